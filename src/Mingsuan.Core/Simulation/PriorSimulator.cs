using System.Collections.Immutable;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;

namespace Mingsuan.Core.Simulation;

/// <summary>模拟上年数: most lines moved up or down, some flat, some new this year, some ended last year.</summary>
internal sealed class PriorSimulator(SimulationPlan plan, Chance chance)
{
    public ImmutableArray<PriorLine> Make(IReadOnlyList<ExpenditureLine> lines, IReadOnlyList<Project> projects)
    {
        var spent = Movements(lines, projects);
        if (chance.Percent(50)) spent.Add((Ended(lines[0].Unit), new Amount(chance.Between(10_000, 600_000) * 100)));
        return Lines(spent, plan.Year - 1);
    }

    /// <summary>年初预算: final amounts moved; what was not in it is absent, not zero.</summary>
    public ImmutableArray<PriorLine> Initial(
        IReadOnlyList<ExpenditureLine> lines, IReadOnlyList<Project> projects) =>
        Lines(Movements(lines, projects), plan.Year);

    private List<(PriorKey Key, Amount Amount)> Movements(
        IReadOnlyList<ExpenditureLine> lines, IReadOnlyList<Project> projects) =>
        [.. lines.Where(l => l.Vintage != "carried-forward").Select(l => (
                Key: new PriorKey(l.Unit, l.Fund, l.Vintage, l.Kind, l.Function, l.Economic), l.Amount))
            .Concat(projects.SelectMany(p => p.Lines.Select(l => (
                Key: new PriorKey(p.Unit, l.Fund ?? p.Fund, l.Vintage ?? p.Vintage, p.Kind,
                    l.Function ?? p.Function, l.Economic), l.Amount))))
            .GroupBy(s => s.Key)
            .Select(g => (g.Key, Amount: Moved(g.Sum(s => s.Amount.Fen))))
            .Where(p => p.Amount > Amount.Zero)];

    private static ImmutableArray<PriorLine> Lines(List<(PriorKey Key, Amount Amount)> spent, int year)
    {
        var revenue = spent.GroupBy(p => (p.Key.Unit, p.Key.Fund, p.Key.Vintage)).Select(g => Line(
            year, "revenue", new PriorKey(g.Key.Unit, g.Key.Fund, g.Key.Vintage, "", "", ""),
            new Amount(g.Sum(p => p.Amount.Fen))));
        return [.. spent.Select(p => Line(year, "expenditure", p.Key, p.Amount)), .. revenue];
    }

    // An item of last year that this year has not.
    private static PriorKey Ended(string unit) =>
        new(unit, "general-public-budget", "current", "specific-target", "2010607", "30213");

    private static PriorLine Line(int year, string side, PriorKey key, Amount amount) => new(
        year, side, key.Unit, key.Fund, key.Vintage, key.Kind, key.Function, key.Economic, "", amount, "",
        default);

    private Amount Moved(long fen)
    {
        if (chance.Percent(8)) return Amount.Zero;
        if (chance.Percent(15)) return new Amount(fen);
        var grain = plan.Grain == AmountGrain.Yuan ? 100 : 1;
        return new Amount(fen * chance.Between(70, 130) / 100 / grain * grain);
    }

    private readonly record struct PriorKey(
        string Unit, string Fund, string Vintage, string Kind, string Function, string Economic);
}
