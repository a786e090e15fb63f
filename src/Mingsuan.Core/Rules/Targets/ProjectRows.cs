using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Rules.Codes;

namespace Mingsuan.Core.Rules.Targets;

/// <summary>项目支出表的一行.</summary>
/// <param name="Row">行.</param>
/// <param name="Plain">项目名称 without spaces and marks.</param>
/// <param name="Total">最大的金额 of the row.</param>
internal sealed record ProjectRow(RecognisedRow Row, string Plain, Statement Total);

/// <summary>项目支出表的各行, found by name and by amount.</summary>
internal sealed class ProjectRows
{
    private readonly ImmutableArray<ProjectRow> byName;
    private readonly ILookup<long, ProjectRow> byAmount;

    private ProjectRows(IEnumerable<ProjectRow> rows)
    {
        byName = [.. rows.OrderBy(r => r.Plain, StringComparer.Ordinal)];
        byAmount = byName.ToLookup(r => r.Total.Value);
    }

    /// <summary>The rows that have an amount; none when there is no project table.</summary>
    public static ProjectRows Of(CheckContext context) => new(context.Table(FormRole.Projects) is not { } table ? []
        : OtherCodes.ProjectRows(context)
            .Select(r => (Row: r, Total: context.Statements(table, r).Where(f => f.UnitFen > 0).MaxBy(f => f.Value)))
            .Where(p => p.Total is not null).Select(p => new ProjectRow(p.Row, Likeness.Plain(p.Row.Label), p.Total!)));

    /// <summary>The rows of that name; when there is none, those whose name begins with it: the unit's name may stand
    /// in a column of its own and be read with the project's.</summary>
    public ImmutableArray<ProjectRow> Named(string name)
    {
        var plain = Likeness.Plain(name);
        var (from, to) = (0, byName.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (string.CompareOrdinal(byName[middle].Plain, plain) < 0) from = middle + 1;
            else to = middle;
        }
        ImmutableArray<ProjectRow> found =
            [.. byName.Skip(from).TakeWhile(r => r.Plain.StartsWith(plain, StringComparison.Ordinal))];
        return found is [{ } first, ..] && first.Plain == plain ? [.. found.TakeWhile(r => r.Plain == plain)] : found;
    }

    /// <summary>The rows of that amount, as printed.</summary>
    public ImmutableArray<ProjectRow> OfAmount(decimal printed) => [.. byName.Select(r => r.Total.UnitFen).Distinct()
        .SelectMany(u => byAmount[(long)(printed * u)].Where(r => r.Total.UnitFen == u))];
}
