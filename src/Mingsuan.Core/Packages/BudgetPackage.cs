using System.Collections.Immutable;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Packages;

/// <summary>预算包 (everything a clerk enters): the one input of a book. See docs/package-format.md.</summary>
public sealed record BudgetPackage
{
    /// <summary>年度、表样、单位树等 (budget.yaml).</summary>
    public required Settings Settings { get; init; }

    /// <summary>收入 (revenue.csv).</summary>
    public ImmutableArray<RevenueLine> Revenue { get; init; } = [];

    /// <summary>项目以外的支出 (expenditure.csv).</summary>
    public ImmutableArray<ExpenditureLine> Expenditure { get; init; } = [];

    /// <summary>以前年度 (prior.csv).</summary>
    public ImmutableArray<PriorLine> Prior { get; init; } = [];

    /// <summary>年初预算 (initial.csv) beside final accounts; every line is of the package's year.</summary>
    public ImmutableArray<PriorLine> Initial { get; init; } = [];

    /// <summary>项目 (projects/*.yaml).</summary>
    public ImmutableArray<Project> Projects { get; init; } = [];

    /// <summary>绩效目标 (targets/*.yaml), by file name without ending: department, or a project code.</summary>
    public ImmutableSortedDictionary<string, PerformanceTargets> Targets { get; init; } =
        ImmutableSortedDictionary.Create<string, PerformanceTargets>(StringComparer.Ordinal);

    /// <summary>人员 (staff.csv).</summary>
    public ImmutableArray<StaffLine> Staff { get; init; } = [];

    /// <summary>资产 (assets.yaml); null when not given.</summary>
    public Assets? Assets { get; init; }

    /// <summary>“三公”经费的次数、人数与车辆数 (three-public.yaml); null when not given.</summary>
    public ThreePublicCounts? Counts { get; init; }

    /// <summary>政府采购 (procurement.csv).</summary>
    public ImmutableArray<ProcurementLine> Procurement { get; init; } = [];

    /// <summary>自由文字 (narrative.md), key and text in written order.</summary>
    public ImmutableArray<NarrativeEntry> Narrative { get; init; } = [];

    /// <summary>对发现的说明 (answers.yaml); not part of the book.</summary>
    public ImmutableArray<PackageAnswer> Answers { get; init; } = [];
}

/// <summary>预算包的设置 (budget.yaml).</summary>
public sealed record Settings
{
    /// <summary>预算年度.</summary>
    public required int Year { get; init; }

    /// <summary>表样 (folder of rulebook/forms).</summary>
    public required string FormSet { get; init; }

    /// <summary>列示单位.</summary>
    public DisplayUnit DisplayUnit { get; init; } = DisplayUnit.TenThousandYuan;

    /// <summary>舍位方法.</summary>
    public Rounding Rounding { get; init; }

    /// <summary>编制日期 as written; null when not given.</summary>
    public string? CompiledOn { get; init; }

    /// <summary>部门.</summary>
    public required Department Department { get; init; }

    /// <summary>单位, parents before children.</summary>
    public required ImmutableArray<BudgetUnit> Units { get; init; }

    /// <summary>填报人.</summary>
    public Contact? Contact { get; init; }

    /// <summary>给出的收入总计, to be compared with the facts; null when not given.</summary>
    public Amount? RevenueTotal { get; init; }

    /// <summary>给出的支出总计; null when not given.</summary>
    public Amount? ExpenditureTotal { get; init; }
}

/// <summary>舍位方法.</summary>
public enum Rounding
{
    /// <summary>各数各自四舍五入, 尾差 noted.</summary>
    Independent,

    /// <summary>舍位平衡: rounded tables close.</summary>
    Balanced,
}

/// <summary>部门 (主管部门).</summary>
public sealed record Department(string Code, string Name, string ShortName, string Supervisor)
{
    /// <summary>改名前的名称.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];
}

/// <summary>预算单位.</summary>
/// <param name="Code">单位代码.</param>
/// <param name="Name">单位名称.</param>
/// <param name="Type">单位类型.</param>
/// <param name="Parent">上级单位代码; null directly under the department.</param>
public sealed record BudgetUnit(string Code, string Name, UnitType Type, string? Parent)
{
    /// <summary>改名前的名称.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];
}

/// <summary>单位类型: decides the government economic class and whether 机关运行经费 is stated.</summary>
public enum UnitType
{
    /// <summary>行政单位.</summary>
    Administrative,

    /// <summary>参照公务员法管理的事业单位.</summary>
    ParticipatingInstitution,

    /// <summary>事业单位.</summary>
    PublicInstitution,
}

/// <summary>填报人; names are optional and are not printed unless given.</summary>
public sealed record Contact(string? FilledOn, string? FilledBy, string? Phone);

/// <summary>收入一行.</summary>
public sealed record RevenueLine(
    string Unit, string Fund, string Vintage, Amount Amount, string Note, SourceLine Source)
{
    /// <summary>功能分类 (to the item): what the money came for, in final accounts; empty when not said.</summary>
    public string Function { get; init; } = "";
}

/// <summary>支出一行.</summary>
public sealed record ExpenditureLine(
    string Unit, string Fund, string Vintage, string Kind, string Function, string Economic,
    Amount Amount, string Note, SourceLine Source);

/// <summary>以前年度一行; empty text means that coordinate is not known.</summary>
public sealed record PriorLine(
    int Year, string Side, string Unit, string Fund, string Vintage, string Kind, string Function, string Economic,
    string Project, Amount Amount, string Note, SourceLine Source);

/// <summary>项目.</summary>
public sealed record Project
{
    /// <summary>项目代码.</summary>
    public required string Code { get; init; }

    /// <summary>项目名称.</summary>
    public required string Name { get; init; }

    /// <summary>单位代码.</summary>
    public required string Unit { get; init; }

    /// <summary>类别: other-running or specific-target.</summary>
    public required string Kind { get; init; }

    /// <summary>分组代码, such as 31.</summary>
    public string GroupCode { get; init; } = "31";

    /// <summary>分组名称.</summary>
    public string GroupName { get; init; } = "本级支出项目";

    /// <summary>项目属性: continuing, new, or null.</summary>
    public string? Attribute { get; init; }

    /// <summary>主管部门.</summary>
    public string? Supervisor { get; init; }

    /// <summary>执行单位.</summary>
    public string? Executor { get; init; }

    /// <summary>负责人.</summary>
    public string? Leader { get; init; }

    /// <summary>联系电话.</summary>
    public string? Phone { get; init; }

    /// <summary>单位地址.</summary>
    public string? Address { get; init; }

    /// <summary>邮政编码.</summary>
    public string? Postcode { get; init; }

    /// <summary>申报日期.</summary>
    public string? DeclaredOn { get; init; }

    /// <summary>起始年度.</summary>
    public int? Start { get; init; }

    /// <summary>终止年度.</summary>
    public int? End { get; init; }

    /// <summary>项目总预算; null when it equals this year's.</summary>
    public Amount? TotalBudget { get; init; }

    /// <summary>给出的当年预算, to be compared with the lines; null when not given.</summary>
    public Amount? YearBudget { get; init; }

    /// <summary>资金来源 of lines that do not say.</summary>
    public required string Fund { get; init; }

    /// <summary>年份来源 of lines that do not say.</summary>
    public string Vintage { get; init; } = "current";

    /// <summary>功能科目 of lines that do not say.</summary>
    public required string Function { get; init; }

    /// <summary>申请理由.</summary>
    public string? Reason { get; init; }

    /// <summary>主要内容.</summary>
    public string? Content { get; init; }

    /// <summary>用途 (printed in the narrative).</summary>
    public string? Usage { get; init; }

    /// <summary>前两年预算及当年变动情况.</summary>
    public string? PriorChange { get; init; }

    /// <summary>申报表的经济分类印到哪一级.</summary>
    public EconomicLevel EconomicLevel { get; init; }

    /// <summary>测算明细; at least one.</summary>
    public required ImmutableArray<ProjectLine> Lines { get; init; }

    /// <summary>项目采购.</summary>
    public ImmutableArray<ProjectPurchase> Purchases { get; init; } = [];

    /// <summary>出处.</summary>
    public SourceLine Source { get; init; }
}

/// <summary>申报表的经济分类印到哪一级.</summary>
public enum EconomicLevel
{
    /// <summary>款.</summary>
    Item,

    /// <summary>类, as some published forms have it.</summary>
    Category,
}

/// <summary>测算明细一行; null coordinates take the project's.</summary>
public sealed record ProjectLine(
    string Activity, string Content, string Economic, Amount Amount, string Basis, string Remark,
    string? Fund, string? Vintage, string? Function, SourceLine Source);

/// <summary>项目采购一项.</summary>
public sealed record ProjectPurchase(string Item, string Quantity, Amount? Amount);

/// <summary>人员一行.</summary>
public sealed record StaffLine(string Unit, string Category, int Count, string Note, SourceLine Source);

/// <summary>政府采购一行.</summary>
public sealed record ProcurementLine(
    int Year, string Unit, string Project, string Category, bool PurchasedService, string Item, string Quantity,
    Amount Amount, string Note, SourceLine Source)
{
    /// <summary>面向中小企业预留; null when not said.</summary>
    public Amount? ForSmall { get; init; }

    /// <summary>其中预留给小微企业; null when not said.</summary>
    public Amount? ForMicro { get; init; }
}

/// <summary>“三公”经费的次数、人数与车辆数; each null when not given.</summary>
/// <param name="Groups">因公出国（境）团组.</param>
/// <param name="Travellers">因公出国（境）人次.</param>
/// <param name="Batches">公务接待批次.</param>
/// <param name="Guests">公务接待人次.</param>
/// <param name="Purchased">购置公务用车.</param>
/// <param name="Owned">公务用车保有量.</param>
public sealed record ThreePublicCounts(
    int? Groups, int? Travellers, int? Batches, int? Guests, int? Purchased, int? Owned);

/// <summary>资产占用.</summary>
public sealed record Assets
{
    /// <summary>截至日期, as written.</summary>
    public required string AsOf { get; init; }

    /// <summary>资产总额; null when not given.</summary>
    public Amount? Total { get; init; }

    /// <summary>新增资产的年度.</summary>
    public int? AddedYear { get; init; }

    /// <summary>新增固定资产.</summary>
    public Amount? AddedFixed { get; init; }

    /// <summary>新增无形资产.</summary>
    public Amount? AddedIntangible { get; init; }

    /// <summary>实物.</summary>
    public ImmutableArray<Holding> Holdings { get; init; } = [];
}

/// <summary>实物资产一项: count or area in its own unit.</summary>
public sealed record Holding(string Key, string Name, decimal Value, string Unit, string? Note)
{
    /// <summary>可用的键.</summary>
    public static readonly string[] Keys =
        ["land", "buildings", "vehicles", "general-equipment", "special-equipment"];
}

/// <summary>绩效目标.</summary>
public sealed record PerformanceTargets
{
    /// <summary>部门职能概述.</summary>
    public string? Duties { get; init; }

    /// <summary>年度工作任务.</summary>
    public ImmutableArray<string> Tasks { get; init; } = [];

    /// <summary>长期目标截止年度.</summary>
    public int? Until { get; init; }

    /// <summary>长期目标.</summary>
    public ImmutableArray<PerformanceGoal> LongTerm { get; init; } = [];

    /// <summary>年度目标.</summary>
    public ImmutableArray<PerformanceGoal> Annual { get; init; } = [];
}

/// <summary>绩效目标一条.</summary>
public sealed record PerformanceGoal(string Name, ImmutableArray<PerformanceIndicator> Indicators);

/// <summary>绩效指标; values as written, empty when blank. A long-term indicator has only a target.</summary>
public sealed record PerformanceIndicator(
    string Level1, string Level2, string Name, string BeforeLast, string Last, string Target, string Basis);

/// <summary>对发现的一条说明.</summary>
/// <param name="Id">规则号.</param>
/// <param name="Place">发现的位置或句子里有的文字; empty for every finding of the rule.</param>
/// <param name="Reason">理由.</param>
/// <param name="By">谁说明的.</param>
/// <param name="Source">出处.</param>
public sealed record PackageAnswer(string Id, string Place, string Reason, string By, SourceLine Source);

/// <summary>自由文字一段.</summary>
public sealed record NarrativeEntry(string Key, string Text, SourceLine Source);
