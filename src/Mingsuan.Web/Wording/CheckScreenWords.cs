using Mingsuan.Core.Sentences;

namespace Mingsuan.Web.Wording;

/// <summary>审核页的文字, in one language.</summary>
public sealed record CheckScreenWords
{
    /// <summary>中文.</summary>
    public static readonly CheckScreenWords Chinese = new()
    {
        Title = "审核",
        Lead = "交来预算、决算或“三公”经费的公开文件，逐数核对表内、表间和文字里的关系，"
            + "指出哪一处对不上、应为多少、怎么改。",
        Pick = "选择文件",
        Drop = "把文件拖到这里，或",
        Formats = "PDF、Word、Excel、网页、文字，或明算的 budget.json；"
            + "一次最多 {0} 个，每个不超过 {1}，合计不超过 {2}。",
        Start = "开始审核",
        Keeping = "文件和结果只在内存里保留一小时，不外传；您也可以随时删除。",
        Sample = "手边没有文件？打开一部预算书，在“文件”一节点“审核这份书”，看看报告的样子。",
        CheckBook = "审核这份书",
        CheckBookNote = "把本书的 PDF 当作别人的文件读一遍、审一遍。",
        Empty = "没有选文件。请先选一个或几个文件，再点“开始审核”。",
        Large = "这次交来的文件合计超过 {0}。请分几次提交，或压缩文件里的图片。",
        Busy = "正在审的文件太多，一时收不下。请过几分钟再试。",
        Full = "服务器的临时文件夹满了，文件没有收下。请告诉管理网站的人，腾出空间后再提交。",
        Stale = "这一页开得太久，提交没有收到。请重新选择文件再提交一次。",
        Deleted = "这次审核的文件和结果都已删除。",
        Running = "正在审核",
        RunningNote = "每个文件几秒到一分钟。可以离开这一页，稍后用同一网址回来看。",
        Refresh = "刷新",
        Waiting = "等候",
        Reading = "在读、在审",
        Done = "审完",
        Problem = "读不了",
        Result = "审核结果",
        Sentence = "{0} 个文件：差错 {1} 处，疑点 {2} 处，提示 {3} 处。",
        Left = "结果再保留 {0} 分钟。",
        Delete = "立即删除",
        Again = "再审别的文件",
        Summary = "汇总",
        File = "文件",
        Kind = "种类",
        Body = "单位",
        FormSet = "表样",
        FormUnknown = "未认出",
        Pages = "页",
        Tables = "表",
        Known = "认出",
        Statements = "数",
        Covered = "有关系可查",
        Downloads = "下载报告",
        FileMarked = "批注 PDF（原文加批注）",
        FileList = "整改清单（Excel）",
        FileHtml = "审核报告（网页，一个文件）",
        FileJson = "审核结果（JSON）",
        FileSarif = "审核结果（SARIF）",
        Filter = "只看",
        Grade = "级别",
        Rule = "规则",
        Table = "表",
        All = "全部",
        Words = "文字及其他",
        Apply = "筛选",
        ShowAll = "看全部",
        Shown = "{0} / {1} 处",
        PagesTitle = "原文页面",
        Findings = "发现",
        NoFindings = "没有发现问题。",
        NoneShown = "没有符合这些条件的发现。",
        Coverage = "没有查的数和没有评的规则",
        NothingRead = "没有认出表，也没有读到数，所以没有审到什么。请确认这是预算、决算或“三公”经费的公开文件；"
            + "扫描件请先做文字识别。",
        AllCovered = "读到的数都有关系可查。",
        FooterText = "“差错”按所列关系不能同时成立，或违反明文规定；“疑点”请人工核对；“提示”供参考。",
        Next = "按 F8 看下一处，Shift+F8 看上一处。",
    };

    /// <summary>英文.</summary>
    public static readonly CheckScreenWords English = new()
    {
        Title = "Check",
        Lead = "Hand in published budgets, final accounts or statements of the three public expenses. Every figure is "
            + "compared within its table, across tables and with the text.",
        Pick = "Choose files",
        Drop = "Drop files here, or",
        Formats = "PDF, Word, Excel, web pages, text, or a budget.json of ours; at most {0} files, {1} each, "
            + "{2} in all.",
        Start = "Start checking",
        Keeping = "Files and results are kept in memory for an hour, go nowhere, and can be deleted at any time.",
        Sample = "No file at hand? Open a budget and choose “Check this book” under its files.",
        CheckBook = "Check this book",
        CheckBookNote = "Reads and checks the PDF of this book as if it were anybody’s.",
        Empty = "No file was chosen. Choose one or more files first.",
        Large = "The files are larger than {0} in all. Hand them in by parts.",
        Busy = "Too many files are being checked just now. Please try again in a few minutes.",
        Full = "The server has no room for temporary files and nothing was received. Please tell whoever runs it.",
        Stale = "This page was open for too long and nothing was received. Please choose the files again.",
        Deleted = "The files and results of this check are deleted.",
        Running = "Being checked",
        RunningNote = "From seconds to a minute a file. You may leave this page and come back to the same address.",
        Refresh = "Refresh",
        Waiting = "waiting",
        Reading = "reading",
        Done = "done",
        Problem = "problem",
        Result = "Result of the check",
        Sentence = "{0} files: {1} errors, {2} doubts, {3} notes.",
        Left = "Kept for another {0} minutes.",
        Delete = "Delete now",
        Again = "Check other files",
        Summary = "Summary",
        File = "File",
        Kind = "Kind",
        Body = "Body",
        FormSet = "Forms",
        FormUnknown = "unknown",
        Pages = "Pages",
        Tables = "Tables",
        Known = "Known",
        Statements = "Statements",
        Covered = "Covered",
        Downloads = "Download the report",
        FileMarked = "Marked-up PDF",
        FileList = "List of things to mend (Excel)",
        FileHtml = "Report (one web page)",
        FileJson = "Result (JSON)",
        FileSarif = "Result (SARIF)",
        Filter = "Show only",
        Grade = "Grade",
        Rule = "Rule",
        Table = "Table",
        All = "All",
        Words = "Text and others",
        Apply = "Filter",
        ShowAll = "Show all",
        Shown = "{0} of {1}",
        PagesTitle = "Pages",
        Findings = "Findings",
        NoFindings = "Nothing was found.",
        NoneShown = "No finding is of this kind.",
        Coverage = "Statements not checked and rules not evaluated",
        NothingRead = "No table and no figure was recognised, so nothing was checked. Is this a published budget or "
            + "final accounts? Scanned pages need text recognition first.",
        AllCovered = "Every figure read is covered by a relation.",
        FooterText = "An error cannot stand together with the relations named, or breaks a written rule; a doubt is "
            + "for a person to look at; a note is for information.",
        Next = "F8 goes to the next finding, Shift+F8 to the one before.",
    };

#pragma warning disable CS1591 // Each property is named after the words it holds.
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string Pick { get; init; }
    public required string Drop { get; init; }
    public required string Formats { get; init; }
    public required string Start { get; init; }
    public required string Keeping { get; init; }
    public required string Sample { get; init; }
    public required string CheckBook { get; init; }
    public required string CheckBookNote { get; init; }
    public required string Empty { get; init; }
    public required string Large { get; init; }
    public required string Busy { get; init; }
    public required string Full { get; init; }

    public required string Stale { get; init; }
    public required string Deleted { get; init; }
    public required string Running { get; init; }
    public required string RunningNote { get; init; }
    public required string Refresh { get; init; }
    public required string Waiting { get; init; }
    public required string Reading { get; init; }
    public required string Done { get; init; }
    public required string Problem { get; init; }
    public required string Result { get; init; }
    public required string Sentence { get; init; }
    public required string Left { get; init; }
    public required string Delete { get; init; }
    public required string Again { get; init; }
    public required string Summary { get; init; }
    public required string File { get; init; }
    public required string Kind { get; init; }
    public required string Body { get; init; }
    public required string FormSet { get; init; }
    public required string FormUnknown { get; init; }
    public required string Pages { get; init; }
    public required string Tables { get; init; }
    public required string Known { get; init; }
    public required string Statements { get; init; }
    public required string Covered { get; init; }
    public required string Downloads { get; init; }
    public required string FileMarked { get; init; }
    public required string FileList { get; init; }
    public required string FileHtml { get; init; }
    public required string FileJson { get; init; }
    public required string FileSarif { get; init; }
    public required string Filter { get; init; }
    public required string Grade { get; init; }
    public required string Rule { get; init; }
    public required string Table { get; init; }
    public required string All { get; init; }
    public required string Words { get; init; }
    public required string Apply { get; init; }
    public required string ShowAll { get; init; }
    public required string Shown { get; init; }
    public required string PagesTitle { get; init; }
    public required string Findings { get; init; }
    public required string NoFindings { get; init; }
    public required string NoneShown { get; init; }
    public required string Coverage { get; init; }
    public required string NothingRead { get; init; }
    public required string AllCovered { get; init; }
    public required string FooterText { get; init; }
    public required string Next { get; init; }
#pragma warning restore CS1591
}
