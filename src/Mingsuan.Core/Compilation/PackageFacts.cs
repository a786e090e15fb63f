using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Compilation;

/// <summary>由预算包生成事实 (package to facts): codes looked up, coordinates set, every problem collected.</summary>
public sealed class PackageFacts
{
    private readonly BudgetPackage package;
    private readonly Classifications codes;
    private readonly DimensionSet dimensions;
    private readonly List<ReadProblem> problems = [];
    private readonly ImmutableArray<Fact>.Builder facts = ImmutableArray.CreateBuilder<Fact>();
    private readonly Dictionary<string, UnitType> types;
    private readonly FactIds ids;

    private PackageFacts(BudgetPackage package, Classifications codes)
    {
        this.package = package;
        this.codes = codes;
        types = package.Settings.Units.ToDictionary(u => u.Code, u => u.Type, StringComparer.Ordinal);
        dimensions = new DimensionSet(new Dictionary<Dimension, CodeTree>
        {
            [Dimension.Year] = Years(),
            [Dimension.Side] = codes.Sides,
            [Dimension.Unit] = UnitTree(package.Settings),
            [Dimension.Fund] = codes.Funds,
            [Dimension.Vintage] = codes.Vintages,
            [Dimension.Kind] = codes.Kinds,
            [Dimension.Function] = codes.Functional,
            [Dimension.Economic] = codes.Departmental,
            [Dimension.GovernmentEconomic] = codes.Government,
            [Dimension.Project] = ProjectTree(package),
            [Dimension.Procurement] = codes.ProcurementCategories,
            [Dimension.Stage] = codes.Stages,
            [Dimension.UnitType] = codes.UnitTypes,
        });
        ids = new FactIds(dimensions);
    }

    /// <summary>生成. Facts of lines with problems are left out; all problems are returned at once.</summary>
    public static (FactSet Facts, ImmutableArray<ReadProblem> Problems) Build(
        BudgetPackage package, Classifications codes)
    {
        var builder = new PackageFacts(package, codes);
        builder.AddRevenue();
        builder.AddExpenditure();
        builder.AddProjects();
        builder.AddPrior();
        builder.AddInitial();
        builder.AddProcurement();
        builder.CheckReferences();
        var set = new FactSet(builder.dimensions, builder.facts.ToImmutable());
        builder.CompareGivenTotals(set);
        return (set, [.. builder.problems]);
    }

    private CodeTree Years()
    {
        var years = package.Prior.Select(p => p.Year).Concat(package.Procurement.Select(p => p.Year))
            .Append(package.Settings.Year).Distinct().Order().Select(y => y.ToString(CultureInfo.InvariantCulture));
        return CodeTree.Build(years.Select(y => new CodeRow(y, y + "年", "")));
    }

    private static CodeTree UnitTree(Settings settings)
    {
        var department = settings.Department;
        return CodeTree.Build(settings.Units
            .Select(u => new CodeRow(u.Code, u.Name, u.Parent ?? department.Code, Tag: u.Type.ToString()))
            .Where(r => r.Code != department.Code)
            .Prepend(new CodeRow(department.Code, department.Name, "")));
    }

    // Department, unit, group, project: the order in which a project table lists them.
    private static CodeTree ProjectTree(BudgetPackage package)
    {
        var rows = new Dictionary<string, CodeRow>(StringComparer.Ordinal);
        var department = package.Settings.Department;
        rows[department.Code] = new CodeRow(department.Code, department.Name, "", Tag: "unit");
        var units = package.Settings.Units.ToDictionary(u => u.Code, StringComparer.Ordinal);
        foreach (var project in package.Projects)
        {
            if (!units.TryGetValue(project.Unit, out var unit)) continue;
            if (unit.Code != department.Code)
            {
                rows.TryAdd(unit.Code, new CodeRow(unit.Code, unit.Name, department.Code, Tag: "unit"));
            }
            var group = $"{unit.Code}/{project.GroupCode}";
            rows.TryAdd(group, new CodeRow(group, project.GroupName, unit.Code, project.GroupCode, Tag: "group"));
            rows.TryAdd(project.Code, new CodeRow(project.Code, project.Name, group, Tag: unit.Name));
        }
        return CodeTree.Build(rows.Values);
    }

    private void AddRevenue()
    {
        foreach (var line in package.Revenue)
        {
            var at = Start(package.Settings.Year, "revenue", line.Source);
            var ok = SetUnit(at, line.Unit, line.Source) & Set(at, Dimension.Fund, line.Fund, "fund", line.Source)
                & Set(at, Dimension.Vintage, Or(line.Vintage, "current"), "vintage", line.Source)
                & (line.Function.Length == 0 || SetFunction(at, line.Function, line.Source));
            if (ok && RequireLeafFund(at, line)) Add(at, line.Amount, line.Source, line.Note);
        }
        RefuseTwice(package.Revenue,
            l => (l.Unit, l.Fund, Or(l.Vintage, "current"), "", l.Function, ""), l => l.Source);
    }

    // This year's revenue says which revenue it is; money brought forward may only be known as 单位资金.
    private bool RequireLeafFund(int[] at, RevenueLine line)
    {
        var tree = dimensions[Dimension.Fund];
        var fund = tree.Nodes[at[(int)Dimension.Fund]];
        if (fund.IsLeaf || (Or(line.Vintage, "current") == "brought-forward" && fund.Code == "unit-funds")) return true;
        problems.Add(new(line.Source.File, line.Source.Line, "fund", $"{fund.Code} {fund.Name} 还有细目",
            $"应写到 {string.Join("、", tree.Children(fund).Select(n => $"{n.Code} {n.Name}"))}"));
        return false;
    }

    private void AddExpenditure()
    {
        foreach (var line in package.Expenditure)
        {
            var at = Start(package.Settings.Year, "expenditure", line.Source);
            var vintage = Or(line.Vintage, "current");
            var ok = SetUnit(at, line.Unit, line.Source) & Set(at, Dimension.Fund, line.Fund, "fund", line.Source)
                & Set(at, Dimension.Vintage, vintage, "vintage", line.Source);
            if (vintage != "carried-forward" || line.Kind.Length > 0)
            {
                ok &= Set(at, Dimension.Kind, line.Kind, "kind", line.Source)
                    & SetFunction(at, line.Function, line.Source)
                    & SetEconomic(at, line.Economic, line.Unit, line.Source);
            }
            if (ok) Add(at, line.Amount, line.Source, line.Note);
        }
        RefuseTwice(package.Expenditure,
            l => (l.Unit, l.Fund, Or(l.Vintage, "current"), l.Kind, l.Function, l.Economic), l => l.Source);
    }

    private void AddProjects()
    {
        foreach (var project in package.Projects)
        {
            if (project.Lines.IsEmpty)
            {
                problems.Add(new(project.Source.File, project.Source.Line, "lines",
                    "项目没有测算明细", "至少写一行 lines，项目金额由明细相加得到"));
            }
            foreach (var line in project.Lines) AddProjectLine(project, line);
            CompareYearBudget(project);
        }
        foreach (var twice in package.Projects.GroupBy(p => p.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            var second = twice.ElementAt(1).Source;
            problems.Add(new(second.File, second.Line, "code",
                $"项目代码 {twice.Key} 已在 {twice.First().Source.File} 用过", "每个项目一个代码"));
        }
    }

    private void AddProjectLine(Project project, ProjectLine line)
    {
        var at = Start(package.Settings.Year, "expenditure", line.Source);
        var ok = SetUnit(at, project.Unit, project.Source)
            & Set(at, Dimension.Fund, line.Fund ?? project.Fund, "fund", line.Source)
            & Set(at, Dimension.Vintage, line.Vintage ?? project.Vintage, "vintage", line.Source)
            & Set(at, Dimension.Kind, project.Kind, "kind", project.Source)
            & SetFunction(at, line.Function ?? project.Function, line.Source)
            & SetEconomic(at, line.Economic, project.Unit, line.Source);
        if (!ok) return;
        at[(int)Dimension.Project] = dimensions[Dimension.Project].Find(project.Code)!.Index;
        Add(at, line.Amount, line.Source, $"{project.Name}：{line.Content}");
    }

    private void CompareYearBudget(Project project)
    {
        if (project.YearBudget is not { } given || project.Lines.IsEmpty) return;
        var sum = new Amount(project.Lines.Sum(l => l.Amount.Fen));
        if (sum == given) return;
        problems.Add(new(project.Source.File, project.Source.Line, "year-budget", $"给出 {given} 元",
            $"明细合计 {sum} 元，差 {given - sum} 元；改明细，或删去 year-budget"));
    }

    private void AddPrior()
    {
        foreach (var line in package.Prior)
        {
            var at = Start(line.Year, line.Side, line.Source);
            if (line.Year >= package.Settings.Year)
            {
                problems.Add(new(line.Source.File, line.Source.Line, "year", $"{line.Year}",
                    $"应为 {package.Settings.Year} 以前的年度"));
            }
            if (SetAll(at, line)) Add(at, line.Amount, line.Source, line.Note);
        }
        RefuseTwice(package.Prior, l => l with { Amount = Amount.Zero, Note = "", Source = default }, l => l.Source);
    }

    private void AddInitial()
    {
        foreach (var line in package.Initial)
        {
            var at = Start(package.Settings.Year, line.Side, line.Source);
            at[(int)Dimension.Stage] = Code(Dimension.Stage, "initial");
            if (SetAll(at, line)) Add(at, line.Amount, line.Source, line.Note);
        }
        RefuseTwice(package.Initial, l => l with { Amount = Amount.Zero, Note = "", Source = default }, l => l.Source);
    }

    private bool SetAll(int[] at, PriorLine line) =>
        Set(at, Dimension.Side, line.Side, "side", line.Source)
            & SetUnit(at, Or(line.Unit, package.Settings.Department.Code), line.Source)
            & SetKnown(at, Dimension.Fund, line.Fund, "fund", line.Source)
            & SetKnown(at, Dimension.Vintage, Or(line.Vintage, "current"), "vintage", line.Source)
            & SetKnown(at, Dimension.Kind, line.Kind, "kind", line.Source)
            & SetKnown(at, Dimension.Function, line.Function, "function", line.Source)
            & SetKnown(at, Dimension.Economic, line.Economic, "economic", line.Source)
            & (line.Project.Length == 0 || dimensions[Dimension.Project].Find(line.Project) is null
                || Set(at, Dimension.Project, line.Project, "project", line.Source));

    private void AddProcurement()
    {
        foreach (var line in package.Procurement)
        {
            var at = Start(line.Year, "procurement", line.Source);
            var ok = SetUnit(at, Or(line.Unit, package.Settings.Department.Code), line.Source)
                & (line.Category.Length == 0 && line.Year < package.Settings.Year
                    || Set(at, Dimension.Procurement, line.Category, "category", line.Source));
            if (ok && line.PurchasedService)
            {
                at[(int)Dimension.Procurement] = Code(Dimension.Procurement, "purchased-services");
            }
            CheckProcurement(line);
            if (line.Project.Length > 0) ok &= Set(at, Dimension.Project, line.Project, "project", line.Source);
            if (ok) Add(at, line.Amount, line.Source, line.Item);
        }
    }

    private void CheckProcurement(ProcurementLine line)
    {
        void Problem(string field, string found, string expected) =>
            problems.Add(new(line.Source.File, line.Source.Line, field, found, expected));

        if (line.Year > package.Settings.Year)
            Problem("year", $"{line.Year}", $"应为 {package.Settings.Year} 或以前的年度");
        if (line.ForSmall < Amount.Zero || line.ForSmall > line.Amount)
            Problem("for-small", $"{line.ForSmall} 元", $"预留的是采购金额 {line.Amount} 元的一部分");
        if (line.ForMicro < Amount.Zero || line.ForMicro > (line.ForSmall ?? line.Amount))
            Problem("for-micro", $"{line.ForMicro} 元", $"是面向中小企业预留的 {line.ForSmall} 元的一部分");
    }

    // What does not become a fact but names a unit, a project or an item.
    private void CheckReferences()
    {
        foreach (var line in package.Staff) SetUnit(new int[DimensionSet.Count], line.Unit, line.Source);
        RefuseTwice(package.Staff, l => (l.Unit, l.Category), l => l.Source);
        foreach (var entry in package.Narrative.Where(n => n.Key.Contains(':', StringComparison.Ordinal)))
        {
            var key = entry.Key[(entry.Key.IndexOf(':', StringComparison.Ordinal) + 1)..];
            if (key.Length > 0 && key.All(char.IsAsciiDigit))
                SetKnown(new int[DimensionSet.Count], Dimension.Function, key, entry.Key, entry.Source);
        }
        foreach (var name in package.Targets.Keys.Where(n => n != "department"))
        {
            if (package.Projects.Any(p => p.Code == name)) continue;
            var known = string.Join("、", package.Projects.Take(3).Select(p => p.Code));
            problems.Add(new($"targets/{name}.yaml", 0, "", $"没有代码为 {name} 的项目",
                $"文件名应为 department 或项目代码{(known.Length > 0 ? $"，如 {known}" : "")}"));
        }
        foreach (var project in package.Projects.Where(p => !IsPlainCode(p.Code)))
        {
            problems.Add(new(project.Source.File, project.Source.Line, "code", $"项目代码“{project.Code}”",
                "只能由字母和数字组成，如 42010823024T000000100"));
        }
    }

    private static bool IsPlainCode(string code) => code.Length > 0 && code.All(char.IsAsciiLetterOrDigit);

    private int[] Start(int year, string side, SourceLine source)
    {
        var at = new int[DimensionSet.Count];
        at[(int)Dimension.Year] = Code(Dimension.Year, year.ToString(CultureInfo.InvariantCulture));
        at[(int)Dimension.Side] = dimensions[Dimension.Side].Find(side)?.Index ?? 0;
        return at;
    }

    private int Code(Dimension dimension, string code) => dimensions[dimension].Find(code)!.Index;

    private void Add(int[] at, Amount amount, SourceLine source, string note) =>
        facts.Add(new Fact(ids.Next(at), [.. at], amount, source, note));

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    private bool SetKnown(int[] at, Dimension dimension, string code, string field, SourceLine source) =>
        code.Length == 0 || Set(at, dimension, code, field, source);

    private bool SetUnit(int[] at, string code, SourceLine source)
    {
        if (types.TryGetValue(code, out var type))
            at[(int)Dimension.UnitType] = Code(Dimension.UnitType, Classifications.UnitTypeCode(type));
        return Set(at, Dimension.Unit, code, "unit", source);
    }

    private bool Set(int[] at, Dimension dimension, string code, string field, SourceLine source)
    {
        var tree = dimensions[dimension];
        if (code.Length > 0 && tree.Find(code) is { } node)
        {
            at[(int)dimension] = node.Index;
            return true;
        }
        var nearest = string.Join("、", Suggest(tree, code).Select(n => $"{n.Code} {n.Name}"));
        problems.Add(new(source.File, source.Line, field, code.Length == 0 ? "没有填" : $"没有代码“{code}”",
            nearest.Length > 0 ? $"相近的有 {nearest}" : "请核对代码表"));
        return false;
    }

    private static IEnumerable<CodeNode> Suggest(CodeTree tree, string code)
    {
        var nearest = tree.Nearest(code).ToList();
        return nearest.Count > 0 || tree.Nodes.Length > 20 ? nearest : tree.Nodes.Skip(1).Where(n => n.IsLeaf);
    }

    private bool SetFunction(int[] at, string code, SourceLine source) =>
        SetInForce(at, Dimension.Function, code, "function", 3, "应编列到项（7位）", source);

    private bool SetEconomic(int[] at, string code, string unit, SourceLine source)
    {
        if (!SetInForce(at, Dimension.Economic, code, "economic", 2, "应编列到款（5位）", source)) return false;
        if (types.TryGetValue(unit, out var type) && codes.GovernmentCode(code, type) is { } government
            && dimensions[Dimension.GovernmentEconomic].Find(government) is { } node)
        {
            at[(int)Dimension.GovernmentEconomic] = node.Index;
        }
        return true;
    }

    private bool SetInForce(
        int[] at, Dimension dimension, string code, string field, int level, string levelRule, SourceLine source)
    {
        if (!Set(at, dimension, code, field, source)) return false;
        var node = dimensions[dimension].Find(code)!;
        var year = package.Settings.Year;
        if (!node.InForce(year))
        {
            var when = node.To is { } to && year > to ? $"{to} 年后停用" : $"{node.From} 年起启用";
            var near = string.Join("、", dimensions[dimension].Nearest(code, 6)
                .Where(n => n.Code != code && n.InForce(year) && n.Level == node.Level).Take(3)
                .Select(n => $"{n.Code} {n.Name}"));
            problems.Add(new(source.File, source.Line, field,
                $"{code} {node.Name} 不在 {year} 年使用（{when}）", $"相近的有 {near}"));
            return false;
        }
        if (node.Level == level) return true;
        var below = string.Join("、", dimensions[dimension].Children(node).Take(3).Select(n => $"{n.Code} {n.Name}"));
        problems.Add(new(source.File, source.Line, field, $"{code} {node.Name} 不是末级", $"{levelRule}，如 {below}"));
        return false;
    }

    private void RefuseTwice<TLine, TKey>(
        IEnumerable<TLine> lines, Func<TLine, TKey> key, Func<TLine, SourceLine> source)
    {
        foreach (var twice in lines.GroupBy(key).Where(g => g.Count() > 1))
        {
            RefuseSecond(source(twice.First()), source(twice.ElementAt(1)));
        }
    }

    private void RefuseSecond(SourceLine first, SourceLine second) =>
        problems.Add(new(second.File, second.Line, "",
            $"与第{first.Line}行的各项代码完全相同", "同一组代码只写一行；请合并金额或改代码"));

    private void CompareGivenTotals(FactSet set)
    {
        Compare("totals.revenue", package.Settings.RevenueTotal, "revenue", set);
        Compare("totals.expenditure", package.Settings.ExpenditureTotal, "expenditure", set);
    }

    private void Compare(string field, Amount? given, string side, FactSet set)
    {
        if (given is not { } stated) return;
        var year = package.Settings.Year.ToString(CultureInfo.InvariantCulture);
        var sum = set.Sum(Selector.All(dimensions).With(Dimension.Side, dimensions[Dimension.Side].Find(side)!)
            .With(Dimension.Year, dimensions[Dimension.Year].Find(year)!)) ?? Amount.Zero;
        if (sum == stated) return;
        problems.Add(new("budget.yaml", 0, field, $"给出 {stated} 元",
            $"各行合计 {sum} 元，差 {stated - sum} 元；请核对各行，或删去 {field}"));
    }
}
