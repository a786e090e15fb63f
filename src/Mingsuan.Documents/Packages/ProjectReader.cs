using System.Collections.Immutable;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Documents.Packages;

/// <summary>读 projects/*.yaml.</summary>
internal static class ProjectReader
{
    public static Project? Read(string file, string text, List<ReadProblem> problems)
    {
        if (YamlFields.Open(file, text, problems) is not { } fields) return null;
        var group = fields.Child("group");
        var project = new Project
        {
            Code = fields.Required("code", "42010823024T000000100"),
            Name = fields.Required("name", "项目名称"),
            Unit = fields.Required("unit", "\"024001\""),
            Kind = fields.Choice("kind", 1, "other-running", "specific-target") == 0
                ? "other-running" : "specific-target",
            GroupCode = group?.Pattern("code", "^[0-9]{2}$", "应为两位数字，如 \"31\"") ?? "31",
            GroupName = group?.Required("name", "本级支出项目") ?? "本级支出项目",
            Attribute = fields.Text("attribute") is null ? null
                : fields.Choice("attribute", 0, "continuing", "new") == 0 ? "continuing" : "new",
            Supervisor = fields.Text("supervisor"),
            Executor = fields.Text("executor"),
            Leader = fields.Text("leader"),
            Phone = fields.Text("phone"),
            Address = fields.Text("address"),
            Postcode = fields.Pattern("postcode", "^[0-9]{6}$", "应为 6 位数字，如 \"430019\""),
            DeclaredOn = fields.Date("declared-on"),
            Start = fields.Integer("start", 1990, 2100),
            End = fields.Integer("end", 1990, 2100),
            TotalBudget = fields.Amount("total-budget"),
            YearBudget = fields.Amount("year-budget"),
            Fund = fields.Required("fund", "general-public-budget"),
            Vintage = fields.Text("vintage") ?? "current",
            Function = fields.Required("function", "\"2060404\""),
            EconomicLevel = (EconomicLevel)fields.Choice("economic-level", 0, "item", "category"),
            Reason = fields.Text("reason"),
            Content = fields.Text("content"),
            Usage = fields.Text("usage"),
            PriorChange = fields.Text("prior-change"),
            Lines = [.. fields.Items("lines").Select(l => ReadLine(file, l))],
            Purchases = [.. fields.Items("procurement").Select(ReadPurchase)],
            Source = new SourceLine(file, 1),
        };
        group?.Finish();
        fields.Finish();
        return project;
    }

    private static ProjectLine ReadLine(string file, YamlFields fields)
    {
        var line = new ProjectLine(
            fields.Text("activity") ?? "", fields.Text("content") ?? "", fields.Required("economic", "\"30206\""),
            fields.RequiredAmount("amount"), fields.Text("basis") ?? "", fields.Text("remark") ?? "",
            fields.Text("fund"), fields.Text("vintage"), fields.Text("function"),
            new SourceLine(file, fields.Source.Line));
        fields.Finish();
        return line;
    }

    private static ProjectPurchase ReadPurchase(YamlFields fields)
    {
        var purchase = new ProjectPurchase(fields.Required("item", "品名"),
            fields.Pattern("quantity", LineReader.Quantity, LineReader.QuantityRule) ?? "", fields.Amount("amount"));
        fields.Finish();
        return purchase;
    }
}

/// <summary>读 targets/*.yaml.</summary>
internal static class TargetReader
{
    public static ImmutableSortedDictionary<string, PerformanceTargets> ReadAll(
        IReadOnlyDictionary<string, string> files, List<ReadProblem> problems)
    {
        var targets = ImmutableSortedDictionary.CreateBuilder<string, PerformanceTargets>(StringComparer.Ordinal);
        foreach (var (file, text) in files.Where(f => f.Key.StartsWith("targets/", StringComparison.Ordinal)))
        {
            if (YamlFields.Open(file, text, problems) is not { } fields) continue;
            targets[Path.GetFileNameWithoutExtension(file)] = Read(fields);
            fields.Finish();
        }
        return targets.ToImmutable();
    }

    private static PerformanceTargets Read(YamlFields fields)
    {
        var longTerm = fields.Child("long-term");
        var annual = fields.Child("annual");
        var targets = new PerformanceTargets
        {
            Duties = fields.Text("duties"),
            Tasks = fields.Texts("tasks"),
            Until = longTerm?.Integer("until", 1990, 2100),
            LongTerm = Goals(longTerm),
            Annual = Goals(annual),
        };
        longTerm?.Finish();
        annual?.Finish();
        return targets;
    }

    private static ImmutableArray<PerformanceGoal> Goals(YamlFields? fields) => fields is null ? [] :
        [.. fields.Items("goals").Select(g =>
        {
            var goal = new PerformanceGoal(g.Text("name") ?? "", [.. g.Items("indicators").Select(Indicator)]);
            g.Finish();
            return goal;
        })];

    private static PerformanceIndicator Indicator(YamlFields fields)
    {
        var indicator = new PerformanceIndicator(
            fields.Required("level1", "产出指标"), fields.Required("level2", "数量指标"),
            fields.Required("name", "指标名称"),
            fields.Text("before-last") ?? "", fields.Text("last") ?? "",
            fields.Text("value") ?? fields.Text("target") ?? "", fields.Text("basis") ?? "");
        _ = fields.Text("target");
        fields.Finish();
        return indicator;
    }
}

/// <summary>读 three-public.yaml.</summary>
internal static class CountsReader
{
    private const int Most = 1_000_000;

    public static ThreePublicCounts? Read(string file, string text, List<ReadProblem> problems)
    {
        if (YamlFields.Open(file, text, problems) is not { } fields) return null;
        var (travel, reception, vehicles) = (fields.Child("overseas-travel"), fields.Child("official-reception"),
            fields.Child("official-vehicles"));
        var counts = new ThreePublicCounts(
            Count(travel, "groups"), Count(travel, "persons"), Count(reception, "batches"), Count(reception, "persons"),
            Count(vehicles, "purchased"), Count(vehicles, "owned"));
        foreach (var part in new[] { travel, reception, vehicles, fields }) part?.Finish();
        return counts;
    }

    // What is given of one kind is given whole, because one sentence prints it.
    private static int? Count(YamlFields? fields, string key)
    {
        if (fields is not null && fields.Text(key) is null) fields.Fail(key, "没有填", "应为整数，没有写 0");
        return fields?.Integer(key, 0, Most);
    }
}

/// <summary>读 answers.yaml.</summary>
internal static class AnswersReader
{
    public static ImmutableArray<PackageAnswer> Read(string file, string text, List<ReadProblem> problems)
    {
        if (YamlFields.Open(file, text, problems) is not { } fields) return [];
        ImmutableArray<PackageAnswer> answers = [.. fields.Items("answers").Select(a =>
        {
            var answer = new PackageAnswer(a.Required("id", "G14"), a.Text("place") ?? "",
                a.Required("reason", "为什么可以这样"), a.Required("by", "说明的人或处室"), a.Source);
            a.Finish();
            return answer;
        })];
        fields.Finish();
        return answers;
    }
}

/// <summary>读 assets.yaml.</summary>
internal static class AssetsReader
{
    public static Assets? Read(string file, string text, List<ReadProblem> problems)
    {
        if (YamlFields.Open(file, text, problems) is not { } fields) return null;
        var added = fields.Child("added");
        var assets = new Assets
        {
            AsOf = fields.Required("as-of", "2023-12-31") is { Length: > 0 } ? fields.Date("as-of") ?? "" : "",
            Total = NoLess(fields, "total"),
            AddedYear = fields.Integer("added-year", 1900, 2100),
            AddedFixed = NoLess(added, "fixed"),
            AddedIntangible = NoLess(added, "intangible"),
            Holdings = Holdings(fields),
        };
        added?.Finish();
        fields.Finish();
        return assets;
    }

    private static ImmutableArray<Holding> Holdings(YamlFields fields)
    {
        var counted = PackageParameters.All.List("counted");
        var holdings = ImmutableArray.CreateBuilder<Holding>();
        foreach (var h in fields.Items("holdings"))
        {
            h.Choice("key", 0, Holding.Keys);
            var holding = new Holding(h.Required("key", Holding.Keys[0]), h.Required("name", "土地"), h.Number("value"),
                h.Text("unit") ?? "", h.Text("note"));
            if (holding.Value < 0) h.Fail("value", $"“{holding.Value}”", "数量不能是负数");
            else if (counted.Contains(holding.Unit) && holding.Value != decimal.Truncate(holding.Value))
                h.Fail("value", $"“{holding.Value}”{holding.Unit}", $"按{holding.Unit}计的应为整数");
            if (holdings.Any(o => o.Key == holding.Key && o.Name == holding.Name))
                h.Fail("name", $"“{holding.Name}”写了两次", "同一项资产只写一次，请合并");
            holdings.Add(holding);
            h.Finish();
        }
        return holdings.ToImmutable();
    }

    private static Amount? NoLess(YamlFields? fields, string key)
    {
        var amount = fields?.Amount(key);
        if (amount < Amount.Zero) fields!.Fail(key, $"{amount} 元", "资产不能是负数");
        return amount;
    }
}
