using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Recognition.Sheets;

/// <summary>申报表与预算表之间 (the same query printed in a sheet and in a table): project by project, and for the
/// whole.</summary>
internal sealed class SheetTies(IReadOnlyList<RecognisedTable> tables, List<Statement> figures)
{
    private readonly List<(RecognisedRow Row, string Plain)> rows = [.. Projects(tables)
        .SelectMany(t => t.Rows).Select(r => (r, Plain(r.Label)))];

    private readonly ILookup<int, Statement> byRow = figures.Where(f => f.IsOwn && f.Table >= 0
        && Projects(tables).Any(t => t.Index == f.Table)).ToLookup(f => f.Cell.Row);

    private readonly List<Statement> totals = [.. figures.Where(f => f is { IsOwn: true, Table: >= 0 }
        && f.Selector is not null && tables[f.Table].Form?.Role is not null and not FormRole.Projects
        && new[] { Dimension.Function, Dimension.Economic, Dimension.Unit, Dimension.Project }
            .All(d => !f.Selector.IsSaid(d)))];

    private static IEnumerable<RecognisedTable> Projects(IReadOnlyList<RecognisedTable> tables) =>
        tables.Where(t => t.Form?.Role == FormRole.Projects).Take(1);

    /// <summary>项目支出表里这个项目的合计; null when no row or more than one is its.</summary>
    public int? RowTotal(ProjectSheet sheet) => Row(sheet) is not { } row ? null
        : Statements(row).Where(f => f.Selector is { } s && !s.IsSaid(Dimension.Fund)
                && Code(f, Dimension.Vintage) is "" or "this-year").Select(f => (int?)f.Index).FirstOrDefault();

    /// <summary>项目支出表里这个项目的一种资金, as an equality with the sheet's; null when either is missing.</summary>
    public LinearRelation? Source(ProjectSheet sheet, SheetSource source)
    {
        if (!sheet.Sources.TryGetValue(source, out var own) || Row(sheet) is not { } row) return null;
        var parts = Statements(row).Where(f => f.Selector is not null && Is(f, source)).Select(f => f.Index).ToList();
        return parts.Count == 0 ? null : LinearRelation.Sum(source == SheetSource.Own ? "H09" : "B24", own, parts);
    }

    private RecognisedRow? Row(ProjectSheet sheet)
    {
        var coded = rows.Where(r => r.Row.Code.Length > 0 && r.Row.Code == sheet.Code).Take(2).ToList();
        if (coded.Count > 0) return coded.Count == 1 ? coded[0].Row : null;
        if (sheet.Name.Length == 0) return null;
        // The unit's name may stand in a column of its own and be read with the project's.
        var name = Plain(sheet.Name);
        var named = rows.FindAll(r => r.Plain.StartsWith(name, StringComparison.Ordinal));
        var exact = named.FindAll(r => r.Plain == name);
        return exact.Count == 1 ? exact[0].Row : named.Count == 1 ? named[0].Row : null;
    }

    private IEnumerable<Statement> Statements(RecognisedRow row) => byRow[row.Row];

    private static bool Is(Statement figure, SheetSource source)
    {
        var (fund, vintage) = (Code(figure, Dimension.Fund), Code(figure, Dimension.Vintage));
        var isFiscal = fund is "general-public-budget" or "government-fund-budget" or "state-capital-budget";
        return source switch
        {
            SheetSource.General => fund == "general-public-budget",
            SheetSource.Own => fund == "general-public-budget" && vintage != "brought-forward",
            SheetSource.GovernmentFund => fund == "government-fund-budget",
            SheetSource.StateCapital => fund == "state-capital-budget",
            SheetSource.SpecialAccount => fund == "special-account",
            SheetSource.Brought => isFiscal && vintage == "brought-forward",
            _ => fund == "unit-funds",
        };
    }

    /// <summary>整体表与预算表.</summary>
    public IEnumerable<Relation> Of(WholeSheet sheet)
    {
        var spent = Side("expenditure").Where(f => !f.Selector!.IsSaid(Dimension.Kind)).ToList();
        var earned = Side("revenue").ToList();
        foreach (var group in sheet.Groups)
        {
            var all = group.Side == "revenue" ? earned : spent;
            // A sheet whose first 合计 has no rows above it may not be of the revenue.
            if (group.Total.Amount is { } total && group.Rows.Count > 0 && Nearest(total, all) is { } whole)
                yield return LinearRelation.Equal("B27", total, whole);
            foreach (var row in group.Rows.Where(r => r.Amount is not null))
            {
                if (Equals(row.Amount!.Value, Side(group.Side).Where(f => Says(f, row.Label))) is { } same)
                    yield return LinearRelation.Equal("B27", row.Amount.Value, same);
            }
        }
        if (sheet.Spent is { } budget && Nearest(budget, spent) is { } told)
            yield return LinearRelation.Equal("B27", budget, told);
        var kinds = Side("expenditure").Where(f => Code(f, Dimension.Kind) == "project").ToList();
        if (sheet.OnProjects is { } own && Nearest(own, kinds) is { } onProjects)
            yield return LinearRelation.Equal("B27", own, onProjects);
    }

    private IEnumerable<Statement> Side(string side) =>
        totals.Where(f => Code(f, Dimension.Side) == side && f.Value > 0);

    // Total and 本年合计 differ by what is carried on: the one that the sheet prints, or else the first.
    private int? Nearest(int figure, IEnumerable<Statement> candidates)
    {
        var all = candidates.Where(f => !f.Selector!.IsSaid(Dimension.Fund)).ToList();
        return Equals(figure, all) ?? all.Select(f => (int?)f.Index).FirstOrDefault();
    }

    private int? Equals(int figure, IEnumerable<Statement> candidates) => candidates
        .Where(f => Math.Abs(f.Value - figures[figure].Value) * 2 <= f.Step + figures[figure].Step)
        .Select(f => (int?)f.Index).FirstOrDefault();

    private static bool Says(Statement figure, string label) => label switch
    {
        "财政拨款" => Code(figure, Dimension.Fund) == "fiscal-appropriation",
        "财政专户管理资金" => Code(figure, Dimension.Fund) == "special-account",
        "单位资金" => Code(figure, Dimension.Fund) == "unit-funds",
        _ when label.StartsWith("人员", StringComparison.Ordinal) => Code(figure, Dimension.Kind) == "personnel",
        _ when label.StartsWith("特定目标", StringComparison.Ordinal) =>
            Code(figure, Dimension.Kind) is "specific-target" or "project",
        _ => false,
    };

    private static string Code(Statement figure, Dimension dimension) =>
        figure.Selector?.Roots(dimension) is { IsDefault: false } roots
        ? string.Join('+', roots.Select(r => figure.Selector.Dimensions[dimension].Nodes[r].Code)) : "";

    /// <summary>名称里的字与数字, whatever punctuation stands between.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
