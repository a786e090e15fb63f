using Mingsuan.Core.Checks;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Simulation;
using Mingsuan.Documents.Packages;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Reading.Books;
using Mingsuan.Documents.Tests.Reading;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>同一部书从预算包、PDF、budget.json 审: the same findings, by id and count. A book without its words has
/// many.</summary>
public sealed class SameFindingsTests
{
    private static readonly (int Units, int Projects)[] Sizes = [(1, 0), (2, 1), (3, 2), (5, 8), (7, 20)];

    public static TheoryData<string> Sets() => [.. Rulebook.WritableFormSetNames];

    public static MatrixTheoryData<string, string> Examples() =>
        new(["wuhan-2024", "district-2025"], ["pdf", "json"]);

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_simulated_book_gives_the_same_findings_from_its_package_and_its_data(string formSet)
    {
        foreach (var (size, i) in Sizes.Select((s, i) => (s, i)))
        {
            foreach (var rounding in new[] { Rounding.Independent, Rounding.Balanced })
                await Same(Simulated(formSet, size, (ulong)(i + 1), rounding), "json");
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_simulated_book_gives_the_same_findings_from_its_package_and_its_PDF(string formSet)
    {
        await Same(Simulated(formSet, (3, 2), 5, Rounding.Balanced), "pdf");
        await Same(Simulated(formSet, (2, 6), 6, Rounding.Independent), "pdf");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_gives_the_same_findings(string example, string format)
    {
        var reading = PackageReader.Read(Repository.Example(example));
        await Same(BookCompiler.Compile(reading.Package!, CompiledFiles.Rulebook), format);
    }

    private static CompiledBook Simulated(
        string formSet, (int Units, int Projects) size, ulong seed, Rounding rounding)
    {
        var package = DepartmentSimulator.Simulate(new SimulationPlan
        {
            FormSet = formSet, Units = size.Units, Projects = size.Projects, Seed = seed, Rounding = rounding,
        });
        // Every other one says too little.
        return BookCompiler.Compile(seed % 2 == 1 ? package : package with
        {
            Narrative = [],
            Targets = package.Targets.Clear(),
            Counts = null,
        }, CompiledFiles.Rulebook);
    }

    private static async Task Same(CompiledBook book, string format)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var own = CompiledFiles.Disclosures.Read(BookReader.Read("book", book.Book, ReadOptions.Default), book.Book,
            book.Facts.Dimensions, cancellation);
        var written = CompiledFiles.Disclosures.Read(
            CompiledFiles.Read(await CompiledFiles.WriteAsync(book, format)), cancellation);
        Assert.Equal(Findings(own), Findings(written));
    }

    private static IEnumerable<string> Findings(Disclosure disclosure) => Checker
        .Check(disclosure, CompiledFiles.Rulebook, TestContext.Current.CancellationToken).Findings
        .CountBy(f => $"{f.Severity} {f.Id}").Select(g => $"{g.Key} {g.Value}").Order(StringComparer.Ordinal);
}
