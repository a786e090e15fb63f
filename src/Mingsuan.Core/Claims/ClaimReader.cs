using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Claims;

/// <summary>读文字断言 (sentences to figures and the relations between them).</summary>
public static class ClaimReader
{
    /// <summary>读全文; figures are added to the list that already holds those of the tables.</summary>
    public static ClaimReading Read(
        SourceDocument source, ClaimWords words, Evaluator evaluator, Scope scope, DisclosureKind? kind,
        string forms, List<Statement> figures, CancellationToken cancellation = default)
    {
        // 三公 of final accounts published alone are read as final accounts are.
        if (kind == DisclosureKind.ThreePublic && (forms.EndsWith("-final", StringComparison.Ordinal)
            || (forms.Length == 0 && SaysFinal(source))))
            kind = DisclosureKind.FinalAccounts;
        var finder = new SubjectFinder(words, evaluator, scope, kind, forms, figures);
        var section = new SectionState(words);
        var paragraphs = SourceText.Paragraphs(source);
        var book = new ClaimBook(figures, scope.Year, kind, source.Format != SourceFormat.Text);
        var lead = new LeadingWords(finder);
        for (var i = 0; i < paragraphs.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            lead.Pass(paragraphs[i].Text, section.Within(paragraphs[i].Text) ?? []);
            if (SourceText.IsHeading(paragraphs[i].Text) && section.Enter(paragraphs[i].Text))
            {
                book.EnterSection();
                continue;
            }
            section.Pass(paragraphs[i].Text);
            section.Lead(paragraphs[i].Text);
            new ParagraphClaims(paragraphs[i], i, section, finder, book, lead).Read();
        }
        MistakenSubjects.Clear(figures, book);
        return new ClaimReading(
            book.Relations.ToImmutable(), book.Items.ToImmutable(), book.Unread.ToImmutable(), book.Known);
    }

    // Without tables the title says whether money was budgeted or spent.
    private static bool SaysFinal(SourceDocument source) =>
        source.Paragraphs.FirstOrDefault()?.Text is { } title && title.Contains("决算", StringComparison.Ordinal);
}

/// <summary>全文的断言 (figures and relations so far, and where each query was last told).</summary>
internal sealed class ClaimBook(List<Statement> figures, int year, DisclosureKind? kind, bool hasTables)
{
    private readonly Dictionary<Query, int> last = figures
        .Where(f => f.Selector is not null && !f.IsBlank)
        .GroupBy(f => f.Query).ToDictionary(g => g.Key, g => g.First().Index);

    private static readonly Dimension[] Narrowed =
        [Dimension.Kind, Dimension.Function, Dimension.Economic, Dimension.Fund];

    // A sentence and its neighbours, however long the section is.
    private const int FarthestWhole = 16;

    private readonly List<int> wholes = [];

    public ImmutableArray<Relation>.Builder Relations { get; } = ImmutableArray.CreateBuilder<Relation>();

    public ImmutableArray<ItemMention>.Builder Items { get; } = ImmutableArray.CreateBuilder<ItemMention>();

    public ImmutableArray<UnreadFigure>.Builder Unread { get; } = ImmutableArray.CreateBuilder<UnreadFigure>();

    public int Known { get; set; }

    public int Year => year;

    public DisclosureKind? Kind => kind;

    public Statement this[int index] => figures[index];

    public void EnterSection() => wholes.Clear();

    public int Add(Statement figure)
    {
        var index = figures.Count;
        figures.Add(figure with { Index = index });
        if (figure.Selector is null) return index;
        last[figure.Query] = index;
        if (figure.IsOwn) wholes.Add(index);
        return index;
    }

    /// <summary>某查询最近一次印出的数; null when none.</summary>
    public int? Last(Selector? selector) =>
        selector is not null && last.TryGetValue(new Query.Sum(selector), out var index) ? index : null;

    /// <summary>某查询的年初预算最近一次印出的数; null when none.</summary>
    public int? LastInitial(Selector? selector) => selector is null ? null : Last(ClaimYears.Initial(selector));

    /// <summary>这个数不再当作它的查询的数: it keeps the relations of its own sentence.</summary>
    public void Forget(int figure)
    {
        var query = figures[figure].Query;
        if (query.Selector is not null && last.GetValueOrDefault(query, -1) == figure) last.Remove(query);
        figures[figure] = figures[figure] with { Query = query.Unbound };
    }

    /// <summary>某段某处之后的第一个金额; −1 when none.</summary>
    public int FirstAfter(int paragraph, int start) => figures.FindIndex(
        f => f.Paragraph == paragraph && f.Start >= start && f.IsOwn);

    /// <summary>某段从某处起印的数; null when none was read there.</summary>
    public int? At(int paragraph, int start)
    {
        for (var i = figures.Count - 1; i >= 0 && figures[i].Paragraph == paragraph; i--)
        {
            if (figures[i].Start == start) return i;
        }
        return null;
    }

    /// <summary>同段中某数之前最近的增减额; null when none.</summary>
    public int? ChangeBefore(int figure)
    {
        for (var i = figure - 1; i >= 0 && figures[i].Paragraph == figures[figure].Paragraph; i--)
        {
            if (figures[i].IsChange && figures[i].Direction.Length > 0) return i;
        }
        return null;
    }

    /// <summary>占比的总体: the nearest earlier amount whose query covers the part.</summary>
    public int? Whole(int part) => Near(part) ?? (figures[part].Selector is { } selector ? Wider(selector) : null);

    /// <summary>本节里盖得住它的最近的数; null when none.</summary>
    public int? Near(int part)
    {
        for (var i = wholes.Count - 1; i >= 0; i--)
        {
            if (wholes[i] != part && Covers(figures[wholes[i]], figures[part])) return wholes[i];
        }
        return null;
    }

    private static bool Covers(Statement all, Statement part) => all.Selector is { } whole
        && part.Selector is { } own && whole.Key != own.Key && whole.And(own).Key == own.Key;

    /// <summary>本节里盖得住它的各数, the nearest first: 支出预算500万元（本年支出预算400万元）.</summary>
    public List<int> Nearest(int part) =>
        Near(part) is not { } near ? [] : [.. Enumerable.Range(1, Math.Min(wholes.Count, FarthestWhole))
            .Select(i => wholes[^i]).Prepend(near)
            .Where(w => w != part && Covers(figures[w], figures[part])).Distinct()];

    // No whole is named in the section: all kinds of the same money, or all functions, or all funds.
    // A table of flow text may be misread: it is a whole only where another place prints the same.
    private int? Wider(Selector selector)
    {
        if (!Narrowed.Any(selector.IsSaid)) return null;
        var dimension = Narrowed.First(selector.IsSaid);
        var whole = Last(selector.Replace(dimension, selector.Dimensions[dimension].Nodes[0]));
        if (whole is not { } found) return null;
        return hasTables || figures[found].Table < 0 || IsBorneOut(figures[found]) ? found : null;
    }

    private bool IsBorneOut(Statement figure) => figures.Exists(f => f.Index != figure.Index && f.Table != figure.Table
        && f.Value == figure.Value && f.Query == figure.Query);
}
