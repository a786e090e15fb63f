using System.Collections.Immutable;

namespace Mingsuan.Core.Dimensions;

/// <summary>维度 (a coordinate of every fact).</summary>
public enum Dimension
{
    /// <summary>年度.</summary>
    Year,

    /// <summary>方向: 收入 revenue, 支出 expenditure, 政府采购 procurement.</summary>
    Side,

    /// <summary>预算单位.</summary>
    Unit,

    /// <summary>资金来源.</summary>
    Fund,

    /// <summary>年份来源: 本年, 上年结转, 结转下年.</summary>
    Vintage,

    /// <summary>支出性质: 基本 (人员, 公用), 项目, 经营, 上缴, 补助.</summary>
    Kind,

    /// <summary>支出功能分类.</summary>
    Function,

    /// <summary>部门预算支出经济分类.</summary>
    Economic,

    /// <summary>政府预算支出经济分类.</summary>
    GovernmentEconomic,

    /// <summary>项目 (under its unit and group).</summary>
    Project,

    /// <summary>采购类别: 货物, 工程, 服务.</summary>
    Procurement,

    /// <summary>阶段: 年初预算, 调整预算, 执行 …; unsaid means the document's own, for amounts of two stages never
    /// add up.</summary>
    Stage,

    /// <summary>单位类型: 行政, 参公, 事业; every fact has that of its unit.</summary>
    UnitType,
}

/// <summary>一组维度的树 (what facts live on): code lists of the rulebook, the package's units and projects.</summary>
public sealed class DimensionSet
{
    /// <summary>维度个数.</summary>
    public static readonly int Count = Enum.GetValues<Dimension>().Length;

    private static readonly ImmutableDictionary<string, Dimension> ByName =
        new Dictionary<string, Dimension>(StringComparer.Ordinal)
        {
            ["year"] = Dimension.Year,
            ["side"] = Dimension.Side,
            ["unit"] = Dimension.Unit,
            ["fund"] = Dimension.Fund,
            ["vintage"] = Dimension.Vintage,
            ["kind"] = Dimension.Kind,
            ["function"] = Dimension.Function,
            ["economic"] = Dimension.Economic,
            ["government-economic"] = Dimension.GovernmentEconomic,
            ["project"] = Dimension.Project,
            ["procurement"] = Dimension.Procurement,
            ["stage"] = Dimension.Stage,
            ["unit-type"] = Dimension.UnitType,
        }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> Names =
        [.. Enum.GetValues<Dimension>().Select(d => ByName.First(p => p.Value == d).Key)];

    private readonly CodeTree[] trees = new CodeTree[Count];

    /// <summary>新建; every dimension must be given.</summary>
    public DimensionSet(IReadOnlyDictionary<Dimension, CodeTree> trees)
    {
        foreach (var dimension in Enum.GetValues<Dimension>()) this.trees[(int)dimension] = trees[dimension];
    }

    /// <summary>某维的树.</summary>
    public CodeTree this[Dimension dimension] => trees[(int)dimension];

    /// <summary>由数据中的名字取维度; null when unknown.</summary>
    public static Dimension? Parse(string name) => ByName.TryGetValue(name, out var d) ? d : null;

    /// <summary>数据中的名字.</summary>
    public static string NameOf(Dimension dimension) => Names[(int)dimension];
}
