using CsCheck;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Simulation;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Facts;

/// <summary>
/// 选择与合计. Invariants: 1. a node's own facts and its children's make up its sum; 2. the same choice has one key
/// however it is written; 3. the indexed sum is the plain sum; 4. no facts is blank, not zero;
/// 5. equal keys and equal choices are one thing; 6. a code stands exactly when a fact lies under it.
/// </summary>
public sealed class SelectorTests
{
    private static readonly FactSet Set = PackageFacts.Build(
        DepartmentSimulator.Simulate(new SimulationPlan { Seed = 3 }),
        Rulebook.Open(YamlReader.Parse).Classifications).Facts;

    private static readonly Gen<int> AnyNumber = Gen.Int[0, 1_000_000];

    private static readonly Gen<Dimension> AnyDimension = Gen.Int[0, DimensionSet.Count - 1].Select(i => (Dimension)i);

    private static readonly Gen<Selector> AnySelector =
        Gen.Select(AnyDimension, AnyNumber, AnyDimension, AnyNumber)
            .Select((d, i, e, j) => Selector.All(Set.Dimensions).With(d, Node(d, i)).With(e, Node(e, j)));

    [Fact]
    public void The_indexed_sum_is_the_sum_over_all_facts() => AnySelector.Sample(s =>
    {
        var plain = Set.Facts.Where(s.Matches).ToList();
        var sum = Set.Sum(s);
        return plain.Count == 0 ? sum is null : sum == new Amount(plain.Sum(f => f.Amount.Fen));
    });

    [Fact]
    public void A_node_is_its_own_facts_and_its_children() => Gen.Select(AnySelector, AnyNumber).Sample((s, i) =>
    {
        var tree = Set.Dimensions[Dimension.Function];
        var node = Node(Dimension.Function, i);
        var whole = Set.Sum(s.With(Dimension.Function, node))?.Fen ?? 0;
        var own = Set.Select(s.With(Dimension.Function, node))
            .Where(f => f[Dimension.Function] == node.Index).Sum(f => f.Amount.Fen);
        var parts = tree.Children(node).Sum(c => Set.Sum(s.With(Dimension.Function, c))?.Fen ?? 0);
        return whole == own + parts;
    });

    [Fact]
    public void The_order_of_choices_does_not_change_the_key() => Gen.Select(AnySelector, AnySelector)
        .Sample((a, b) => a.And(b).Key == b.And(a).Key && a.And(a).Key == a.Key);

    [Fact]
    public void Choices_are_equal_exactly_when_their_keys_are() => Gen.Select(AnySelector, AnySelector)
        .Sample((a, b) => new[] { (a, b), (a.And(b), b.And(a)), (a, a.And(a)), (a.And(b), a) }.All(p =>
            p.Item1.Equals(p.Item2) == (p.Item1.Key == p.Item2.Key)
            && (p.Item1.Key != p.Item2.Key || p.Item1.GetHashCode() == p.Item2.GetHashCode())));

    [Fact]
    public void A_code_stands_exactly_when_a_fact_lies_under_it() => AnyDimension.Sample(d =>
    {
        var plain = Set.Dimensions[d].Nodes.Skip(1)
            .Where(n => Set.CountOf(Selector.All(Set.Dimensions).With(d, n)) > 0);
        return plain.SequenceEqual(Set.Standing(d));
    }, iter: 30);

    [Fact]
    public void All_parts_of_a_whole_are_the_whole()
    {
        var kinds = Set.Dimensions[Dimension.Kind];
        var basic = Selector.All(Set.Dimensions).With(Dimension.Kind, kinds.Find("basic")!);
        var parts = Selector.All(Set.Dimensions).With(Dimension.Kind, kinds.Find("personnel")!, kinds.Find("running")!);
        Assert.Equal(basic.Key, parts.Key);
    }

    [Fact]
    public void The_only_department_says_no_more_than_all()
    {
        var department = Selector.All(Set.Dimensions).With(Dimension.Unit, Set.Dimensions[Dimension.Unit].Nodes[1]);
        Assert.Equal(Selector.All(Set.Dimensions).Key, department.Key);
    }

    [Fact]
    public void No_fact_is_blank_and_not_zero()
    {
        var foreign = Set.Dimensions[Dimension.Function].Find("202")!;
        var nothing = Selector.All(Set.Dimensions).With(Dimension.Function, foreign);
        Assert.Null(Set.Sum(nothing));
    }

    [Fact]
    public void Choices_that_do_not_meet_select_nothing()
    {
        var kinds = Set.Dimensions[Dimension.Kind];
        var none = Selector.All(Set.Dimensions)
            .With(Dimension.Kind, kinds.Find("basic")!).With(Dimension.Kind, kinds.Find("project")!);
        Assert.True(none.IsEmpty);
        Assert.Null(Set.Sum(none));
    }

    private static CodeNode Node(Dimension dimension, int index)
    {
        var nodes = Set.Dimensions[dimension].Nodes;
        return nodes[index % nodes.Length];
    }
}
