using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Data;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules.Packages;
using Mingsuan.Core.Sentences;
using Mingsuan.Core.Simulation;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Rules;

/// <summary>恒等式的样例 (rulebook/identities/*.cases.yaml): each rule with clean, breach and edge beside it.</summary>
public sealed class IdentityCasesTests
{
    private const int FewestCases = 3;

    private static readonly Rulebook Rulebook = Rulebook.Open(YamlReader.Parse);

    private static readonly DimensionSet Dimensions = PackageFacts.Build(
        DepartmentSimulator.Simulate(new SimulationPlan()), Rulebook.Classifications).Facts.Dimensions;

    public static TheoryData<string, string> Cases() =>
        new(Files().SelectMany(f => Read(f).Select(c => (f, c.Required("case")))));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_finds_what_it_says(string file, string name)
    {
        var reader = Read(file).Single(c => c.Required("case") == name);
        var identity = Rulebook.Identities.Single(i => i.Id == IdOf(file));
        var scope = new Scope(2025, ImmutableDictionary<string, Value>.Empty);
        var found = identity.IsOfFacts ? OfFacts(reader, identity, scope) : OfStatements(reader, identity, scope);
        var told = found.Select(f => $"{f.Id} {f.Severity.ToString().ToLowerInvariant()} "
            + $"printed {string.Join(' ', f.Values)} expected {f.Expected} difference {f.Difference}").ToList();
        Assert.Equal(reader.Required("finds").Trim(), told.Count == 0 ? "none" : string.Join('\n', told));
    }

    private static IEnumerable<Finding> OfFacts(DataReader reader, Identity identity, Scope scope)
    {
        var facts = new FactSet(Dimensions, [.. reader.Texts("facts").Select(Fact)]);
        var evaluator = new Evaluator(facts, ImmutableDictionary<string, Expression>.Empty);
        return FactIdentities.Check([identity], evaluator, scope, Rulebook.Catalogue);
    }

    // Each line is a query and what a table prints of it, in 万元.
    private static IEnumerable<Finding> OfStatements(DataReader reader, Identity identity, Scope scope)
    {
        var evaluator = new Evaluator(new FactSet(Dimensions, []), ImmutableDictionary<string, Expression>.Empty);
        var statements = reader.Texts("statements").Select((line, i) =>
        {
            var (query, text) = (line[..line.LastIndexOf(' ')], line[(line.LastIndexOf(' ') + 1)..]);
            var (value, step) = PrintedNumber.Parse(text)!.Value.On(1_000_000);
            return new Statement(i, evaluator.Amount(Parser.Parse(query), scope).Query, text, value, step,
                new Place(1, null, $"第 {i + 1} 行"), 0, "表", query, "") { UnitFen = 1_000_000 };
        });
        var table = new SourceTable("表", [], 0, 0, [], default);
        return Checker.Check(new Disclosure
        {
            Source = new SourceDocument("表", SourceFormat.Html, [], [table], []), Kind = DisclosureKind.Budget,
            Year = 2025, Level = BodyLevel.Department, Unit = "", FormSet = null, Dimensions = Dimensions,
            Tables = [new RecognisedTable(0, table, null, DisplayUnit.TenThousandYuan, true, 0, [], [])],
            Statements = [.. statements], Claims = new ClaimReading([], [], [], 0),
        }, Rulebook).Findings.Where(f => f.Id == identity.Id);
    }

    [Fact]
    public void Every_identity_has_clean_breach_and_edge_cases_beside_it()
    {
        var files = Files().ToList();
        Assert.Equal(Rulebook.Identities.Select(i => i.Id).Order(), files.Select(IdOf).Order());
        Assert.All(files, f =>
        {
            var finds = Read(f).Select(c => c.Required("finds").Trim()).ToList();
            Assert.True(finds.Count >= FewestCases && finds.Contains("none") && finds.Exists(x => x != "none"), f);
        });
    }

    private static IEnumerable<string> Files() => Directory
        .EnumerateFiles(Repository.Path("rulebook", "identities"), "*.cases.yaml").Order(StringComparer.Ordinal);

    private static string IdOf(string cases)
    {
        var rule = cases.Replace(".cases.yaml", ".yaml", StringComparison.Ordinal);
        return new DataReader(rule, YamlReader.Parse(rule, File.ReadAllText(rule))).Required("id");
    }

    private static IEnumerable<DataReader> Read(string file) =>
        ((DataSequence)YamlReader.Parse(file, File.ReadAllText(file))).Items.Select(i => new DataReader(file, i));

    private static Fact Fact(string line, int index)
    {
        var words = line.Split(' ').Select(w => w.Split('='))
            .ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var at = new int[DimensionSet.Count];
        at[(int)Dimension.Year] = Dimensions[Dimension.Year].Find("2025")!.Index;
        foreach (var (name, code) in words.Where(w => w.Key != "amount"))
        {
            var dimension = DimensionSet.Parse(name)!.Value;
            at[(int)dimension] = Dimensions[dimension].Find(code)!.Index;
        }
        return new Fact(FormattableString.Invariant($"{index}"), [.. at], AmountText.Parse(words["amount"]).Amount,
            default, "");
    }
}
