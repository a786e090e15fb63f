using System.Collections.Immutable;

namespace Mingsuan.Core.Dimensions;

/// <summary>代码节点 (one code of a dimension).</summary>
/// <param name="Index">先序序号; the root is 0.</param>
/// <param name="Last">子树最后一个节点的序号.</param>
/// <param name="Parent">上级节点序号; -1 for the root.</param>
/// <param name="Level">级次; the root is 0.</param>
/// <param name="Code">代码, unique in the tree; empty for the root.</param>
/// <param name="Name">名称.</param>
/// <param name="Display">印出的代码; usually the code itself.</param>
/// <param name="From">启用年度; null when always.</param>
/// <param name="To">停用前最后年度; null when in force.</param>
/// <param name="Confidence">把握程度 of the row in the code list.</param>
/// <param name="Source">出处.</param>
/// <param name="Tag">附注 a dimension gives its nodes, such as the unit of a project.</param>
public sealed record CodeNode(
    int Index, int Last, int Parent, int Level, string Code, string Name, string Display,
    int? From = null, int? To = null, string Confidence = "", string Source = "", string Tag = "")
{
    /// <summary>该年度是否在用.</summary>
    public bool InForce(int year) => (From is null || From <= year) && (To is null || year <= To);

    /// <summary>是否包含另一节点 (itself or a descendant).</summary>
    public bool Contains(int index) => index >= Index && index <= Last;

    /// <summary>是否末级.</summary>
    public bool IsLeaf => Last == Index;
}

/// <summary>编树的一行.</summary>
public sealed record CodeRow(
    string Code, string Name, string Parent, string? Display = null, int? From = null, int? To = null,
    string Confidence = "", string Source = "", string Tag = "");

/// <summary>代码树 (the tree of one dimension), nodes in preorder so that a subtree is an interval.</summary>
public sealed class CodeTree
{
    private readonly Dictionary<string, int> byCode;
    private readonly ImmutableArray<int>[] children;

    private CodeTree(ImmutableArray<CodeNode> nodes, ImmutableArray<int>[] children)
    {
        Nodes = nodes;
        this.children = children;
        byCode = nodes.ToDictionary(n => n.Code, n => n.Index, StringComparer.Ordinal);
    }

    /// <summary>全部节点, preorder; the first is the root, "all" or "unsaid".</summary>
    public ImmutableArray<CodeNode> Nodes { get; }

    /// <summary>由各行编树; siblings keep the order given; a row whose parent is absent hangs from the root.</summary>
    public static CodeTree Build(IEnumerable<CodeRow> rows)
    {
        var list = rows.ToList();
        var codes = list.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        var byParent = list.ToLookup(r => codes.Contains(r.Parent) ? r.Parent : "", StringComparer.Ordinal);
        var nodes = new List<CodeNode>();
        var kids = new List<ImmutableArray<int>>();

        void Add(CodeRow row, int parent, int level)
        {
            var index = nodes.Count;
            nodes.Add(new CodeNode(index, index, parent, level, row.Code, row.Name, row.Display ?? row.Code,
                row.From, row.To, row.Confidence, row.Source, row.Tag));
            kids.Add([]);
            var own = ImmutableArray.CreateBuilder<int>();
            foreach (var child in byParent[row.Code])
            {
                if (child.Code.Length == 0) continue;
                own.Add(nodes.Count);
                Add(child, index, level + 1);
            }
            nodes[index] = nodes[index] with { Last = nodes.Count - 1 };
            kids[index] = own.ToImmutable();
        }

        Add(new CodeRow("", "", ""), -1, 0);
        return new CodeTree([.. nodes], [.. kids]);
    }

    /// <summary>按代码找; null when there is no such code.</summary>
    public CodeNode? Find(string code) => byCode.TryGetValue(code, out var index) ? Nodes[index] : null;

    /// <summary>直接下级.</summary>
    public IEnumerable<CodeNode> Children(CodeNode node) => children[node.Index].Select(i => Nodes[i]);

    /// <summary>上级链, nearest first, root left out.</summary>
    public IEnumerable<CodeNode> Ancestors(CodeNode node)
    {
        for (var up = node.Parent; up > 0; up = Nodes[up].Parent) yield return Nodes[up];
    }

    /// <summary>最相近的几个代码, for messages: by edit distance of the code, then order.</summary>
    public IEnumerable<CodeNode> Nearest(string code, int count = 3) => Nodes.Skip(1)
        .Select(n => (Node: n, Distance: EditDistance(n.Code, code)))
        .Where(p => p.Distance <= Math.Max(2, code.Length / 2))
        .OrderBy(p => p.Distance).ThenByDescending(p => CommonStart(p.Node.Code, code)).ThenBy(p => p.Node.Index)
        .Take(count).Select(p => p.Node);

    private static int CommonStart(string a, string b) => a.Zip(b).TakeWhile(p => p.First == p.Second).Count();

    private static int EditDistance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
