using System.Globalization;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Recognition;

/// <summary>来件表的一行，对上表式之后.</summary>
/// <param name="Row">在来件表中的行.</param>
/// <param name="Panel">栏.</param>
/// <param name="Code">印出的代码.</param>
/// <param name="Name">印出的名称.</param>
/// <param name="Form">对上的表式行; null when none fits.</param>
/// <param name="Node">按代码展开的行所指的代码; empty for a fixed row.</param>
/// <param name="At">位置.</param>
internal sealed record MatchedRow(
    int Row, int Panel, string Code, string Name, OutlineRow? Form, string Node, Place At)
{
    /// <summary>并列的另一套科目的代码; empty when there is none.</summary>
    public string Beside { get; init; } = "";
}

/// <summary>行的对应 (lays the body rows of one panel over the rows of a form, in order).</summary>
internal sealed class RowMatcher(FormOutline form, int panel, CodeNames names, int? year = null)
{
    private readonly HashSet<int> used = [];
    private readonly CodeTrail trail = new();
    private int last = -1;

    /// <summary>对一行.</summary>
    public MatchedRow Match(int row, string code, string name, Place at)
    {
        var rows = form.Rows[panel];
        var label = Words.Label(OfYear(name));
        if (code.Length == 0 && Fixed(rows, label) is { } known)
        {
            used.Add(known.Index);
            last = known.Index;
            return new MatchedRow(row, panel, code, name, known, "", at);
        }
        // A first row with figures and no words is the total whose label was left out.
        if (code.Length == 0 && label.Length == 0 && last < 0 && rows[0].Form is FixedRow { IsTotal: true })
        {
            last = 0;
            used.Add(0);
            return new MatchedRow(row, panel, code, name, rows[0], "", at);
        }
        foreach (var each in rows.Where(r => r.Form is EachRow))
        {
            if (names.Find((EachRow)each.Form, code, label, trail) is not { } node) continue;
            trail.Add(node);
            return new MatchedRow(row, panel, code, name, each, node, at);
        }
        return new MatchedRow(row, panel, code, name, null, "", at);
    }

    // 2024年决算数 of the year 2024 is 决算数.
    private string OfYear(string name)
    {
        var own = string.Create(CultureInfo.InvariantCulture, $"{year}年");
        return year is not null && name.StartsWith(own, StringComparison.Ordinal)
            ? name[own.Length..].TrimStart('度') : name;
    }

    private OutlineRow? Fixed(IReadOnlyList<OutlineRow> rows, string label)
    {
        var candidates = rows.Where(r => r.Form is FixedRow && !used.Contains(r.Index)).ToList();
        var exact = candidates.Where(r => r.Names.Contains(label)).ToList();
        if (exact.Count > 0) return exact.Find(r => r.Index > last) ?? exact[0];
        if (label.Length < 4) return null;
        var near = candidates.Where(r => r.Names.Any(n => IsNear(n, label))).ToList();
        return near.Find(r => r.Index > last) ?? near.FirstOrDefault();
    }

    /// <summary>行名相近: a few characters more, fewer or other.</summary>
    public static bool IsNear(string form, string printed) => form.Length >= 4
        && (Words.Likeness(form, printed) >= 84
        || (printed.Length > form.Length && printed.StartsWith(form, StringComparison.Ordinal)
            && printed.Length - form.Length <= 3));
}
