using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Checks;

/// <summary>项目申报表 as printed: its fields by the labels before and after them.</summary>
/// <param name="Table">表.</param>
/// <param name="Text">各格连成的文字, without blanks.</param>
internal sealed partial record DeclarationForm(SourceTable Table, string Text)
{
    /// <summary>项目名称.</summary>
    public string Name => Between("项目名称", "项目编码");

    /// <summary>项目编码.</summary>
    public string Code => Between("项目编码", "项目主管部门");

    /// <summary>项目总预算.</summary>
    public decimal? Total => Number(TotalBudget());

    /// <summary>项目当年预算.</summary>
    public decimal? Year => Number(YearBudget());

    /// <summary>资金来源合计.</summary>
    public decimal? Funds => FundsTotal().Match(Money) is { Success: true } match ? Parse(match) : null;

    /// <summary>起始年度.</summary>
    public int? Start => (int?)Number(StartYear());

    /// <summary>终止年度.</summary>
    public int? End => (int?)Number(EndYear());

    /// <summary>项目属性.</summary>
    public string Attribute => Between("项目属性", "支出项目类别");

    /// <summary>支出项目类别.</summary>
    public string Class => Between("支出项目类别", "起始年度");

    /// <summary>项目申请理由; null when the form has no such box.</summary>
    public string? Reason => !Text.Contains("项目申请理由", StringComparison.Ordinal) ? null
        : Between("项目申请理由",
            Text.Contains("项目主要内容", StringComparison.Ordinal) ? "项目主要内容" : "项目总预算");

    /// <summary>前两年预算及变动情况; null when the form has no such box.</summary>
    public string? Priors => PriorBox().Match(Text) is { Success: true } match ? match.Groups["v"].Value : null;

    /// <summary>各资金来源.</summary>
    public IEnumerable<decimal> Sources => Source().Matches(Money).Select(Parse);

    // The part that lists the money, a line a cell: blanks part a number from the label after it.
    private string Money
    {
        get
        {
            var raw = string.Join('\n', Table.Cells.Select(c => c.Text));
            return raw[Math.Max(0, raw.IndexOf("来源项目", StringComparison.Ordinal))..];
        }
    }

    /// <summary>位置.</summary>
    public FindingPlace Place(string words) => new(Table.At, words, $"项目申报表（{Name}）");

    /// <summary>各项目申报表; none from flow text in which the boxes have run into one another.</summary>
    public static ImmutableArray<DeclarationForm> ReadAll(SourceDocument source)
    {
        ImmutableArray<DeclarationForm> forms = [.. source.Tables.Select(Read).OfType<DeclarationForm>()];
        return source.Format == SourceFormat.Text && forms.Any(f => !f.IsWhole) ? [] : forms;
    }

    // A name that is no name, or is full of the labels of other boxes.
    private bool IsWhole => Name.Length is > 0 and < 40 && !Labels().IsMatch(Name);

    [GeneratedRegex("类别|指标|项目属性|主管部门|联系|资金", RegexOptions.None, 10_000)]
    private static partial Regex Labels();

    /// <summary>读; null when the table is no such form.</summary>
    private static DeclarationForm? Read(SourceTable table)
    {
        if (!table.Cells.Any(c => c.Text.Contains('始', StringComparison.Ordinal))) return null;
        var text = new StringBuilder();
        foreach (var cell in table.Cells) text.Append(SourceText.Compact(cell.Text));
        var form = new DeclarationForm(table, text.ToString().Replace(",", "", StringComparison.Ordinal));
        return form.Text.Contains("项目名称", StringComparison.Ordinal)
            && form.Text.Contains("项目总预算", StringComparison.Ordinal)
            && form.Text.Contains("起始年度", StringComparison.Ordinal) ? form : null;
    }

    private string Between(string before, string after)
    {
        var start = Text.IndexOf(before, StringComparison.Ordinal);
        if (start < 0) return "";
        var end = Text.IndexOf(after, start + before.Length, StringComparison.Ordinal);
        return end < 0 ? "" : Text[(start + before.Length)..end];
    }

    private static decimal Parse(Match match) => decimal.Parse(
        match.Groups["v"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private decimal? Number(Regex field) => field.Match(Text) is { Success: true } match
        && decimal.TryParse(match.Groups["v"].Value, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex("项目总预算(（万元）)?[：:]?(?<v>[0-9]+(\\.[0-9]+)?)(?=项目)", RegexOptions.None, 10_000)]
    private static partial Regex TotalBudget();

    [GeneratedRegex("项目当年预算(（万元）)?[：:]?(?<v>[0-9]+(\\.[0-9]+)?)(?=项目)", RegexOptions.None, 10_000)]
    private static partial Regex YearBudget();

    [GeneratedRegex("^来源项目\\s*金额\\s*合\\s*计\\s+(?<v>[0-9][0-9,]*(\\.[0-9]+)?)(?=\\s)", RegexOptions.None, 10_000)]
    private static partial Regex FundsTotal();

    [GeneratedRegex("起始年度(?<v>20[0-9]{2})", RegexOptions.None, 10_000)]
    private static partial Regex StartYear();

    [GeneratedRegex("终止年度(?<v>20[0-9]{2})", RegexOptions.None, 10_000)]
    private static partial Regex EndYear();

    [GeneratedRegex("项目前两年预算及当年预算变动情况(?<v>.*?)项目当年资金来源", RegexOptions.None, 10_000)]
    private static partial Regex PriorBox();

    [GeneratedRegex("[1-5]\\.[^0-9]*?(拨款|资金)\\s+(?<v>[0-9][0-9,]*(\\.[0-9]+)?)(?=\\s|$)", RegexOptions.None, 10_000)]
    private static partial Regex Source();
}
