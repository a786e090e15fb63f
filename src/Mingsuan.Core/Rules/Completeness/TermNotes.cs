using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Rules.Completeness;

/// <summary>名词解释.</summary>
internal static class TermNotes
{
    /// <summary>名词解释覆盖: the text and the glossary use one word for one thing.</summary>
    [Check("E24")]
    internal static IEnumerable<Fault> TheGlossaryUsesTheWordsOfTheText(CheckContext context)
    {
        if (context.GlossaryStart < 0 || !context.IsWholeSet) yield break;
        var body = string.Join('\n', context.Body.Select(p => p.Text));
        var glossary = context.Paragraphs.Skip(context.GlossaryStart + 1).ToList();
        // Terms of the rulebook's own notes that the text uses, and the glossary writes with one character another.
        foreach (var term in context.Rulebook.Terms.Select(t => t.Term).Where(t => t.Length >= 4
            && body.Contains(t, StringComparison.Ordinal)
            && !glossary.Exists(p => p.Text.Contains(t, StringComparison.Ordinal))))
        {
            if (glossary.Select(p => Nearly(p, term)).FirstOrDefault(p => p is not null) is not { } other) continue;
            yield return new Fault($"正文用“{term}”，名词解释却是“{other.Text}”。", other, $"请统一为“{term}”。", term).Alone;
        }
    }

    private static FindingPlace? Nearly(SourceParagraph note, string term)
    {
        for (var i = 0; i + term.Length <= Math.Min(note.Text.Length, term.Length + 8); i++)
        {
            var printed = note.Text.Substring(i, term.Length);
            if (Likeness.Odd(printed, term) == 1 && printed[^1] == term[^1] && printed.All(char.IsLetter))
                return new FindingPlace(note.At(i, term.Length), printed, "名词解释");
        }
        return null;
    }

    /// <summary>名词解释非空.</summary>
    [Check("N15")]
    internal static IEnumerable<Fault> EveryTermIsExplained(CheckContext context)
    {
        if (context.GlossaryStart < 0 || !context.IsWholeSet) yield break;
        var (heading, glossary) = (context.Paragraphs[context.GlossaryStart],
            context.Paragraphs.Skip(context.GlossaryStart + 1).ToList());
        var terms = glossary.TakeWhile(p => !context.Pattern("term-end").IsMatch(p.Text)
            && !IsNext(context, heading.Text, p.Text)).Count();
        for (var i = 0; i < glossary.Count; i++)
        {
            var (item, next) = (glossary[i], i + 1 < glossary.Count ? glossary[i + 1].Text : "");
            if (!(context.Pattern("term-item").IsMatch(item.Text) ? !context.Pattern("term-explained").IsMatch(next)
                : i < terms && IsUnexplained(context, item.Text, next))) continue;
            yield return new Fault($"名词“{item.Text.Trim()}”没有解释。",
                new FindingPlace(item.At(0, item.Text.Length), item.Text, "名词解释"), "请补上解释。");
        }
    }

    // The words that explain a term may stand on a line of their own: a term with none is followed by the next one,
    // and that one is explained (names alone, one after another, are a list).
    private static bool IsUnexplained(CheckContext context, string term, string next) =>
        context.Pattern("term-empty").IsMatch(term) || (context.Pattern("term-bare") is var bare
            && bare.IsMatch(term) && IsNext(context, term, next) && !bare.IsMatch(next));

    // 四、… and 五、…: the same way of numbering, and the next number.
    private static bool IsNext(CheckContext context, string one, string other) =>
        context.Pattern("numbered").Match(one) is { Success: true } first
        && context.Pattern("numbered").Match(other) is { Success: true } second
        && first.Groups["s"].Value == second.Groups["s"].Value
        && Likeness.Number(second.Groups["n"].Value) == Likeness.Number(first.Groups["n"].Value) + 1;
}
