using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Recognition.Sheets;

/// <summary>项目说明里的年度预算安排: the budget, the funds it comes from, and the project it is of.</summary>
internal sealed partial class SheetText(SourceDocument source, List<Statement> figures)
{
    private const long Yuan = 100;
    private const long TenThousand = 1_000_000;
    private const int MostBetween = 12;

    /// <summary>各句: its figures are added to the list, with the sum of its funds.</summary>
    /// <param name="names">各项目的名称.</param>
    /// <param name="relations">句内的关系, to be added to.</param>
    /// <returns>各项目的年度预算安排.</returns>
    public List<(ProjectSheet Sheet, int Statement)> Read(SheetNames names, List<Relation> relations)
    {
        var told = new List<(ProjectSheet, int)>();
        var paragraphs = SourceText.Paragraphs(source);
        for (var i = 0; i < paragraphs.Length; i++)
        {
            if (Arrangement().Match(paragraphs[i].Text) is not { Success: true } match) continue;
            // A heading above another project's arrangement is that project's.
            var head = Enumerable.Range(0, Math.Min(i, MostBetween)).Select(b => paragraphs[i - 1 - b].Text)
                .TakeWhile(t => !Arrangement().IsMatch(t)).FirstOrDefault(t => Numbered().IsMatch(t)) ?? "";
            var total = Add(paragraphs[i], i, match.Groups["x"], match.Groups["xu"].Value, head);
            var parts = match.Groups["y"].Captures
                .Select((c, k) => Add(paragraphs[i], i, c, match.Groups["yu"].Captures[k].Value, head)).ToList();
            if (parts.Count > 0) relations.Add(LinearRelation.Sum("B26", total, parts));
            if (names.Find(Numbered().Replace(head, "")) is { } sheet) told.Add((sheet, total));
        }
        return told;
    }

    private int Add(SourceParagraph paragraph, int number, Capture capture, string unit, string where)
    {
        var scale = unit == "元" ? Yuan : TenThousand;
        var (value, step) = PrintedNumber.Parse(capture.Value)!.Value.On(scale);
        var from = Math.Max(0, paragraph.Text.LastIndexOfAny(['，', '、', '。'], Math.Max(0, capture.Index - 1)) + 1);
        figures.Add(new Statement(figures.Count, Query.For(null), capture.Value + unit, value, step,
            paragraph.At(capture.Index, capture.Length + unit.Length), -1, where,
            paragraph.Text[from..(capture.Index + capture.Length)] + unit, "")
        {
            UnitFen = scale, Paragraph = number, Start = capture.Index,
        });
        return figures.Count - 1;
    }

    [GeneratedRegex(@"^\s*(?:[0-9一二三四五六七八九十]{1,3}[.．、]|[（(][0-9一二三四五六七八九十]{1,3}[）)])?\s*年度预算安排(?:：|:|为|是)?\s*(?<x>[0-9][0-9,]*(\.[0-9]+)?)\s*(?<xu>万元|元)(?:，资金来源(?:为|是|：|:)(?:[\u4e00-\u9fff（）]{2,30}?(?<y>[0-9][0-9,]*(\.[0-9]+)?)\s*(?<yu>万元|元)[、，]?)+)?。", RegexOptions.None, 10_000)]
    private static partial Regex Arrangement();

    [GeneratedRegex("^\\s*(?:[一二三四五六七八九十百零]+、|[（(][一二三四五六七八九十百零]+[）)]|[0-9]{1,2}[.．、])\\s*", RegexOptions.None, 10_000)]
    private static partial Regex Numbered();
}
