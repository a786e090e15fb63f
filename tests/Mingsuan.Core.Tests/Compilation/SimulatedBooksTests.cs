using System.Globalization;
using CsCheck;
using Mingsuan.Core.Books;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Core.Simulation;
using Mingsuan.Core.Tests.FormSets;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Compilation;

/// <summary>
/// 模拟部门的性质. Invariants: 1. every cell is the sum of the facts behind it; 2. every total is the exact sum of
/// its parts; 3. equal queries print equal values; 4. balanced rounding closes every printed sum and moves nothing by
/// more than one last digit; 5. a package saved and loaded is the same package; 6. the same package gives the same
/// book.
/// </summary>
public sealed class SimulatedBooksTests
{
    private const int Samples = 12;

    private static readonly Rulebook Rulebook = Rulebook.Open(YamlReader.Parse);

    private static readonly Gen<SimulationPlan> AnyPlan = Gen.Select(
        Gen.ULong, Gen.Int[1, 6], Gen.Int[0, 8], Gen.Bool, Gen.Int[0, Rulebook.WritableFormSetNames.Length - 1])
        .Select((seed, units, projects, fen, forms) =>
        new SimulationPlan
        {
            Seed = seed,
            Units = units,
            Projects = projects,
            FormSet = Rulebook.WritableFormSetNames[forms],
            Grain = fen ? AmountGrain.Fen : AmountGrain.Yuan,
            Funds = seed % 4 == 0 ? FundRange.GeneralOnly : FundRange.Every,
        });

    public static TheoryData<string> FormSets => [.. Rulebook.WritableFormSetNames];

    [Fact]
    public void Every_amount_is_the_sum_of_the_facts_behind_it() => AnyPlan.Sample(plan =>
    {
        var compiled = Compile(plan);
        foreach (var statement in compiled.Book.Statements.Where(s => s.Query is Query.Sum))
        {
            var sum = compiled.FactsOf(statement.Query).Sum(f => f.Amount.Fen);
            Assert.Equal(sum, statement.Exact?.Fen ?? 0);
        }
    }, iter: Samples);

    [Fact]
    public void Every_total_is_the_exact_sum_of_its_parts() => AnyPlan.Sample(plan =>
    {
        var book = Compile(plan).Book;
        foreach (var sum in book.Tables.SelectMany(t => t.Sums))
        {
            var parts = sum.Parts.Sum(p => book.Statements[p].Exact!.Value.Fen);
            Assert.Equal(book.Statements[sum.Total].Exact!.Value.Fen, parts);
        }
    }, iter: Samples);

    [Theory]
    [MemberData(nameof(FormSets))]
    public void A_simulated_book_of_any_form_set_checks_without_error_or_doubt(string formSet) =>
        Assert.All(SimulatedBook.Plans(formSet), plan => Assert.Empty(SimulatedBook.Check(Compile(plan)).Findings
            .Where(f => f.Severity > Severity.Note || IsUnclosed(f, plan)).Select(f => $"{f.Id} {f.Message}")));

    private static bool IsUnclosed(Finding finding, SimulationPlan plan) =>
        plan.Rounding == Rounding.Balanced && finding.Message.Contains("尾差", StringComparison.Ordinal);

    [Fact]
    public void Balanced_rounding_moves_no_figure_by_more_than_one_last_digit() => AnyPlan.Sample(plan =>
    {
        var statements = Compile(plan with { Rounding = Rounding.Balanced }).Book.Statements;
        foreach (var s in statements.Where(s => s is { Exact: not null, Unit: not null }))
        {
            var style = new PrintStyle(s.Unit!.Value, s.Decimals);
            var isBlank = s.Text is "" or "—";
            var printed = isBlank ? 0m : decimal.Parse(s.Text, NumberStyles.Number, CultureInfo.InvariantCulture);
            var apart = printed * s.Unit.Value.FenPerUnit() - style.Round(s.Exact!.Value) * style.LastDigitFen;
            Assert.True(Math.Abs(apart) <= style.LastDigitFen, $"{s.Name} {s.Text} {s.Exact}");
        }
    }, iter: Samples);

    [Fact]
    public void A_package_saved_and_loaded_is_the_same_package() => AnyPlan.Sample(plan =>
    {
        var texts = PackageWriter.Texts(DepartmentSimulator.Simulate(plan));
        var reading = PackageReader.Read(texts);
        Assert.Empty(reading.Problems);
        Assert.Equal(texts, PackageWriter.Texts(reading.Package!));
    }, iter: 40);

    [Fact]
    public void The_same_package_gives_the_same_book() => AnyPlan.Sample(plan =>
    {
        var (a, b) = (Compile(plan).Book, Compile(plan).Book);
        Assert.Equal(a.Statements.Select(s => s.ToString()), b.Statements.Select(s => s.ToString()));
    }, iter: 4);

    [Fact]
    public void A_change_in_words_has_the_sign_of_the_figures() => AnyPlan.Sample(plan =>
    {
        var compiled = Compile(plan);
        var paragraphs = compiled.Book.Parts.SelectMany(p => p.Blocks).OfType<Paragraph>();
        foreach (var (words, statement) in paragraphs.SelectMany(WordsBeforeFigures))
        {
            var s = compiled.Book.Statements[statement];
            if (s.Query is not Query.Change { Of: { } changed }) continue;
            var rises = words.EndsWith("增加", StringComparison.Ordinal);
            Assert.True(rises || words.EndsWith("减少", StringComparison.Ordinal), words);
            Assert.True(s.Exact > Amount.Zero, $"{words}{s.Text}");
            if (changed.Selector is not { } selector) continue;
            var now = compiled.FactsOf(changed).Sum(f => f.Amount.Fen);
            var lastYear = compiled.Facts.Dimensions[Dimension.Year].Find($"{plan.Year - 1}")!;
            var before = compiled.Facts.Sum(selector.Replace(Dimension.Year, lastYear))?.Fen ?? 0;
            Assert.Equal(rises, now > before);
        }
    }, iter: Samples);

    private static IEnumerable<(string Words, int Statement)> WordsBeforeFigures(Paragraph paragraph)
    {
        for (var i = 1; i < paragraph.Runs.Length; i++)
        {
            var before = paragraph.Runs[i - 1];
            if (paragraph.Runs[i].Statement is { } s && before.Statement is null) yield return (before.Text, s);
        }
    }

    private static CompiledBook Compile(SimulationPlan plan)
    {
        var compiled = BookCompiler.Compile(DepartmentSimulator.Simulate(plan), Rulebook);
        Assert.Empty(compiled.Problems);
        return compiled;
    }
}
