using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Mingsuan.Core.Rules;

/// <summary>这个函数就是目录里的这条规则: found by the engine, which stamps the id on what it returns.</summary>
/// <param name="id">规则号 in the check catalogue.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CheckAttribute(string id) : Attribute
{
    /// <summary>规则号.</summary>
    public string Id => id;

    /// <summary>一个命名空间里的各规则, by id, then by name.</summary>
    /// <param name="neighbour">a type of that namespace.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Programs keep the whole of this assembly.")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Programs keep the whole of this assembly.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Programs keep the whole of this assembly.")]
    internal static IEnumerable<(string Id, MethodInfo Method)> In(Type neighbour) => neighbour.Assembly.GetTypes()
        .Where(t => t.Namespace == neighbour.Namespace)
        .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        .Select(m => (m.GetCustomAttribute<CheckAttribute>()?.Id, Method: m)).Where(p => p.Id is not null)
        .Select(p => (p.Id!, p.Method))
        .OrderBy(p => p.Item1, StringComparer.Ordinal).ThenBy(p => p.Method.Name, StringComparer.Ordinal);
}
