using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition.Plain;

/// <summary>无表式的列的种类.</summary>
internal enum PlainKind
{
    /// <summary>不读: numbers that are no money, notes, running numbers.</summary>
    Other,

    /// <summary>行名或代码.</summary>
    Label,

    /// <summary>金额.</summary>
    Money,

    /// <summary>增减额.</summary>
    Change,

    /// <summary>增减百分比.</summary>
    Growth,

    /// <summary>完成率.</summary>
    Completion,
}

/// <summary>无表式的一列.</summary>
/// <param name="Index">来件列.</param>
/// <param name="Kind">种类.</param>
/// <param name="Headers">表头各格, top first.</param>
/// <param name="Words">表头文字, joined, years and brackets kept.</param>
internal sealed record PlainColumn(int Index, PlainKind Kind, ImmutableArray<SourceCell> Headers, string Words)
{
    /// <summary>最下一格的文字, normalised.</summary>
    public string Name => Headers.IsEmpty ? "" : Recognition.Words.Header(Headers[^1].Text);

    /// <summary>说给人听的列名, years kept: what tells last year's amount from this year's.</summary>
    public string Shown => string.Join('/', Headers.Select(h => h.Text.Trim()));

    /// <summary>是否合计列.</summary>
    public bool IsTotal => PlainColumns.IsTotal(Name);
}

/// <summary>无表式的一栏: label columns, then amounts.</summary>
internal sealed record PlainPanel(ImmutableArray<PlainColumn> Labels, ImmutableArray<PlainColumn> Statements)
{
    /// <summary>金额列.</summary>
    public IEnumerable<PlainColumn> Money => Statements.Where(c => c.Kind == PlainKind.Money);
}

/// <summary>认列 (what each column of a table without a form holds), by its header and by what stands in it.</summary>
internal static partial class PlainColumns
{
    /// <summary>各栏; empty when the table holds no money.</summary>
    public static ImmutableArray<PlainPanel> Of(HeaderGrid grid)
    {
        var columns = grid.Kinds.ToList();
        var panels = ImmutableArray.CreateBuilder<PlainPanel>();
        for (var at = 0; at < columns.Count;)
        {
            var end = at;
            while (end < columns.Count && !IsAmount(columns[end])) end++;
            var labels = columns[at..end];
            at = end;
            while (end < columns.Count && columns[end].Kind != PlainKind.Label) end++;
            var figures = columns[at..end].Where(IsAmount).ToImmutableArray();
            at = end;
            if (figures.IsEmpty) break;
            panels.Add(new PlainPanel([.. labels.Where(c => c.Kind == PlainKind.Label)], figures));
        }
        return panels.ToImmutable();
    }

    /// <summary>合计、总计、小计, and 本年收入合计.</summary>
    public static bool IsTotal(string name) => TotalName().IsMatch(name);

    /// <summary>表头里的字说的是钱.</summary>
    public static bool SaysMoney(string text) => MoneyWords().IsMatch(text);

    /// <summary>表头里的字说的是增减.</summary>
    public static bool SaysChange(string text) => ChangeWords().IsMatch(text);

    /// <summary>各列.</summary>
    public static ImmutableArray<PlainColumn> All(HeaderGrid grid) =>
        [.. Enumerable.Range(0, grid.Table.Columns).Select(x => Column(grid, x))];

    /// <summary>金额、增减或百分比.</summary>
    public static bool IsAmount(PlainColumn column) => column.Kind is not (PlainKind.Other or PlainKind.Label);

    private static PlainColumn Column(HeaderGrid grid, int x)
    {
        var words = grid.HeaderText(x);
        return new PlainColumn(x, KindOf(grid, x, words), grid.HeaderCells(x), words);
    }

    private static PlainKind KindOf(HeaderGrid grid, int x, string words)
    {
        var (numbers, texts) = (0, 0);
        for (var y = grid.HeaderRows; y < grid.Table.Rows; y++)
        {
            if (grid.Start(y, x) is not { } cell || cell.ColumnSpan > 1) continue;
            var text = cell.Text.Trim();
            if (Number(text) is { } n) numbers += n.IsDash ? 0 : 1;
            else if (text.Length > 0) texts++;
        }
        if (Running().IsMatch(words)) return PlainKind.Other;
        if (CodeWords().IsMatch(words) || texts > numbers)
            return texts + numbers > 0 ? PlainKind.Label : PlainKind.Other;
        if (numbers == 0 || texts > 0 || words.Length == 0) return PlainKind.Other;
        if (NoMoney().IsMatch(words)) return PlainKind.Other;
        if (CompletionWords().IsMatch(words)) return PlainKind.Completion;
        if (ChangeWords().IsMatch(words)) return PercentWords().IsMatch(words) ? PlainKind.Growth : PlainKind.Change;
        return PercentWords().IsMatch(words) ? PlainKind.Other : PlainKind.Money;
    }

    /// <summary>格中的数, a percent sign allowed.</summary>
    public static PrintedNumber? Number(string text) => PrintedNumber.Parse(text.Trim().TrimEnd('%', '％'));

    /// <summary>去空白, 括号与百分号统一.</summary>
    public static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) compact.Append(c switch { '(' => '（', ')' => '）', '％' => '%', _ => c });
        }
        return compact.ToString();
    }

    [GeneratedRegex("^[^·表]{0,10}(?<=^|收入|支出|经费|拨款)(?:合计|总计|小计|共计)$", RegexOptions.None, 10_000)]
    private static partial Regex TotalName();

    [GeneratedRegex("金额|预算|决算|支出|收入|经费|资金|拨款|亿元|万元|元）|合计", RegexOptions.None, 10_000)]
    private static partial Regex MoneyWords();

    [GeneratedRegex("序号$|行次$|栏次$|备注$|说明$|原因$|依据$", RegexOptions.None, 10_000)]
    private static partial Regex Running();

    [GeneratedRegex("编码|代码|[科项]目编号|^类$|^款$|[^出入]类$|科目款$|编号$", RegexOptions.None, 10_000)]
    private static partial Regex CodeWords();

    [GeneratedRegex("人数|数量|单价|[个台辆套件户次]数|面积|编制数?$|实有|批次|人次|团组|年限|指标|分值|权重|得分|年份|期限|目标|标准"
        + "|（(?:人|辆|台|台/套|台（套）|个|批|次|件|套|平方米|人次)）|邮编|电话|日期|时间|[0-9]月|比例|占比|比重|系数",
        RegexOptions.None, 10_000)]
    private static partial Regex NoMoney();

    [GeneratedRegex("完成率|执行率|完成.{0,6}预算.{0,4}%|[占为].{0,6}预算数?的?%|完成.{0,6}%", RegexOptions.None, 10_000)]
    private static partial Regex CompletionWords();

    [GeneratedRegex("增减|增长|增加|减少|变动|变化|增幅|比上年|较上年|比[0-9]{4}年", RegexOptions.None, 10_000)]
    private static partial Regex ChangeWords();

    [GeneratedRegex("%|率|幅|比例", RegexOptions.None, 10_000)]
    private static partial Regex PercentWords();
}
