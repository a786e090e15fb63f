using System.Collections.Immutable;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;

namespace Mingsuan.Core.Simulation;

/// <summary>模拟上年数: most lines moved up or down, some flat, some new this year, some ended last year.</summary>
internal sealed class PriorSimulator(SimulationPlan plan, Chance chance)
{
    public ImmutableArray<PriorLine> Make(IReadOnlyList<ExpenditureLine> lines, IReadOnlyList<Project> projects)
    {
        var spent = lines.Where(l => l.Vintage != "carried-forward")
            .Select(l => (l.Unit, l.Fund, l.Vintage, l.Kind, l.Function, l.Economic, l.Amount))
            .Concat(projects.SelectMany(p => p.Lines.Select(l => (p.Unit, Fund: l.Fund ?? p.Fund, Vintage: l.Vintage ?? p.Vintage, p.Kind,
                Function: l.Function ?? p.Function, l.Economic, l.Amount))))
            .GroupBy(s => (s.Unit, s.Fund, s.Vintage, s.Kind, s.Function, s.Economic))
            .Select(g => (g.Key, Amount: Moved(g.Sum(s => s.Amount.Fen))))
            .Where(p => p.Amount > Amount.Zero).ToList();
        var expenditure = spent.Select(p => Line("expenditure", p.Key.Unit, p.Key.Fund, p.Key.Vintage, p.Key.Kind, p.Key.Function, p.Key.Economic, p.Amount));
        var revenue = spent.GroupBy(p => (p.Key.Unit, p.Key.Fund, p.Key.Vintage))
            .Select(g => Line("revenue", g.Key.Unit, g.Key.Fund, g.Key.Vintage, "", "", "", new Amount(g.Sum(p => p.Amount.Fen))));
        return [.. expenditure, .. revenue];
    }

    private PriorLine Line(
        string side, string unit, string fund, string vintage, string kind, string function, string economic, Amount amount) => new(
        plan.Year - 1, side, unit, fund, vintage, kind, function, economic, "", amount, "", default);

    private Amount Moved(long fen)
    {
        if (chance.Percent(8)) return Amount.Zero;
        if (chance.Percent(15)) return new Amount(fen);
        var grain = plan.Grain == AmountGrain.Yuan ? 100 : 1;
        return new Amount(fen * chance.Between(70, 130) / 100 / grain * grain);
    }
}
