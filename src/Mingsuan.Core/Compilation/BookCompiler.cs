using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules.Packages;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Compilation;

/// <summary>编制的结果.</summary>
/// <param name="Book">书.</param>
/// <param name="Facts">事实.</param>
/// <param name="Problems">预算包的问题.</param>
/// <param name="Findings">预算包自身的发现; what is to be said of the book itself comes from the check.</param>
public sealed record CompiledBook(
    Book Book, FactSet Facts, ImmutableArray<ReadProblem> Problems, ImmutableArray<Finding> Findings)
{
    /// <summary>预算包里对发现的说明.</summary>
    public ImmutableArray<PackageAnswer> Answers { get; init; } = [];

    /// <summary>一个印出的数由哪些事实相加而成; none for a figure that is no sum.</summary>
    public IEnumerable<Fact> FactsOf(Query query) => query is Query.Sum { Chosen: { } chosen } ? Facts.Select(chosen)
        : [];
}

/// <summary>成册 (compiles the whole book of a package).</summary>
public static class BookCompiler
{
    /// <summary>编制.</summary>
    /// <exception cref="Data.RulebookException">the rulebook is wrong: a bug of ours.</exception>
    public static CompiledBook Compile(BudgetPackage package, Rulebook rulebook)
    {
        var (facts, problems) = PackageFacts.Build(package, rulebook.Classifications);
        var set = rulebook.FormSet(package.Settings.FormSet);
        var first = new BookRun(package, rulebook, set, facts, RoundingPlan.Independent).Run();
        var run = first;
        if (package.Settings.Rounding == Rounding.Balanced)
        {
            var sums = PrintedSums.Of(first.Book, facts, package);
            var plan = BalancedRounding.Plan(first.Book, first.Equations.Concat(sums));
            run = new BookRun(package, rulebook, set, facts, plan).Run();
        }
        return new CompiledBook(run.Book, facts, problems, run.Findings) { Answers = package.Answers };
    }
}

/// <summary>一次编制.</summary>
internal sealed class BookRun
{
    private readonly BudgetPackage package;
    private readonly Rulebook rulebook;
    private readonly FormSet set;
    private readonly Composer composer;
    private readonly StatementList figures;
    private readonly Scope scope;
    private readonly List<(string Id, PackageFault Fault)> missing = [];
    private readonly Dictionary<string, string> narrative;
    private readonly Dictionary<string, int> headingIds = new(StringComparer.Ordinal);

    public BookRun(BudgetPackage package, Rulebook rulebook, FormSet set, FactSet facts, RoundingPlan plan)
    {
        this.package = package;
        this.rulebook = rulebook;
        this.set = set;
        composer = new Composer(new Evaluator(facts, set.Sentences.Names)
        {
            Stated = v => plan.Stated(v.Query, v.Amount, set.Sentences.Text.Amount),
        }, plan);
        figures = new StatementList(plan);
        scope = new Scope(package.Settings.Year, PackageValues.Of(package, facts));
        narrative = package.Narrative.GroupBy(n => n.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().Text, StringComparer.Ordinal);
        Phrases.AddTo(composer, set.Sentences, narrative, missing);
    }

    public (Book Book, ImmutableArray<Finding> Findings,
        ImmutableArray<(Query Total, ImmutableArray<Query> Parts)> Equations) Run()
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        foreach (var part in set.Sentences.Parts)
        {
            parts.Add(new Part(part.Id, Words(part.Title, scope), [.. Blocks(part.Blocks, scope, part.Id)]));
        }
        var settings = package.Settings;
        var identity = new BookIdentity(
            Words(set.Sentences.Title, scope), settings.Department.Name, settings.Department.Code, settings.Year,
            set.Name, settings.DisplayUnit, settings.Rounding == Rounding.Balanced ? "balanced" : "independent",
            rulebook.Version, ChineseDate.Of(settings.CompiledOn));
        var withTerms = TermNotes.Fill(parts.ToImmutable(), rulebook.Terms, composer.Evaluator.Facts, set.Sentences);
        var book = new Book(identity, withTerms, figures.Statements, figures.Ties());
        var equations = rulebook.Identities.SelectMany(i => i.Equal(composer.Evaluator, scope));
        return (book,
            [
                .. missing.Distinct().Select(m => PackageRules.Finding(m.Id, m.Fault, rulebook.Catalogue)),
                .. PackageRules.Check(package, composer.Evaluator.Facts, rulebook),
                .. FactIdentities.Check(rulebook.Identities, composer.Evaluator, scope, rulebook.Catalogue),
            ], [.. equations]);
    }

    private string Words(Template template, Scope at) => composer.Words(template, at, set.Sentences.Text);

    private IEnumerable<Block> Blocks(ImmutableArray<SentenceBlock> blocks, Scope at, string section)
    {
        foreach (var block in blocks)
        {
            if (block.When is { } when && !composer.Evaluator.Holds(when, at)) continue;
            if (block is HeadingBlock heading) section = heading.Id;
            foreach (var made in Blocks(block, at, section)) yield return made;
        }
    }

    private IEnumerable<Block> Blocks(SentenceBlock block, Scope at, string section)
    {
        switch (block)
        {
            case HeadingBlock h:
                return [new Heading(Unique(h.Id), h.Level, Words(h.Text, at))];
            case TextBlock t:
                return Paragraph(t, at, section);
            case ProseBlock p:
                return Prose(p, at);
            case FormBlock f:
                return Tables(f, at);
            case RepeatBlock r:
                return Evaluator.Items(composer.Evaluator.Evaluate(r.In, at)).SelectMany((item, i) =>
                    Blocks(r.Blocks, Composer.Numbered(at.With(r.Variable, item), i), section)).ToList();
            case TermsBlock:
                return [TermNotes.Placeholder];
            default:
                throw new InvalidOperationException($"不认识的叙述块 {block}");
        }
    }

    private string Unique(string id)
    {
        var count = headingIds.GetValueOrDefault(id) + 1;
        headingIds[id] = count;
        return count == 1 ? id : $"{id}-{count}";
    }

    private IEnumerable<Block> Paragraph(TextBlock block, Scope at, string section)
    {
        var pieces = Composer.Join(composer.Compose(block.Text, at, set.Sentences.Text));
        if (pieces.All(p => string.IsNullOrWhiteSpace(p.Text))) return [];
        var (ordinal, number) = (0, figures.NewParagraph());
        var title = set.Sentences.Parts.SelectMany(p => p.Blocks).OfType<HeadingBlock>()
            .FirstOrDefault(h => h.Id == section) is { } h ? Words(h.Text, at) : section;
        var runs = pieces.Select(p => figures.Add(p,
            new Spot(section, title, -1, number, new CellAt(number, ordinal++), "", "")));
        return [new Paragraph([.. runs], block.Style)];
    }

    private IEnumerable<Block> Prose(ProseBlock block, Scope at)
    {
        var key = Words(block.Key, at);
        if (narrative.TryGetValue(key, out var text) && text.Length > 0)
        {
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => (Block)new Paragraph([new Run(line)]));
        }
        if (block.IsRequired)
        {
            missing.Add(MissingText.Prose(key));
        }
        return [];
    }

    private IEnumerable<Block> Tables(FormBlock block, Scope at)
    {
        if (!set.Forms.TryGetValue(block.Form, out var form))
        {
            throw new InvalidOperationException($"{set.Sentences.File} 提到的表 {block.Form} 不在 forms/{set.Name}");
        }
        if (form.IsReadingOnly)
        {
            throw new InvalidOperationException($"{set.Sentences.File} 提到的表 {block.Form} 只读不编");
        }
        if (form.When is { } when && !composer.Evaluator.Holds(when, at)) return [];
        var unit = package.Settings.DisplayUnit;
        IEnumerable<Table> tables = form switch
        {
            GridForm g => [GridCompiler.Compile(g, composer, figures, at, unit)],
            SheetForm s => SheetCompiler.Compile(s with { Id = Unique(s.Id) }, composer, figures, at, unit),
            _ => throw new InvalidOperationException("不认识的表式"),
        };
        return tables.Select(t => new TableBlock(t)).ToList();
    }
}
