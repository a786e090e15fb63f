using Mingsuan.Core.Checks;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Core.Simulation;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>编、写、读回 (build, write, read): the same statements in every format, and no false alarm.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string, ulong, string> Books()
    {
        var books = new TheoryData<string, ulong, string>();
        foreach (var set in Rulebook.WritableFormSetNames)
        {
            foreach (var format in CompiledFiles.Formats)
            {
                foreach (var seed in new ulong[] { 11, 12 }) books.Add(set, seed, format);
            }
        }
        return books;
    }

    public static TheoryData<string> Sets() => [.. Rulebook.WritableFormSetNames];

    [Theory]
    [MemberData(nameof(Books))]
    public async Task A_written_book_reads_back_to_the_same_statements(string formSet, ulong seed, string format)
    {
        var book = CompiledFiles.Simulated(formSet, seed);
        var source = CompiledFiles.Read(await CompiledFiles.WriteAsync(book, format));
        var disclosure = CompiledFiles.Disclosures.Read(source, TestContext.Current.CancellationToken);
        Assert.Equal(Rulebook.IsFinalAccounts(formSet) ? DisclosureKind.FinalAccounts : DisclosureKind.Budget,
            disclosure.Kind);
        Assert.Equal(2025, disclosure.Year);
        Assert.Equal(BodyLevel.Department, disclosure.Level);
        Assert.Equal(formSet, disclosure.FormSet?.Name);
        Assert.Contains("管理局", disclosure.Unit, StringComparison.Ordinal);
        var read = disclosure.Statements.Where(f => f.Table >= 0)
            .Select(f => (f.Query.Key, f.Text)).ToHashSet();
        Assert.Equal([], Stated(book).Where(s => !read.Contains(s)).ToList());
    }

    [Theory]
    [MemberData(nameof(Books))]
    public async Task A_book_of_ours_raises_no_error(string formSet, ulong seed, string format)
    {
        var source = CompiledFiles.Read(await CompiledFiles.WriteAsync(CompiledFiles.Simulated(formSet, seed), format));
        var disclosure = CompiledFiles.Disclosures.Read(source, TestContext.Current.CancellationToken);
        var result = Checker.Check(disclosure, CompiledFiles.Rulebook, TestContext.Current.CancellationToken);
        Assert.Empty(result.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Id} {f.Message}"));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_book_with_many_project_sheets_is_still_the_departments(string formSet)
    {
        var plan = new SimulationPlan { Seed = 23, Units = 12, Projects = 24, FormSet = formSet };
        var book = BookCompiler.Compile(DepartmentSimulator.Simulate(plan), CompiledFiles.Rulebook);
        var source = CompiledFiles.Read(await CompiledFiles.WriteAsync(book, "json"));
        var disclosure = CompiledFiles.Disclosures.Read(source, TestContext.Current.CancellationToken);
        Assert.Equal(BodyLevel.Department, disclosure.Level);
        Assert.Equal(book.Book.Identity.Department, disclosure.Unit);
        Assert.Equal(formSet, disclosure.FormSet?.Name);
    }

    [Theory]
    [InlineData(11UL)]
    [InlineData(12UL)]
    public async Task The_text_of_final_accounts_is_read_back_stage_by_stage(ulong seed)
    {
        var book = CompiledFiles.Simulated("shanghai-district-final", seed);
        var disclosure = CompiledFiles.Disclosures.Read(
            CompiledFiles.Read(await CompiledFiles.WriteAsync(book, "html")), TestContext.Current.CancellationToken);
        var read = disclosure.Statements.Where(f => f.Table < 0).ToList();
        foreach (var statement in book.Book.Statements.Where(s =>
            s.Container.StartsWith("note-", StringComparison.Ordinal)))
        {
            var isRate = statement.Query is Query.Ratio { Kind: RatioKind.Completion };
            if (!isRate && !IsInitial(statement)) continue;
            Assert.Contains(read, f => (isRate ? f.IsPercent && !f.IsGrowth : IsInitial(f))
                && f.Text.StartsWith(statement.Text.TrimEnd('%', '元', '万'), StringComparison.Ordinal));
        }
        Assert.Contains(read, f => f.Query is Query.Ratio { Kind: RatioKind.Completion });
    }

    private static bool IsInitial(Statement statement) => statement is { IsAmount: true, IsOwn: false, YearsBack: 0 };

    // A subtotal that comes again under each unit (本级支出项目) asks no query of its own when read.
    private static IEnumerable<(string Key, string Text)> Stated(CompiledBook book)
    {
        var grids = book.Book.Tables.Where(t => t.Id.StartsWith("table-", StringComparison.Ordinal))
            .Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        return book.Book.Statements
            .Where(s => s.Unit is not null && s.Text.Length > 0 && grids.Contains(s.Container))
            .Where(s => !s.Row.Contains("本级支出项目", StringComparison.Ordinal))
            .Select(s => (s.Query.Key, s.Text));
    }
}
