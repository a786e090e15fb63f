using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Claims;

/// <content>记下读到的数 (figures with their place, relations, what was not read).</content>
internal sealed partial class ParagraphClaims
{
    // Words quoted before a figure, at most: as long as a 类款项 with all its names.
    private const int MostWords = 64;

    private int Add(Query query, NumberToken token, string direction, int yearsBack = 0)
    {
        var (value, step) = token.Number.On(token.Scale);
        var sign = ClaimTokens.Sign(direction) < 0 ? -1 : 1;
        var printed = text[token.Start..token.End].Trim();
        var figure = New(query, printed, value * sign, step,
            paragraph.At(token.Start, token.End - token.Start), token.Start);
        return book.Add(figure with
        {
            UnitFen = token.IsPercent ? 0 : token.Scale, Direction = direction, YearsBack = yearsBack,
        });
    }

    // A number whose words were not understood, but which a list adds up: a figure after all.
    private int Bind(NumberToken token)
    {
        var at = paragraph.At(token.Start, token.End - token.Start);
        book.Unread.RemoveAll(u => u.At == at);
        return Add(Query.For(null), token, "");
    }

    private Statement New(
        Query query, string printed, long value, long step, Place place, int start) =>
        new(0, query, printed, value, step, place, -1, section.Heading.TrimEnd('：'),
            Words(start, printed.Length), "")
        {
            Paragraph = number, Start = start,
        };

    private static Query.Change ChangeOf(Selector? of) => new(of is null ? null : new Query.Sum(of));

    private static Query.Ratio RatioOf(RatioKind kind, Selector? of) =>
        new(kind, of is null ? null : new Query.Sum(of));

    private string Words(int start, int length)
    {
        var from = start;
        while (from > 0 && start - from < MostWords && !(start - from >= 4 && Breaks.Contains(text[from - 1]))) from--;
        var cut = start - from == MostWords && from > 0 && !Breaks.Contains(text[from - 1]) ? "…" : "";
        return cut + text[from..Math.Min(text.Length, start + length)].Trim();
    }

    private void Ratio(string rule, int ratio, ImmutableArray<Term> numerator, ImmutableArray<Term> denominator) =>
        book.Relations.Add(new RatioRelation(rule, ratio, numerator, denominator));

    private bool Known()
    {
        book.Known++;
        return true;
    }

    private bool Unread(NumberToken token)
    {
        var from = Math.Max(0, token.Start - 20);
        book.Unread.Add(new UnreadFigure(
            text[token.Start..token.End], text[from..Math.Min(text.Length, token.End + 6)],
            paragraph.At(token.Start, token.End - token.Start)));
        return true;
    }

    private void AddItems()
    {
        foreach (var (start, end, names, node, isExact) in finder.Items(text))
        {
            var amount = book.FirstAfter(number, end);
            book.Items.Add(new ItemMention(
                text[start..end], names, node, isExact, paragraph.At(start, end - start), amount, section.Heading));
        }
    }
}
