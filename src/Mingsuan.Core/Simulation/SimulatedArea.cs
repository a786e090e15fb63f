using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Simulation;

/// <summary>模拟部门所在的地区: a district, or a city where the form set is not for districts.</summary>
/// <param name="Name">地区.</param>
/// <param name="Here">自称.</param>
/// <param name="Code">财政区划.</param>
internal sealed record SimulatedArea(string Name, string Here, string Code)
{
    /// <summary>部门的名称.</summary>
    public string Department => Name + "管理局";

    /// <summary>用某套表样的部门所在的地区.</summary>
    public static SimulatedArea Of(string formSet) => Rulebook.IsForDistricts(formSet)
        ? new("示例区", "本区", "310107") : new("示例市", "本市", "310000");
}
