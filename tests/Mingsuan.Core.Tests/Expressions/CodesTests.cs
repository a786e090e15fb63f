using System.Collections.Immutable;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Simulation;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Expressions;

/// <summary>代码序列. Invariant: a list narrowed while it is made is the whole list narrowed afterwards.</summary>
public sealed class CodesTests
{
    private static readonly Evaluator Evaluator = new(
        PackageFacts.Build(
            DepartmentSimulator.Simulate(new SimulationPlan { Seed = 4, Units = 3, Projects = 6 }),
            Rulebook.Open(YamlReader.Parse).Classifications).Facts,
        ImmutableDictionary<string, Expression>.Empty);

    [Theory]
    [InlineData("function, level: 1", "expenditure(function: it)")]
    [InlineData("function, level: 3", "expenditure(function: it) or prior(expenditure(function: it))")]
    [InlineData("function, level: 3", "known(change(expenditure(function: it)))")]
    [InlineData("function, level: 3", "not expenditure(function: it)")]
    [InlineData("function, level: 1", "expenditure(function: it) or it.code = \"202\"")]
    [InlineData("function, level: 1", "it.code != \"208\" and expenditure(function: it)")]
    [InlineData("function, level: 2", "expenditure(function: it) + prior(expenditure(function: it))")]
    [InlineData("function, level: 1", "expenditure(function: it + 208)")]
    [InlineData("economic, level: 2", "expenditure(economic: it, kind: personnel)")]
    [InlineData("economic, level: 1", "expenditure(kind: personnel)")]
    [InlineData("fund", "revenue(fund: it, vintage: current)")]
    [InlineData("fund", "expenditure(fund: general-public-budget, kind: basic) and abs(revenue(fund: it))")]
    public void A_list_narrowed_while_it_is_made_is_the_whole_list_narrowed(string list, string where)
    {
        var whole = Codes($"filter(codes({list}), where: {where})");
        Assert.Equal(whole, Codes($"codes({list}, where: {where})"));
        Assert.NotEmpty(whole);
    }

    private static ImmutableArray<string> Codes(string text) =>
        [.. Evaluator.Items(Evaluator.Evaluate(
            Parser.Parse(text), new Scope(2025, ImmutableDictionary<string, Value>.Empty)))
            .Select(v => ((NodeValue)v).Node.Code)];
}
