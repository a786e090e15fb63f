using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition;

/// <summary>太大的数 (numbers of more digits, or more money, than are read): told with their places, never dropped in
/// silence.</summary>
public static partial class HugeNumbers
{
    private const int MostDigits = 17;
    private const int MostTold = 5;
    private const int MostShown = 24;

    /// <summary>说出来, all of them as one problem.</summary>
    public static IEnumerable<SourceProblem> Of(Disclosure disclosure)
    {
        var source = disclosure.Source;
        var found = source.Tables.SelectMany(Cells).Concat(source.Paragraphs.SelectMany(Sentences))
            .Concat(disclosure.Statements.Where(f => Math.Abs(f.Value) == PrintedNumber.Most).Select(f =>
                (f.At, f.Text)))
            .ToList();
        if (found.Count == 0) yield break;
        var some = string.Join("、", found.Take(MostTold).Select(f => $"{Place(f.At)} {Shown(f.Text)}".Trim()));
        yield return new SourceProblem(source.File, Place(found[0].At),
            $"有 {found.Count} 个数太大，没有读：{some}{(found.Count > MostTold ? "等" : "")}",
            "金额应在 90 万亿元以内、不超过 17 位，请核对是否多印了数字", false) { IsPartial = true };
    }

    // Numbers of accounts and papers are no amounts.
    private static IEnumerable<(Place At, string Text)> Cells(SourceTable table)
    {
        var huge = table.Cells.Where(c => c.Text.Length > MostDigits && Number().IsMatch(c.Text) && IsHuge(c.Text))
            .ToList();
        if (huge.Count == 0) return [];
        var others = table.Cells.Where(c => Naming().IsMatch(c.Text)).Select(c => c.Column).ToHashSet();
        return huge.Where(c => !others.Contains(c.Column)).Select(c => (c.At, c.Text));
    }

    private static IEnumerable<(Place At, string Text)> Sentences(SourceParagraph paragraph) =>
        Amount().Matches(paragraph.Text).Where(m => IsHuge(m.Value))
            .Select(m => (paragraph.At(m.Index, m.Length), m.Value));

    private static bool IsHuge(string text) => text.Count(char.IsAsciiDigit) > MostDigits;

    private static string Shown(string text) => text.Length <= MostShown ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text[..MostShown]}…（{text.Count(char.IsAsciiDigit)} 位）");

    private static string Place(Place at) => at.Page > 0
        ? string.Create(CultureInfo.InvariantCulture, $"第 {at.Page} 页") : at.Locator;

    [GeneratedRegex("^[-－−]?[0-9,， .．]+[%％]?$", RegexOptions.None, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex("[0-9][0-9,.]{17,}(?=\\s?(?:[百千]?[万亿]?元|[%％]))", RegexOptions.None, 10_000)]
    private static partial Regex Amount();

    [GeneratedRegex("账号|帐号|证号|号码|编号|编码|代码|身份证|电话", RegexOptions.None, 10_000)]
    private static partial Regex Naming();
}
