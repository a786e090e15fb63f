using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using Mingsuan.Core.Dimensions;

namespace Mingsuan.Core.Facts;

/// <summary>选择 (a subtree, or a union of subtrees, chosen on some dimensions); unsaid dimensions mean all.</summary>
/// <remarks>Canonical: equal choices have equal <see cref="Key"/>, whatever way they were written. Choices over one
/// set of dimensions are compared as they are; over two sets, by their keys.</remarks>
public sealed class Selector : IEquatable<Selector>
{
    // A large odd number and half a word's turn spread small codes over all the bits of a hash.
    private const uint Mixing = 2_654_435_761;
    private const int Turn = 15;

    private readonly ImmutableArray<int>[] roots;
    private string? key;
    private int hash;
    private int said = -1;

    private Selector(DimensionSet dimensions, ImmutableArray<int>[] roots)
    {
        Dimensions = dimensions;
        this.roots = roots;
    }

    /// <summary>所在的维度组.</summary>
    public DimensionSet Dimensions { get; }

    /// <summary>规范文字, such as <c>side=expenditure;function=206</c>.</summary>
    public string Key => key ??= Describe();

    /// <summary>说到几个维度.</summary>
    public int Said => BitOperations.PopCount((uint)SaidBits);

    /// <summary>某维所选是否就是这一棵子树.</summary>
    public bool Is(Dimension dimension, CodeNode node) =>
        roots[(int)dimension] is { IsDefault: false, Length: 1 } only && only[0] == node.Index;

    /// <summary>是否说到某维: whole dimensions are not said.</summary>
    public bool IsSaid(Dimension dimension) => IsSaid((int)dimension);

    /// <summary>某一维上是否选了不止一棵子树.</summary>
    public bool IsUnion
    {
        get
        {
            for (var d = 0; d < roots.Length; d++)
            {
                if (IsSaid(d) && roots[d].Length > 1) return true;
            }
            return false;
        }
    }

    /// <summary>选不到任何事实: two choices on one dimension do not meet.</summary>
    public bool IsEmpty => roots.Any(r => !r.IsDefault && r.IsEmpty);

    /// <summary>全选.</summary>
    public static Selector All(DimensionSet dimensions) => new(dimensions, new ImmutableArray<int>[DimensionSet.Count]);

    /// <summary>某维所选子树的根; default when the dimension is unsaid.</summary>
    public ImmutableArray<int> Roots(Dimension dimension) => roots[(int)dimension];

    /// <summary>某维所选的代码, several joined by + in their order; empty when the dimension is unsaid.</summary>
    public string Codes(Dimension dimension)
    {
        var (chosen, nodes) = (roots[(int)dimension], Dimensions[dimension].Nodes);
        if (chosen.IsDefault) return "";
        return chosen is [var only] ? nodes[only].Code
            : string.Join('+', chosen.Select(r => nodes[r].Code).Order(StringComparer.Ordinal));
    }

    /// <summary>再选: the meet of this and a choice of subtrees on one dimension.</summary>
    public Selector With(Dimension dimension, params IEnumerable<CodeNode> nodes)
    {
        var chosen = Minimal(Dimensions[dimension], nodes.Select(n => n.Index));
        var current = roots[(int)dimension];
        var next = (ImmutableArray<int>[])roots.Clone();
        next[(int)dimension] = current.IsDefault ? chosen : Meet(Dimensions[dimension], current, chosen);
        return new Selector(Dimensions, next);
    }

    /// <summary>换选: replaces whatever was chosen on the dimension.</summary>
    public Selector Replace(Dimension dimension, params IEnumerable<CodeNode> nodes)
    {
        var next = (ImmutableArray<int>[])roots.Clone();
        next[(int)dimension] = Minimal(Dimensions[dimension], nodes.Select(n => n.Index));
        return new Selector(Dimensions, next);
    }

    /// <summary>不选: leaves a dimension unsaid.</summary>
    public Selector Without(Dimension dimension)
    {
        if (roots[(int)dimension].IsDefault) return this;
        var next = (ImmutableArray<int>[])roots.Clone();
        next[(int)dimension] = default;
        return new Selector(Dimensions, next);
    }

    /// <summary>换选一棵子树.</summary>
    public Selector Replace(Dimension dimension, CodeNode node)
    {
        var next = (ImmutableArray<int>[])roots.Clone();
        next[(int)dimension] = [node.Index];
        return new Selector(Dimensions, next);
    }

    /// <summary>在两个维度上换选.</summary>
    /// <param name="first">一维.</param>
    /// <param name="chosen">换成的根, as <see cref="RootsOf"/> gives them; default keeps what was chosen.</param>
    /// <param name="second">另一维.</param>
    /// <param name="other">换成的根; default keeps what was chosen.</param>
    internal Selector Replace(
        Dimension first, ImmutableArray<int> chosen, Dimension second, ImmutableArray<int> other)
    {
        if (chosen.IsDefault && other.IsDefault) return this;
        var next = (ImmutableArray<int>[])roots.Clone();
        if (!chosen.IsDefault) next[(int)first] = chosen;
        if (!other.IsDefault) next[(int)second] = other;
        return new Selector(Dimensions, next);
    }

    /// <summary>几棵子树合起来的根, sorted, without one that lies under another.</summary>
    internal static ImmutableArray<int> RootsOf(CodeTree tree, IEnumerable<CodeNode> nodes) =>
        Minimal(tree, nodes.Select(n => n.Index));

    /// <summary>交: both choices.</summary>
    public Selector And(Selector other)
    {
        var next = (ImmutableArray<int>[])roots.Clone();
        for (var d = 0; d < next.Length; d++)
        {
            if (other.roots[d].IsDefault) continue;
            next[d] = next[d].IsDefault ? other.roots[d] : Meet(Dimensions[(Dimension)d], next[d], other.roots[d]);
        }
        return new Selector(Dimensions, next);
    }

    /// <summary>是否选中一个事实.</summary>
    public bool Matches(Fact fact)
    {
        for (var d = 0; d < roots.Length; d++)
        {
            if (roots[d].IsDefault)
            {
                if (d == (int)Dimension.Stage && fact.At[d] != 0) return false;
                continue;
            }
            if (!Covers(Dimensions[(Dimension)d], roots[d], fact.At[d])) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Selector? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || !ReferenceEquals(Dimensions, other.Dimensions) || GetHashCode() != other.GetHashCode())
        {
            return false;
        }
        if (SaidBits != other.SaidBits) return false;
        for (var d = 0; d < roots.Length; d++)
        {
            if (IsSaid(d) && !roots[d].AsSpan().SequenceEqual(other.roots[d].AsSpan())) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Selector);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (hash != 0) return hash;
        var made = (uint)SaidBits;
        for (var d = 0; d < roots.Length; d++)
        {
            if (!IsSaid(d)) continue;
            foreach (var root in roots[d])
            {
                made = BitOperations.RotateLeft(unchecked((made ^ (uint)root) * Mixing), Turn);
            }
        }
        return hash = unchecked((int)made) | 1;
    }

    /// <inheritdoc/>
    public override string ToString() => Key;

    private static bool Covers(CodeTree tree, ImmutableArray<int> subtrees, int index)
    {
        foreach (var root in subtrees)
        {
            if (index >= root && index <= tree.Nodes[root].Last) return true;
        }
        return false;
    }

    // Sorted, without a node that lies under another; a complete set of siblings becomes their parent.
    private static ImmutableArray<int> Minimal(CodeTree tree, IEnumerable<int> indexes)
    {
        var sorted = indexes.Distinct().Order().ToList();
        if (sorted.Count <= 1) return [.. sorted];
        var kept = new List<int>();
        foreach (var index in sorted)
        {
            if (kept.Count > 0 && tree.Nodes[kept[^1]].Contains(index)) continue;
            kept.Add(index);
        }
        for (var i = kept.Count - 1; i >= 0; i = Math.Min(i, kept.Count) - 1) i = Collapse(tree, kept, i);
        return [.. kept];
    }

    // The root stays apart: it also holds what is unsaid, which its children do not.
    private static int Collapse(CodeTree tree, List<int> kept, int at)
    {
        var parent = tree.Nodes[kept[at]].Parent;
        if (parent <= 0) return at;
        var children = tree.Children(tree.Nodes[parent]).Select(n => n.Index).ToList();
        if (children.Count < 2 || !children.All(kept.Contains)) return at;
        kept.RemoveAll(children.Contains);
        kept.Add(parent);
        kept.Sort();
        return kept.Count;
    }

    private static ImmutableArray<int> Meet(CodeTree tree, ImmutableArray<int> a, ImmutableArray<int> b) =>
        a is [var x] && b is [var y] ? tree.Nodes[y].Contains(x) ? a : tree.Nodes[x].Contains(y) ? b : []
        : Minimal(tree, a.Where(i => Covers(tree, b, i)).Concat(b.Where(i => Covers(tree, a, i))));

    private bool IsSaid(int dimension) => (SaidBits & (1 << dimension)) != 0;

    // One bit a dimension, found once.
    private int SaidBits
    {
        get
        {
            if (said >= 0) return said;
            var bits = 0;
            for (var d = 0; d < roots.Length; d++)
            {
                if (!roots[d].IsDefault && !IsEverything((Dimension)d)) bits |= 1 << d;
            }
            return said = bits;
        }
    }

    // Every fact has a unit, so the one department at the top of the unit tree says no more than "all".
    private bool IsEverything(Dimension dimension) => roots[(int)dimension] is [0, ..]
        || (dimension == Dimension.Unit && roots[(int)dimension] is [1]
            && Dimensions[dimension].Nodes[1].Last == Dimensions[dimension].Nodes.Length - 1);

    private string Describe()
    {
        var text = new StringBuilder();
        for (var d = 0; d < roots.Length; d++)
        {
            if (!IsSaid(d)) continue;
            if (text.Length > 0) text.Append(';');
            text.Append(DimensionSet.NameOf((Dimension)d)).Append('=');
            var nodes = Dimensions[(Dimension)d].Nodes;
            for (var i = 0; i < roots[d].Length; i++)
            {
                if (i > 0) text.Append('+');
                text.Append(nodes[roots[d][i]].Code);
            }
        }
        return text.ToString();
    }
}
