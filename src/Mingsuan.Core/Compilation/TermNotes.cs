using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Compilation;

/// <summary>名词解释 (explains exactly the terms the rest of the book uses).</summary>
internal static class TermNotes
{
    /// <summary>占位: where the notes go once the rest of the book is known.</summary>
    public static Paragraph Placeholder { get; } = new([new Run("")], ParagraphStyle.Note);

    /// <summary>填入.</summary>
    public static ImmutableArray<Part> Fill(
        ImmutableArray<Part> parts, ImmutableArray<TermNote> terms, FactSet facts, SentenceSet sentences)
    {
        if (!parts.Any(p => p.Blocks.Contains(Placeholder))) return parts;
        var text = string.Join('\n', parts.SelectMany(p => p.Blocks).SelectMany(Texts));
        var notes = terms
            .Where(t => t.Code.Length == 0 && t.Aliases.Any(a => text.Contains(a, StringComparison.Ordinal)))
            .Select(t => $"{t.Term}：{t.Explanation}").ToList();
        var functions = facts.Dimensions[Dimension.Function];
        var items = UsedItems(facts).Select(node => ItemNote(node, functions, terms)).ToList();
        var blocks = notes
            .Select((n, i) => (Block)Note($"（{ChineseNumeral.Of(i + 1)}）{n}", ParagraphStyle.Body)).ToList();
        if (items.Count > 0)
        {
            var number = ChineseNumeral.Of(notes.Count + 1);
            blocks.Add(Note($"（{number}）本部门使用的支出功能分类科目（项级）：", ParagraphStyle.Body));
            blocks.AddRange(items.Select((n, i) => Note($"{i + 1}.{n}", ParagraphStyle.Item)));
        }
        return [.. parts.Select(p => p with
        {
            Blocks = [.. p.Blocks.SelectMany(b => ReferenceEquals(b, Placeholder) ? blocks : [b])],
        })];
    }

    private static Paragraph Note(string text, ParagraphStyle style) => new([new Run(text)], style);

    private static IEnumerable<CodeNode> UsedItems(FactSet facts) => facts.Facts
        .Select(f => f[Dimension.Function]).Where(i => i > 0).Distinct().Order()
        .Select(i => facts.Dimensions[Dimension.Function].Nodes[i]).Where(n => n.Level == 3);

    private static string ItemNote(CodeNode item, CodeTree tree, ImmutableArray<TermNote> terms)
    {
        var path = tree.Ancestors(item).Reverse().ToList();
        var name = $"{path[0].Name}（类）{path[1].Name}（款）{item.Name}（项）";
        var note = terms.FirstOrDefault(t => t.Code == item.Code)?.Explanation ?? Explain(path[1].Name, item.Name);
        return $"{name}：{note}";
    }

    // A name may itself begin with 用于 and end with 支出, which the sentence says already.
    private static string Explain(string section, string item)
    {
        if (item.StartsWith("其他", StringComparison.Ordinal)) return $"反映{section}方面没有单列科目的其他支出。";
        var use = item.StartsWith("用于", StringComparison.Ordinal) ? item[2..] : item;
        if (use.EndsWith("支出", StringComparison.Ordinal)) use = use[..^2];
        return $"反映{section}方面用于{use}的支出。";
    }

    private static IEnumerable<string> Texts(Block block) => block switch
    {
        Heading h => [h.Text],
        Paragraph p => [p.Text],
        TableBlock t => t.Table.Header.Concat(t.Table.Rows).SelectMany(r => r.Cells).Select(c => c.Text)
            .Prepend(t.Table.Title).Concat(t.Table.Notes.Select(n => n.Text)),
        _ => [],
    };
}
