using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Recognition;

/// <summary>一张表里已经读过的代码, in order.</summary>
internal sealed class CodeTrail
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<int> lengths = [];

    /// <summary>上一行的代码; empty before the first.</summary>
    public string Last { get; private set; } = "";

    /// <summary>读过一行.</summary>
    public void Add(string code)
    {
        seen.Add(code);
        lengths.Add(code.Length);
        Last = code;
    }

    /// <summary>有没有这个代码的行.</summary>
    public bool Has(string code) => seen.Contains(code);

    /// <summary>上级的行本该在前面却没有: codes of its length were printed, but not it.</summary>
    public bool Lacks(string parent) => parent.Length > 0 && lengths.Contains(parent.Length) && !seen.Contains(parent);
}

/// <summary>代码与名称的查找, over the rulebook's lists; units and projects take whatever code is printed.</summary>
internal sealed class CodeNames(CodeTree functional, CodeTree economic)
{
    private const int Step = 2;
    private const int Shortest = 3;

    private readonly Dictionary<(Dimension, string), List<string>> byName =
        new[] { (Dimension.Function, functional), (Dimension.Economic, economic) }
        .SelectMany(p => p.Item2.Nodes.Skip(1).Where(n => n.Level == 1 || p.Item1 == Dimension.Economic)
            .Select(n => (Key: (p.Item1, Words.Label(n.Name)), n.Code)))
        .GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Select(p => p.Code).ToList());

    /// <summary>一行所指的代码; null when the row names none.</summary>
    /// <param name="form">表式的行.</param>
    /// <param name="code">印出的代码.</param>
    /// <param name="name">印出的名称, as a label.</param>
    /// <param name="trail">这张表里前面的代码.</param>
    public string? Find(EachRow form, string code, string name, CodeTrail trail) => form.Dimension switch
    {
        Dimension.Function or Dimension.Economic => code.Length > 0
            ? Meant(form.Dimension, code, name, trail) is var meant && IsCode(form, meant) ? meant : null
            : Named(form, name, trail),
        Dimension.Unit or Dimension.Project => code.Length > 0 ? code : name.Length > 1 ? name : null,
        _ => null,
    };

    /// <summary>没有代码的名称是不是科目.</summary>
    public bool IsNamed(EachRow form, string name) => Named(form, name, new CodeTrail()) is not null;

    // Of several of one name, the one that stands under the class above; a class first of all.
    private string? Named(EachRow form, string name, CodeTrail trail)
    {
        var known = byName.GetValueOrDefault((form.Dimension, FormerNames.Current(name))) ?? [];
        if (trail.Last.Length == 0 || known.Exists(k => k.Length == Shortest)) return known.FirstOrDefault();
        return known.Find(k => k.StartsWith(trail.Last[..Shortest], StringComparison.Ordinal))
            ?? known.FirstOrDefault();
    }

    // A code the list lacks, or one whose superior stands nowhere above it, is by its name the item of the superior it
    // stands under; else one that lost digits at its head. Any other stays as printed.
    private string Meant(Dimension dimension, string code, string name, CodeTrail trail)
    {
        var tree = dimension == Dimension.Function ? functional : economic;
        var known = tree.Find(code);
        if (known is not null && !trail.Lacks(Above(code))) return code;
        if (Under(tree, code, name, trail) is { } under) return under;
        if (dimension != Dimension.Function || known is not null) return code;
        var named = functional.Nodes.Where(n => n.Code.Length > code.Length && Words.Label(n.Name) == name
            && n.Code.EndsWith(code[1..], StringComparison.Ordinal)).Take(2).ToList();
        return named is [var only] ? only.Code : code;
    }

    private static string? Under(CodeTree tree, string code, string name, CodeTrail trail)
    {
        if (name.Length < Step || !code.All(char.IsAsciiDigit)) return null;
        for (var above = trail.Last; above.Length >= Shortest; above = Above(above))
        {
            if (tree.Find(above) is not { } node) continue;
            var same = tree.Children(node).Where(c => Words.Label(c.Name) == name && !trail.Has(c.Code)).Take(2)
                .ToList();
            if (same is [var only]) return only.Code;
        }
        return null;
    }

    private static string Above(string code) => code.Length > Shortest ? code[..^Step] : "";

    private static bool IsCode(EachRow form, string code) => code.Length is 3 or 5 or 7 && code.All(char.IsAsciiDigit)
        && (form.Under.IsEmpty || form.Under.Any(u => code.StartsWith(u, StringComparison.Ordinal)));
}
