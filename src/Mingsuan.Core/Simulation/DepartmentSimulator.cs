using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Simulation;

/// <summary>模拟一个部门 (a complete, balanced package from a seed): for examples, tests, benchmarks.</summary>
/// <remarks>
/// With every fund: each fund source has revenue and expenditure, some brought forward and some carried forward; every
/// kind of expenditure occurs. Revenue of each fund equals its expenditure and what it carries forward.
/// </remarks>
public sealed class DepartmentSimulator
{
    private const string Department = "106";

    private static readonly (string Code, long Weight)[] Personnel =
    [
        ("30101", 60), ("30102", 70), ("30103", 90), ("30107", 50), ("30112", 4), ("30199", 6),
    ];

    private static readonly (string Code, long Weight)[] Running =
    [
        ("30201", 12), ("30202", 2), ("30205", 2), ("30206", 5), ("30207", 3), ("30209", 14), ("30211", 4),
        ("30213", 5), ("30215", 1), ("30216", 2), ("30217", 1), ("30226", 6), ("30228", 8), ("30229", 7),
        ("30231", 3), ("30239", 9), ("30299", 6), ("31002", 3),
    ];

    private static readonly string[] ProjectItems =
        ["30201", "30202", "30211", "30213", "30214", "30215", "30216", "30217", "30226", "30227", "30299", "31003"];

    private static readonly string[] ProjectWords =
    [
        "信息系统运行维护", "公共设施养护", "政策宣传与培训", "专项检查",
        "档案数字化", "社区服务", "设备更新", "课题研究",
    ];

    private readonly SimulationPlan plan;
    private readonly Chance chance;

    // Counts and shares have chances of their own, so that the amounts of a seed stay as they were.
    private readonly Chance counting;
    private readonly SimulatedArea area;
    private readonly List<ExpenditureLine> lines = [];
    private readonly List<Project> projects = [];
    private readonly ImmutableArray<BudgetUnit> units;
    private readonly bool isFinal;

    private DepartmentSimulator(SimulationPlan plan)
    {
        this.plan = plan;
        chance = new Chance(plan.Seed);
        counting = new Chance(~plan.Seed);
        area = SimulatedArea.Of(plan.FormSet);
        isFinal = Rulebook.IsFinalAccounts(plan.FormSet);
        units = [.. Enumerable.Range(1, plan.Units).Select(Unit)];
    }

    /// <summary>模拟.</summary>
    public static BudgetPackage Simulate(SimulationPlan plan) => new DepartmentSimulator(plan).Make();

    private BudgetPackage Make()
    {
        foreach (var unit in units) AddBasic(unit);
        for (var i = 0; i < plan.Projects; i++) AddProject(i);
        if (plan.Funds == FundRange.Every) AddEveryFund();
        var procurement = Procurement();
        var earlier = new PriorSimulator(plan, chance);
        var prior = earlier.Make(lines, projects);
        return new BudgetPackage
        {
            Settings = Settings(),
            Expenditure = Merge(),
            Revenue = Revenue(),
            Projects = [.. projects],
            Prior = prior,
            Initial = isFinal ? earlier.Initial(lines, projects) : [],
            Procurement = procurement,
            Staff = Staff(),
            Assets = Assets(),
            Counts = Counts(),
            Targets = SimulatedTargets.Make(projects, chance, area),
            Narrative = SimulatedNarrative.Make(lines, projects, prior, area, isFinal),
        };
    }

    private BudgetUnit Unit(int number)
    {
        var type = number == 1 ? UnitType.Administrative
            : number == 2 ? UnitType.ParticipatingInstitution : UnitType.PublicInstitution;
        var names = new[] { "机关本级", "综合行政执法队", "社会事务服务中心", "数据中心", "城市运行管理中心" };
        var name = number <= names.Length ? names[number - 1] : $"第{number}服务站";
        var code = Department + number.ToString("D3", CultureInfo.InvariantCulture);
        return new BudgetUnit(code, area.Department + name, type, null);
    }

    private Settings Settings() => new()
    {
        Year = plan.Year,
        FormSet = plan.FormSet,
        DisplayUnit = plan.DisplayUnit,
        Rounding = plan.Rounding,
        Department = new Department(Department, area.Department, area.Department, area.Name + "财政局"),
        Units = units,
    };

    private Amount Money(long leastYuan, long mostYuan) => plan.Grain == AmountGrain.Yuan
        ? Amount.FromYuan(chance.Between(leastYuan, mostYuan))
        : new Amount(chance.Between(leastYuan * 100, mostYuan * 100));

    private void AddBasic(BudgetUnit unit)
    {
        var administrative = unit.Type != UnitType.PublicInstitution;
        var run = administrative ? "2010601" : "2010650";
        foreach (var (code, weight) in Personnel.Where(p => administrative || p.Code != "30102"))
        {
            Add(unit, "personnel", run, code, Money(weight * 8_000, weight * 30_000));
        }
        var pension = Money(300_000, 900_000);
        Add(unit, "personnel", "2080505", "30108", pension);
        Add(unit, "personnel", "2080506", "30109", new Amount(pension.Fen / 2));
        Add(unit, "personnel", administrative ? "2101101" : "2101102", "30110", Money(150_000, 500_000));
        Add(unit, "personnel", "2210201", "30113", Money(200_000, 800_000));
        Add(unit, "personnel", administrative ? "2080501" : "2080502", "30302", Money(20_000, 400_000));
        foreach (var (code, weight) in Running.Where(_ => chance.Percent(80)))
        {
            Add(unit, "running", run, code, Money(weight * 2_000, weight * 12_000));
        }
    }

    private void AddProject(int number)
    {
        var unit = chance.Pick(units);
        var word = ProjectWords[number % ProjectWords.Length];
        var count = 1 + chance.Below(4);
        var kind = chance.Percent(25) ? "other-running" : "specific-target";
        var isContinuing = chance.Percent(70);
        var end = plan.Year + chance.Below(3);
        projects.Add(Project(unit, word, "general-public-budget",
            unit.Type == UnitType.PublicInstitution ? "2010699" : "2010602",
            [.. Enumerable.Range(1, count).Select(i => Line(word, i, null, null))]) with
        {
            Name = number < ProjectWords.Length ? word : $"{word}（{number / ProjectWords.Length + 1}期）",
            Kind = kind,
            Attribute = isContinuing ? "continuing" : "new",
            End = end,
            PriorChange = isContinuing ? "前两年按计划安排，当年按任务量测算。" : "新增项目，前两年没有安排。",
        });
    }

    private Project Project(
        BudgetUnit unit, string word, string fund, string function, ImmutableArray<ProjectLine> detail) => new()
    {
        Code = $"{area.Code}{plan.Year % 100:D2}{Department}T{projects.Count + 1:D9}",
        Name = word,
        Unit = unit.Code,
        Kind = "specific-target",
        Attribute = "continuing",
        Start = plan.Year,
        End = plan.Year,
        Fund = fund,
        Function = function,
        Usage = $"按计划开展{word}。",
        Reason = $"{word}为持续职责所需。",
        Content = $"组织实施{word}，按进度验收。",
        PriorChange = "前两年按计划安排，当年按任务量测算。",
        Lines = detail,
        Source = new SourceLine($"projects/{projects.Count + 1}.yaml", 1),
    };

    private ProjectLine Line(string word, int number, string? fund, string? vintage) => new(
        word, $"{word}第{number}项", chance.Pick(ProjectItems), Money(20_000, 900_000), "按合同或询价测算", "",
        fund, vintage, null, default);

    private void AddEveryFund()
    {
        var unit = units[^1];
        var extra = new (string Fund, string Function, string Word)[]
        {
            ("government-fund-budget", "2296002", "社会福利专项"),
            ("state-capital-budget", "2230105", "国有企业退休人员社会化管理"),
            ("special-account", "2050202", "教育收费安排的支出"),
            ("institution-revenue", "2010699", "业务拓展"),
        };
        foreach (var (fund, function, word) in extra)
        {
            projects.Add(Project(
                unit, word, fund, function, [Line(word, 1, null, null), Line(word, 2, null, "brought-forward")]));
        }
        Add(unit, "operating", "2010699", "30226", Money(50_000, 300_000), "operating-revenue");
        Add(unit, "remitted-up", "2010699", "30299", Money(10_000, 90_000), "affiliated-remittance");
        Add(units[0], "subsidy-down", "2010699", "30299", Money(10_000, 90_000), "superior-subsidy");
        Add(unit, "running", "2010699", "30227", Money(10_000, 90_000), "other-revenue");
        Add(units[0], "running", "2010601", "30201", Money(5_000, 40_000), "general-public-budget", "brought-forward");
        Add(
            units[0], "personnel", "2010601", "30212", Money(5_000, 40_000), "general-public-budget",
            kindOverride: "running");
        Add(units[0], "running", "2010601", "31013", Money(150_000, 200_000), "general-public-budget");
        Carry(units[0], "general-public-budget");
        Carry(unit, "government-fund-budget");
        Carry(unit, "institution-revenue");
    }

    private void Carry(BudgetUnit unit, string fund) => lines.Add(new ExpenditureLine(
        unit.Code, fund, "carried-forward", "", "", "", Money(1_000, 60_000), "", default));

    private void Add(
        BudgetUnit unit, string kind, string function, string economic, Amount amount,
        string fund = "general-public-budget", string vintage = "current", string? kindOverride = null) =>
        lines.Add(new ExpenditureLine(
            unit.Code, fund, vintage, kindOverride ?? kind, function, economic, amount, "", default));

    private ImmutableArray<ExpenditureLine> Merge() => [.. lines
        .GroupBy(l => l with { Amount = Amount.Zero })
        .Select(g => g.Key with { Amount = new Amount(g.Sum(l => l.Amount.Fen)) })];

    // Each fund's revenue is what it spends and carries forward; what is spent of earlier money was brought forward.
    private ImmutableArray<RevenueLine> Revenue()
    {
        var spent = lines
            .Select(l => (l.Unit, l.Fund, IsOld: l.Vintage == "brought-forward", For: Came(l), l.Amount.Fen))
            .Concat(projects.SelectMany(p => p.Lines.Select(l => (
                p.Unit, Fund: l.Fund ?? p.Fund, IsOld: (l.Vintage ?? p.Vintage) == "brought-forward",
                For: l.Function ?? p.Function, l.Amount.Fen))))
            .Select(s => (s.Unit, s.Fund, s.IsOld, Function: isFinal && !s.IsOld ? s.For : "", s.Fen));
        return [.. spent.GroupBy(s => (s.Unit, s.Fund, s.IsOld, s.Function))
            .OrderBy(g => g.Key.Unit, StringComparer.Ordinal).ThenBy(g => g.Key.Fund, StringComparer.Ordinal)
            .ThenBy(g => g.Key.IsOld).ThenBy(g => g.Key.Function, StringComparer.Ordinal)
            .Select(g => new RevenueLine(g.Key.Unit, g.Key.Fund, g.Key.IsOld ? "brought-forward" : "current",
                new Amount(g.Sum(s => s.Fen)), "", default) { Function = g.Key.Function })];
    }

    // Money left over at the year's end came for what else the fund pays for.
    private string Came(ExpenditureLine line) => line.Function.Length > 0 ? line.Function
        : lines.Where(l => l.Unit == line.Unit && l.Fund == line.Fund).Select(l => l.Function)
            .Concat(projects.Where(p => p.Unit == line.Unit && p.Fund == line.Fund).Select(p => p.Function))
            .First(f => f.Length > 0);

    private ImmutableArray<ProcurementLine> Procurement()
    {
        return
        [
            Bought(units[0], "goods", "办公设备", "20台"),
            Bought(units[0], "works", "用房修缮", "1项"),
            Bought(units[^1], "services", "物业管理", "1年"),
            Bought(units[^1], "services", "社区服务", "1年") with { PurchasedService = true },
            new ProcurementLine(plan.Year - 1, "", "", "", false, "上年合计", "", Money(300_000, 900_000), "", default),
        ];
    }

    private ProcurementLine Bought(BudgetUnit unit, string category, string item, string quantity) =>
        Reserved(new(plan.Year, unit.Code, "", category, false, item, quantity, Money(50_000, 300_000), "", default));

    // Whole hundreds, so that a share of full yuan is full yuan as well.
    private static ProcurementLine Reserved(ProcurementLine line) => line with
    {
        ForSmall = Part(line.Amount, 60),
        ForMicro = Part(line.Amount, 40),
    };

    private static Amount Part(Amount amount, long percent) => new(amount.Fen / 10_000 * 100 * percent);

    // What money is spent on there is some of.
    private ThreePublicCounts Counts()
    {
        var paid = lines.Where(l => l.Vintage != "carried-forward").Select(l => l.Economic)
            .Concat(projects.SelectMany(p => p.Lines.Select(l => l.Economic))).ToHashSet(StringComparer.Ordinal);
        int Some(string economic, int least, int range) => paid.Contains(economic) ? least + counting.Below(range) : 0;
        return new(Some("30212", 1, 3), Some("30212", 4, 12), Some("30217", 10, 40), Some("30217", 80, 400),
            Some("31013", 1, 1), Some("30231", 2, 10));
    }

    private ImmutableArray<StaffLine> Staff() => [.. units.SelectMany(u =>
    {
        var posts = 10 + chance.Below(40);
        return new[]
        {
            new StaffLine(u.Code, "establishment", posts, "", default),
            new StaffLine(u.Code, "on-post", posts - chance.Below(8), "", default),
            new StaffLine(u.Code, "retired", chance.Below(30), "", default),
        };
    })];

    private Assets Assets() => new()
    {
        AsOf = $"{(isFinal ? plan.Year : plan.Year - 1)}-12-31",
        Total = Money(10_000_000, 90_000_000),
        Holdings =
        [
            new Holding("buildings", "房屋", chance.Between(500, 9_000), "平方米", null),
            new Holding("vehicles", "公务用车", 1 + chance.Below(8), "辆", null),
            new Holding("general-equipment", "单位价值50万元（含）以上通用设备", chance.Below(3), "台（套）", null),
            new Holding("special-equipment", "单价100万元（含）以上专用设备", 0, "台（套）", null),
        ],
    };
}
