using System.Globalization;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;

namespace Mingsuan.Web.Charts;

/// <summary>支出的两张图 (what the charts and the tables beside them show), in 万元.</summary>
public sealed class SpendingCharts
{
    private readonly FactSet facts;
    private readonly Selector spending;

    public SpendingCharts(CompiledBook compiled)
    {
        facts = compiled.Facts;
        var dimensions = facts.Dimensions;
        var year = compiled.Book.Identity.Year.ToString(CultureInfo.InvariantCulture);
        spending = Selector.All(dimensions)
            .With(Dimension.Side, dimensions[Dimension.Side].Find("expenditure")!)
            .With(Dimension.Year, dimensions[Dimension.Year].Find(year)!)
            .With(Dimension.Vintage, dimensions[Dimension.Vintage].Find("this-year")!);
        Total = facts.Sum(spending) ?? Amount.Zero;
        Functions = [.. Children(Dimension.Function, dimensions[Dimension.Function].Nodes[0], spending)];
        Flows = [.. MakeFlows()];
    }

    /// <summary>支出合计.</summary>
    public Amount Total { get; }

    /// <summary>按功能分类的类、款、项.</summary>
    public IReadOnlyList<Slice> Functions { get; }

    /// <summary>资金来源 → 支出性质 → 功能类.</summary>
    public IReadOnlyList<Flow> Flows { get; }

    /// <summary>占支出合计的百分比, one decimal.</summary>
    public string Share(Amount amount)
    {
        if (Total.IsZero) return "—";
        var percent = Math.Round(amount.Fen * 100m / Total.Fen, 1, MidpointRounding.AwayFromZero);
        return percent.ToString("0.#", CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>最大的一类, for the heading.</summary>
    public Slice? Largest => Functions.MaxBy(s => s.Amount);

    /// <summary>最大的资金来源与它的数.</summary>
    public (string Name, Amount Amount) MainFund => Flows.Where(f => f.Step == 0)
        .GroupBy(f => f.From, StringComparer.Ordinal)
        .Select(g => (g.Key, new Amount(g.Sum(f => f.Amount.Fen)))).MaxBy(p => p.Item2);

    private IEnumerable<Slice> Children(Dimension dimension, CodeNode parent, Selector within)
    {
        foreach (var node in facts.Dimensions[dimension].Children(parent))
        {
            var chosen = within.With(dimension, node);
            if (facts.Sum(chosen) is not { } amount || amount <= Amount.Zero) continue;
            yield return new Slice(node.Display, node.Name, node.Level, amount, [.. Children(dimension, node, chosen)]);
        }
    }

    private IEnumerable<Flow> MakeFlows()
    {
        var dimensions = facts.Dimensions;
        var funds = dimensions[Dimension.Fund].Nodes.Where(n => n.IsLeaf && n.Index > 0);
        var kinds = dimensions[Dimension.Kind].Nodes.Where(n => n.Level == 1).ToList();
        foreach (var flow in funds.SelectMany(f => kinds.Select(k => Between(0, Dimension.Fund, f, k))))
        {
            if (flow is not null) yield return flow;
        }
        foreach (var c in dimensions[Dimension.Function].Nodes.Where(n => n.Level == 1))
        {
            foreach (var kind in kinds)
            {
                if (Between(1, Dimension.Function, c, kind) is { } flow) yield return flow;
            }
        }
    }

    private Flow? Between(int step, Dimension dimension, CodeNode node, CodeNode kind)
    {
        var amount = facts.Sum(spending.With(dimension, node).With(Dimension.Kind, kind));
        if (amount is not { } a || a <= Amount.Zero) return null;
        return step == 0 ? new Flow(0, node.Name, kind.Name, a) : new Flow(1, kind.Name, node.Name, a);
    }
}

/// <summary>一片: a code, its amount and its parts.</summary>
public sealed record Slice(string Code, string Name, int Level, Amount Amount, IReadOnlyList<Slice> Parts);

/// <summary>一股: from a fund to a kind (step 0), or from a kind to a functional class (step 1).</summary>
public sealed record Flow(int Step, string From, string To, Amount Amount);
