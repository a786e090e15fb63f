namespace Mingsuan.Web;

/// <summary>界面上的话 (words of the interface, not of the book), Chinese and English in one place.</summary>
internal sealed record Words(string Language)
{
    /// <summary>语言的 cookie.</summary>
    public const string Cookie = "mingsuan-lang";

    private static readonly Dictionary<string, (string Chinese, string English)> Texts = new(StringComparer.Ordinal)
    {
        ["site"] = ("明算", "Mingsuan"),
        ["motto"] = ("编得出、审得准、公得开、算得清", "Departmental budgets, compiled and published"),
        ["skip"] = ("跳到正文", "Skip to content"),
        ["budgets"] = ("部门预算", "Budgets"),
        ["budgets-lead"] = (
            "每个预算由一个预算包编成：全部表、说明和文件出自同一批事实。",
            "Each budget is compiled from one package of facts: tables, text and files agree."),
        ["empty"] = (
            "书架上还没有预算。把预算包文件夹放进 data/budgets，刷新本页即可；样例在 examples/wuhan-2024。",
            "No budgets yet. Put a package folder into data/budgets and reload."),
        ["department"] = ("部门", "Department"),
        ["year"] = ("年度", "Year"),
        ["total"] = ("支出合计（万元）", "Expenditure (10,000 yuan)"),
        ["units"] = ("单位", "Units"),
        ["projects"] = ("项目", "Projects"),
        ["state"] = ("状态", "State"),
        ["compiled"] = ("已编成", "Compiled"),
        ["errors"] = ("处差错", " errors"),
        ["unreadable"] = ("读不了", "Unreadable"),
        ["overview"] = ("概览", "Overview"),
        ["downloads"] = ("下载", "Downloads"),
        ["parts"] = ("本书各部分", "Parts of the book"),
        ["on-page"] = ("本页内容", "On this page"),
        ["chart-table"] = ("图中数据", "Data of the chart"),
        ["amount"] = ("金额（万元）", "Amount (10,000 yuan)"),
        ["share"] = ("占比", "Share"),
        ["name"] = ("名称", "Name"),
        ["code"] = ("科目", "Code"),
        ["from"] = ("来自", "From"),
        ["to"] = ("用于", "To"),
        ["why"] = ("这个数从哪里来", "Where this figure comes from"),
        ["exact"] = ("精确数", "Exact amount"),
        ["place"] = ("印在", "Printed at"),
        ["facts"] = ("由这些事实相加", "Sum of these facts"),
        ["no-facts"] = (
            "这个数不是事实之和，由其他数算出或由预算包直接给出。",
            "Computed from other figures, or given by the package."),
        ["source"] = ("出处", "Source"),
        ["same"] = ("同一个数还印在", "The same figure also stands at"),
        ["sum-of"] = ("等于各项之和", "Sum of its parts"),
        ["part-of"] = ("计入", "Part of"),
        ["back"] = ("返回", "Back"),
        ["problems"] = ("预算包的问题", "Problems of the package"),
        ["problems-lead"] = ("改正下列各处后刷新本页。", "Correct these and reload."),
        ["findings"] = ("自查", "Self-check"),
        ["Error"] = ("差错", "Error"),
        ["Warning"] = ("疑点", "Doubt"),
        ["Note"] = ("提示", "Note"),
        ["not-found"] = ("没有这一页", "No such page"),
        ["not-found-lead"] = (
            "地址可能写错了，或者预算已经移走。请从预算列表重新打开。",
            "The address may be wrong. Please start from the list of budgets."),
        ["fault"] = ("这一页没有做成", "This page could not be made"),
        ["fault-lead"] = (
            "程序遇到故障，数据没有改动。请重试；仍不行，请把时间告诉管理员。",
            "The program failed; no data was changed. Please try again."),
        ["other-language"] = ("English", "中文"),
        ["rulebook"] = ("规则库", "Rulebook"),
        ["scroll"] = ("可左右滚动", "scrolls sideways"),
    };

    /// <summary>取一句.</summary>
    public string this[string key] => Language == "en" ? Texts[key].English : Texts[key].Chinese;

    /// <summary>页面的 lang.</summary>
    public string Tag => Language == "en" ? "en" : "zh-CN";

    /// <summary>由请求定语言: ?lang= first, then the cookie, then Chinese.</summary>
    public static Words For(HttpContext context)
    {
        var asked = context.Request.Query["lang"].ToString();
        var language = asked.Length > 0 ? asked : context.Request.Cookies[Cookie] ?? "zh";
        return new Words(language == "en" ? "en" : "zh");
    }
}
