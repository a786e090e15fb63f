using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Web.Wording;

/// <summary>界面文字 (all words of the interface, in one language); the book's own words are not among them.</summary>
public sealed record Words
{
    /// <summary>中文.</summary>
    public static readonly Words Chinese = new()
    {
        Language = "zh-CN",
        Product = "明算",
        Motto = "部门预算 · 数自事实出",
        Budgets = "预算书",
        Skip = "跳到正文",
        OtherLanguage = "English",
        OtherLanguageCode = "en",
        Site = "站点",
        Where = "所在位置",
        Sections = "本书各部分",
        OnThisPage = "本页目录",
        Overview = "总览",
        Download = "下载",
        Year = "年度",
        Department = "部门",
        Budget = "预算",
        ExpenditureTotal = "支出总计",
        Units = "单位",
        Projects = "项目",
        State = "状态",
        Compiled = "编成",
        WithErrors = "有 {0} 处差错",
        Unreadable = "读不了",
        Compiling = "正在编制，请稍后刷新",
        Faulted = "编制时程序出了故障，请把预算包交给维护者",
        NoBudgets = "还没有预算包",
        NoBudgetsHint = "把预算包文件夹（内有 budget.yaml）放进数据文件夹的 budgets 里，再刷新本页。放在这里：",
        ListLead = "每一部预算都由同一组事实编成；书里的每个数都能点开，看它由哪些事实相加而成。",
        InShort = "三句话",
        KeyFigures = "主要数",
        Findings = "自查发现",
        Expected = "应为",
        Printed = "实为",
        Difference = "相差",
        Source = "依据",
        Places = "位置",
        ErrorGrade = "差错",
        WarningGrade = "疑点",
        NoteGrade = "提示",
        AnsweredGrade = "已说明",
        ByFunction = "按支出功能分类",
        FlowOfMoney = "资金来源 → 支出性质 → 功能分类",
        Code = "科目编码",
        Name = "名称",
        Amount = "金额",
        Share = "占比",
        Fund = "资金来源",
        Kind = "支出性质",
        Function = "功能分类",
        Total = "合计",
        NothingSpent = "没有安排支出",
        Unit = "单位：{0}",
        ChartIs = "{0}。同样的数在图旁的表里。",
        Parts = "各部分",
        BasicExpenditure = "基本支出",
        ProjectExpenditure = "项目支出",
        GeneralBudget = "一般公共预算支出",
        Reason = "这个数是怎么来的",
        PrintedAs = "印作",
        Exactly = "精确值",
        Yuan = "元",
        PlaceOf = "印在",
        Query = "查询",
        BackToPlace = "回到书中的位置",
        FactsOf = "由 {0} 条事实相加而成",
        OneFact = "就是这 1 条事实",
        NoFacts = "没有一条事实落在这个查询里，所以是零或空白。",
        NotASum = "这个数不是事实的合计，取自预算包中填写的内容：{0}。",
        MoreFacts = "另有 {0} 条，合计 {1} 元；全部见开放数据中的 facts.csv。",
        AllAre = "各条相同的：",
        FileLine = "出处",
        Note = "说明",
        WorkedOut = "由两个数算出",
        Elsewhere = "同一个数还印在 {0} 处",
        MakesUp = "表内：它等于",
        JoinsIn = "表内：它加入",
        Blank = "空白",
        Problems = "这个预算包读不了",
        ProblemsLead = "下面是全部 {0} 处问题，按文件排列。改好文件后刷新本页即可，不必重启。",
        Line = "行",
        Field = "字段",
        Found = "读到的",
        ShouldBe = "应有的",
        MissingTitle = "没有这一页",
        MissingText = "网址可能写错，或者这部预算已经改名、移走。请从预算书目录重新进入。",
        FaultTitle = "这一页没有编出来",
        FaultText = "程序出了故障，您填的数据没有改动。请稍后重试；若仍如此，请把网址和时间告诉维护者。",
        BackHome = "回到预算书目录",
        Refresh = "刷新本页",
        Files = "文件",
        FilePdf = "全书（PDF，可打印）",
        FileDocx = "全书（Word，可编辑）",
        FileHtml = "全书（网页，一个文件）",
        FileXlsx = "全部表（Excel，合计是公式）",
        FileJson = "机读数据（JSON）",
        FileData = "开放数据（CSV 压缩包）",
        FooterText = "本页的数全部由预算包的事实计算，未经手工改写。",
        Rulebook = "规则库",
        YearDimension = "年度",
        SideDimension = "方向",
        VintageDimension = "年份来源",
        EconomicDimension = "部门经济分类",
        GovernmentDimension = "政府经济分类",
        ProcurementDimension = "采购类别",
        Wait = "首次生成 PDF 约需几秒。",
        ScrollTable = "表：{0}，可左右滚动",
        BookStartsHere = "书的内容",
    };

    /// <summary>英文.</summary>
    public static readonly Words English = new()
    {
        Language = "en",
        Product = "Mingsuan 明算",
        Motto = "Departmental budgets from facts",
        Budgets = "Budgets",
        Skip = "Skip to content",
        OtherLanguage = "中文",
        OtherLanguageCode = "zh",
        Site = "Site",
        Where = "You are here",
        Sections = "Parts of this book",
        OnThisPage = "On this page",
        Overview = "Overview",
        Download = "Downloads",
        Year = "Year",
        Department = "Department",
        Budget = "Budget",
        ExpenditureTotal = "Expenditure",
        Units = "Units",
        Projects = "Projects",
        State = "State",
        Compiled = "Compiled",
        WithErrors = "{0} errors",
        Unreadable = "Unreadable",
        Compiling = "Being compiled; refresh shortly",
        Faulted = "The program failed on this package; please tell a maintainer",
        NoBudgets = "No budgets yet",
        NoBudgetsHint = "Put a package folder (with a budget.yaml) into “budgets” in the data folder, then refresh. "
            + "Here:",
        ListLead = "Each budget is compiled from one set of facts; every figure opens to the facts it sums.",
        InShort = "In three sentences",
        KeyFigures = "Key figures",
        Findings = "Findings",
        Expected = "Expected",
        Printed = "Printed",
        Difference = "Difference",
        Source = "Source",
        Places = "Places",
        ErrorGrade = "Error",
        WarningGrade = "Warning",
        NoteGrade = "Note",
        AnsweredGrade = "Answered",
        ByFunction = "By function of expenditure",
        FlowOfMoney = "Fund → kind → function",
        Code = "Code",
        Name = "Name",
        Amount = "Amount",
        Share = "Share",
        Fund = "Fund",
        Kind = "Kind",
        Function = "Function",
        Total = "Total",
        NothingSpent = "No expenditure",
        Unit = "Unit: {0}",
        ChartIs = "{0}. The same numbers stand in the table beside.",
        Parts = "Parts",
        BasicExpenditure = "Basic expenditure",
        ProjectExpenditure = "Project expenditure",
        GeneralBudget = "General public budget",
        Reason = "Where this figure comes from",
        PrintedAs = "Printed",
        Exactly = "Exactly",
        Yuan = "yuan",
        PlaceOf = "Place",
        Query = "Query",
        BackToPlace = "Back to its place in the book",
        FactsOf = "The sum of {0} facts",
        OneFact = "This one fact",
        NoFacts = "No fact falls under this query, so it is zero or blank.",
        NotASum = "This figure is no sum of facts; it is taken from what the package states: {0}.",
        MoreFacts = "{0} more, {1} yuan in all; see facts.csv in the open data.",
        AllAre = "The same for all:",
        FileLine = "Source",
        Note = "Note",
        WorkedOut = "Worked out from two figures",
        Elsewhere = "Also printed in {0} places",
        MakesUp = "In its table it equals",
        JoinsIn = "In its table it is part of",
        Blank = "blank",
        Problems = "This package cannot be read",
        ProblemsLead = "All {0} problems, by file. Mend the files and refresh; no restart is needed.",
        Line = "Line",
        Field = "Field",
        Found = "Found",
        ShouldBe = "Expected",
        MissingTitle = "No such page",
        MissingText = "The address may be mistyped, or the budget was renamed or moved. Please start from the list.",
        FaultTitle = "This page could not be made",
        FaultText = "The program failed; your data were not changed. Please try again, or tell a maintainer.",
        BackHome = "Back to the list of budgets",
        Refresh = "Refresh",
        Files = "Files",
        FilePdf = "Whole book (PDF)",
        FileDocx = "Whole book (Word)",
        FileHtml = "Whole book (one web page)",
        FileXlsx = "All tables (Excel, live formulas)",
        FileJson = "Machine-readable (JSON)",
        FileData = "Open data (zipped CSV)",
        FooterText = "Every figure here is computed from the facts of the package.",
        Rulebook = "Rulebook",
        YearDimension = "Year",
        SideDimension = "Side",
        VintageDimension = "Vintage",
        EconomicDimension = "Economic class",
        GovernmentDimension = "Government economic class",
        ProcurementDimension = "Procurement",
        Wait = "The first PDF takes a few seconds.",
        ScrollTable = "Table {0}, scrolls sideways",
        BookStartsHere = "Content of the book",
    };

#pragma warning disable CS1591 // Each property is named after the words it holds.
    public required string Language { get; init; }
    public bool IsChinese => Language == "zh-CN";
    public CheckScreenWords Check => IsChinese ? CheckScreenWords.Chinese : CheckScreenWords.English;
    public required string Product { get; init; }
    public required string Motto { get; init; }
    public required string Budgets { get; init; }
    public required string Skip { get; init; }
    public required string OtherLanguage { get; init; }
    public required string OtherLanguageCode { get; init; }
    public required string Site { get; init; }
    public required string Where { get; init; }
    public required string Sections { get; init; }
    public required string OnThisPage { get; init; }
    public required string Overview { get; init; }
    public required string Download { get; init; }
    public required string Year { get; init; }
    public required string Department { get; init; }
    public required string Budget { get; init; }
    public required string ExpenditureTotal { get; init; }
    public required string Units { get; init; }
    public required string Projects { get; init; }
    public required string State { get; init; }
    public required string Compiled { get; init; }
    public required string WithErrors { get; init; }
    public required string Unreadable { get; init; }
    public required string Compiling { get; init; }
    public required string Faulted { get; init; }
    public required string NoBudgets { get; init; }
    public required string NoBudgetsHint { get; init; }
    public required string ListLead { get; init; }
    public required string InShort { get; init; }
    public required string KeyFigures { get; init; }
    public required string Findings { get; init; }
    public required string Expected { get; init; }
    public required string Printed { get; init; }
    public required string Difference { get; init; }
    public required string Source { get; init; }
    public required string Places { get; init; }
    public required string ErrorGrade { get; init; }
    public required string WarningGrade { get; init; }
    public required string NoteGrade { get; init; }
    public required string AnsweredGrade { get; init; }
    public required string ByFunction { get; init; }
    public required string FlowOfMoney { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Amount { get; init; }
    public required string Share { get; init; }
    public required string Fund { get; init; }
    public required string Kind { get; init; }
    public required string Function { get; init; }
    public required string Total { get; init; }
    public required string NothingSpent { get; init; }
    public required string Unit { get; init; }
    public required string ChartIs { get; init; }
    public required string Parts { get; init; }
    public required string BasicExpenditure { get; init; }
    public required string ProjectExpenditure { get; init; }
    public required string GeneralBudget { get; init; }
    public required string Reason { get; init; }
    public required string PrintedAs { get; init; }
    public required string Exactly { get; init; }
    public required string Yuan { get; init; }
    public required string PlaceOf { get; init; }
    public required string Query { get; init; }
    public required string BackToPlace { get; init; }
    public required string FactsOf { get; init; }
    public required string OneFact { get; init; }
    public required string NoFacts { get; init; }
    public required string NotASum { get; init; }
    public required string MoreFacts { get; init; }
    public required string AllAre { get; init; }
    public required string FileLine { get; init; }
    public required string Note { get; init; }
    public required string WorkedOut { get; init; }
    public required string Elsewhere { get; init; }
    public required string MakesUp { get; init; }
    public required string JoinsIn { get; init; }
    public required string Blank { get; init; }
    public required string Problems { get; init; }
    public required string ProblemsLead { get; init; }
    public required string Line { get; init; }
    public required string Field { get; init; }
    public required string Found { get; init; }
    public required string ShouldBe { get; init; }
    public required string MissingTitle { get; init; }
    public required string MissingText { get; init; }
    public required string FaultTitle { get; init; }
    public required string FaultText { get; init; }
    public required string BackHome { get; init; }
    public required string Refresh { get; init; }
    public required string Files { get; init; }
    public required string FilePdf { get; init; }
    public required string FileDocx { get; init; }
    public required string FileHtml { get; init; }
    public required string FileXlsx { get; init; }
    public required string FileJson { get; init; }
    public required string FileData { get; init; }
    public required string FooterText { get; init; }
    public required string Rulebook { get; init; }
    public required string YearDimension { get; init; }
    public required string SideDimension { get; init; }
    public required string VintageDimension { get; init; }
    public required string EconomicDimension { get; init; }
    public required string GovernmentDimension { get; init; }
    public required string ProcurementDimension { get; init; }
    public required string Wait { get; init; }
    public required string ScrollTable { get; init; }
    public required string BookStartsHere { get; init; }
#pragma warning restore CS1591
}
