using Mingsuan.Core.Books;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Core.Simulation;
using Mingsuan.Documents.Packages;
using Mingsuan.Documents.Reading;
using Xunit;

namespace Mingsuan.Core.Tests.FormSets;

/// <summary>由模拟部门编成的书, for the form sets' tests.</summary>
internal sealed class SimulatedBook
{
    private readonly BudgetPackage package;

    private SimulatedBook(BudgetPackage package)
    {
        this.package = package;
        Compiled = BookCompiler.Compile(package, Rulebook);
    }

    public static Rulebook Rulebook { get; } = Rulebook.Open(YamlReader.Parse);

    private static readonly Inspector Inspector = new(() => Rulebook, _ => throw new NotSupportedException());

    /// <summary>每套表样配几种部门: seed, units, projects, whether every fund occurs.</summary>
    public static TheoryData<string, ulong, int, int, bool> Departments
    {
        get
        {
            var data = new TheoryData<string, ulong, int, int, bool>();
            foreach (var set in Rulebook.WritableFormSetNames)
            {
                data.Add(set, 1, 1, 0, true);
                data.Add(set, 2, 2, 1, true);
                data.Add(set, 7, 5, 8, true);
                data.Add(set, 11, 20, 40, true);
                data.Add(set, 13, 1, 0, false);
                data.Add(set, 17, 3, 2, false);
            }
            return data;
        }
    }

    /// <summary>一套表样的十六种部门: from one unit without a project to twenty units with forty.</summary>
    public static IEnumerable<SimulationPlan> Plans(string formSet)
    {
        (int Units, int Projects)[] sizes = [(1, 0), (2, 1), (3, 2), (5, 8), (1, 12), (7, 20), (20, 0), (20, 40)];
        return sizes.SelectMany((size, i) => new[] { Rounding.Independent, Rounding.Balanced }.Select((rounding, j) =>
            new SimulationPlan
            {
                Seed = (ulong)(100 + (i * 2) + j),
                Units = size.Units,
                Projects = size.Projects,
                FormSet = formSet,
                Rounding = rounding,
                Funds = (i + j) % 3 == 0 ? FundRange.GeneralOnly : FundRange.Every,
                Grain = i % 2 == 0 ? AmountGrain.Yuan : AmountGrain.Fen,
                DisplayUnit = i % 4 == 3 ? DisplayUnit.Yuan : DisplayUnit.TenThousandYuan,
            }));
    }

    public CompiledBook Compiled { get; }

    /// <summary>像 build 那样审.</summary>
    public static CheckResult Check(CompiledBook compiled) => Inspector.Check(
        "模拟部门", compiled, ReadOptions.Default, TestContext.Current.CancellationToken);

    public IEnumerable<Paragraph> Paragraphs => Compiled.Book.Parts.SelectMany(p => p.Blocks).OfType<Paragraph>();

    public IEnumerable<string> Texts => Compiled.Book.Parts.SelectMany(p => p.Blocks.Select(TextOf).Prepend(p.Title));

    public static SimulatedBook Of(string formSet, ulong seed, int units, int projects, bool everyFund) =>
        new(DepartmentSimulator.Simulate(new SimulationPlan
        {
            Seed = seed,
            Units = units,
            Projects = projects,
            FormSet = formSet,
            Funds = everyFund ? FundRange.Every : FundRange.GeneralOnly,
        }));

    /// <summary>同一部门, changed.</summary>
    public SimulatedBook With(Func<BudgetPackage, BudgetPackage> change) => new(change(package));

    /// <summary>某查询上年的数; null when the query was printed nowhere, so that this year has none of it.</summary>
    public (Amount Current, Amount Prior)? YearsOf(Query query)
    {
        if (query.Selector is not { } selector) return null;
        var facts = Compiled.Facts;
        var before = facts.Dimensions[Dimension.Year].Find("2024")!;
        return (facts.Sum(selector) ?? Amount.Zero, facts.Sum(selector.Replace(Dimension.Year, before)) ?? Amount.Zero);
    }

    private static string TextOf(Block block) => block switch
    {
        Heading h => h.Text,
        Paragraph p => p.Text,
        TableBlock { Table: var t } =>
            string.Join('\n', t.Notes.Select(n => n.Text).Prepend(t.Entity).Prepend(t.Title)),
        _ => "",
    };
}
