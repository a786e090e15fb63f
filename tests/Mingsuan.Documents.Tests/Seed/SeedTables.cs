namespace Mingsuan.Documents.Tests.Seed;

/// <summary>原文各表的位置 (where the tables of the original stand) and how their text becomes row-major.</summary>
public static class SeedTables
{
    private const string Whole = "部门整体支出绩效目标申报表填报日期";
    private const string Project1 = "部门项目申报表（含绩效目标）申报日期：2023年11月27日单位：万元项目名称增强";
    private const string Project2 = "部门项目申报表（含绩效目标）申报日期：2023年11月27日单位：万元项目名称化解";
    private const string Meta = "部门/单位：武汉市工程科学技术研究院单位：万元";
    private const string MetaHalfWidth = "部门/单位：武汉市工程科学技术研究院单位:万元";
    private const string ThreeFunds = "一般公共预算政府性基金预算国有资本经营预算";
    private const string ByKind = "合计基本支出项目支出小计人员经费公用经费";
    private const string Vehicles = "公务用车购置及运行费公务接待费小计公务用车购置费公务用车运行费";
    private const string Levels = "一级指标二级指标三级指标指标值指标值确定依据";
    private const string LongHead = "长期绩效指标" + Levels;
    private const string AnnualHead = "年度绩效指标" + Levels + "近两年指标值预期当年实现值前年上年";
    private const string Object = "商品和服务支出";

    /// <summary>All of them, in the order of the original.</summary>
    public static IReadOnlyList<SeedTable> All { get; } = [.. Tables(), .. WholeForm(), .. Forms()];

    public static SeedTable Of(string id) => All.Single(t => t.Id == id);

    private static SeedTable[] Tables() =>
    [
        new("1", "收支总表", "表1收支总表", "备注：")
        {
            Head = Meta + "收入支出项目预算数项目预算数",
        },
        new("2", "收入总表", "表2收入总表", "表3支出总表")
        {
            Head = Meta + "部门（单位）代码部门（单位）名称合计本年收入上年结转结余小计" + ThreeFunds
                + "财政专户管理资金事业收入事业单位经营收入上级补助收入附属单位上缴收入其他收入小计"
                + ThreeFunds + "财政专户管理资金单位资金",
        },
        new("3", "支出总表", "表3支出总表", "表4财政拨款")
        {
            Head = Meta + "科目编码科目名称合计基本支出项目支出事业单位经营支出上缴上级支出对附属单位补助支出",
        },
        new("4", "财政拨款收支总表", "表4财政拨款收支总表", "表5-1")
        {
            Head = Meta + "收入支出项目预算数项目预算数",
        },
        new("5-1", "一般公共预算支出表", "表5-1一般公共预算支出表", "表5-2")
        {
            Head = Meta + "科目编码科目名称" + ByKind,
        },
        new("5-2", "一般公共预算支出表（分单位）", "表5-2一般公共预算支出表（分单位）", "表6一般")
        {
            Head = Meta + "单位编码单位名称" + ByKind,
        },
        new("6", "一般公共预算基本支出表", "表6一般公共预算基本支出表", "附表7-1")
        {
            Head = Meta + "部门预算支出经济分类科目本年一般公共预算基本支出"
                + "科目编码科目名称合计人员经费公用经费",
        },
        new("7-1", "一般公共预算“三公”经费支出表", "附表7-1一般公共预算“三公”经费支出表", "附表7-2")
        {
            Head = MetaHalfWidth + "“三公”经费合计因公出国（境）费" + Vehicles,
        },
        new("7-2", "一般公共预算“三公”经费支出表（分单位）",
            "附表7-2一般公共预算“三公”经费支出表（分单位）", "表8政府")
        {
            Head = MetaHalfWidth + "单位编码单位名称“三公”经费合计因公出国（境）费" + Vehicles,
        },
        new("8", "政府性基金预算支出表", "表8政府性基金预算支出表", "表9国有")
        {
            Head = Meta + "科目编码科目名称本年政府性基金预算支出合计基本支出项目支出",
        },
        new("9", "国有资本经营预算支出表", "表9国有资本经营预算支出表", "表10项目")
        {
            Head = Meta + "科目编码科目名称本年国有资本经营预算支出合计基本支出项目支出",
            Corrections =
            [
                ("国有资本经费预算", "国有资本经营预算"),
            ],
        },
        new("10", "项目支出表", "表10项目支出表", "部门整体支出")
        {
            Head = Meta + "项目编码项目名称项目单位合计本年拨款财政拨款结转结余财政专户管理资金单位资金"
                + ThreeFunds + ThreeFunds,
            Corrections =
            [
                ("国有资本经营预算745.00", "国有资本经营预算合计745.00"),
            ],
        },
    ];

    private static SeedTable[] WholeForm() =>
    [
        new("whole.head", "部门整体支出绩效目标申报表", "部门整体支出绩效目标申报表", "部门总体资金情况")
        {
            Withheld =
            [
                ("填报人", "联系电话"),
                ("联系电话", ""),
            ],
        },
        new("whole.funds", "部门总体资金情况", "部门总体资金情况", "部门职能概述")
        {
            Within = Whole,
            Head = "总体资金情况当年金额占比近两年收支金额2021年2022年",
        },
        new("whole.projects", "项目支出情况", "项目支出情况", "整体绩效总目标")
        {
            Within = Whole,
            Head = "项目名称支出项目类别项目总预算项目本年度预算项目主要支出方向和用途",
            Corrections =
            [
                ("增强公益职能提供", "增强公益能力,提供"),
            ],
            Withheld =
            [
                ("特定目标类649.12649.12", "化解遗留"),
                ("特定目标类95.8895.88", ""),
            ],
        },
        new("whole.goals", "整体绩效总目标", "整体绩效总目标", "长期目标1：")
        {
            Within = Whole,
            Head = "长期目标（截止2028年）年度目标",
        },
        Long(1, "提升科技创新能力，成为全区有影响力的技术创新中心", "长期目标2："),
        Long(2, "提升成果转化效能，打造全市有影响力的转化孵化基地", "长期目标3："),
        Long(3, "履行公益保障职能，成为全市政务信息化重点保障单位", "年度目标1："),
        Annual(1, "实施知识产权强院计划，提升知识产权转移转化能力", "年度目标2：",
            ("预期当年实现前年上年值", "预期当年实现值前年上年")),
        Annual(2, "推进研发中心建设，加大科研经费投入", "年度目标3："),
        Annual(3, "实施科技成果转化提效工程，打造科技成果高地", "年度目标4："),
        Annual(4, "实施市场主体壮大工程，推动工科院公司发展壮大", "年度目标5："),
        Annual(5, "提升电子政务保障能力，服务全市信息化工作", "年度目标6：",
            ("干部教育工3万3万5万市级绩作（学员人数）效",
                "干部教育工作（学员人数）3万3万5万市级绩效")),
        Annual(6, "实施孵化建设提速工程，发展园区经济", "年度目标7："),
        Annual(7, "培育高新技术企业，提升孵化服务效能", "年度目标8："),
        Annual(8, "对标新型研发机构，推动市工科院转型发展", "年度目标9：",
            ("预期当年实现值指标值确定依据近两年指标值前年上年",
                "指标值确定依据近两年指标值预期当年实现值前年上年")),
        Annual(9, "履行社会责任，完成年度社会治理任务", "年度目标10："),
        Annual(10, "携手高新区国安办建设“光谷生物安全教育基地”", "年度目标11："),
        Annual(11, "打造党建阵地，建设市工科院红色教育基地", "年度目标12：") with
        {
            Corrections = [("建设市工科院红色", "打造党建阵地，建设市工科院红色")],
        },
        Annual(12, "化解改制遗留问题，维护社会稳定", "年度目标13：",
            ("一级二级指标三级指标指标值指标值指标确定依据",
                "一级指标二级指标三级指标指标值指标值确定依据")) with
        {
            Corrections = [("维护社会稳定；年度", "维护社会稳定年度")],
        },
        Annual(13, "落实全面从严治党主体责任", "部门项目申报表"),
    ];

    private static SeedTable[] Forms() =>
    [
        new("project-1.head", "增强公益能力,提供人力保障", "单位：万元", "项目申请理由")
        {
            Within = Project1,
            Corrections =
            [
                ("增强公益职能提供", "增强公益能力,提供"),
                ("编码项目主管", "编码42010823024T000000100项目主管"),
                ("持续性项目\uF0FE新增项目\uF0A8", "持续性项目■新增项目□"),
                ("其他运转类项目\uF0FE特定目标类\uF0A8", "其他运转类项目□特定目标类■"),
            ],
            Withheld =
            [
                ("项目负责人", "联系电话"),
                ("联系电话", "单位地址"),
            ],
        },
        new("project-1.budget", "项目总预算", "项目申请理由", "项目前两年预算")
        {
            Within = Project1,
            Withheld =
            [
                ("", "项目总预算"),
            ],
        },
        new("project-1.sources", "项目当年资金来源", "项目当年资金来源", "项目支出明细测算")
        {
            Within = Project1,
            Head = "来源项目金额",
            Corrections =
            [
                ("金额合计1.", "金额合计649.121."),
            ],
        },
        new("project-1.lines", "项目支出明细测算", "测算依据及说明备注", "项目采购")
        {
            Within = Project1,
            Withheld =
            [
                ..Between("增强公益能力提供人力保障", "49.62", "10.6", "13", "58", "59.43", "7", "2", "69.09", "1.5",
                    "225.61", "120.8", "6", "6.47", "15"),
            ],
        },
        new("project-1.procurement", "项目采购", "项目采购", "项目绩效总目标")
        {
            Within = Project1,
            Head = "品名数量金额",
        },
        new("project-1.goals", "项目绩效总目标", "项目绩效总目标", "长期绩效目标表")
        {
            Within = Project1,
            Head = "名称目标说明",
        },
        new("project-1.long", "长期绩效目标表", "长期绩效目标表", "年度绩效目标表")
        {
            Within = Project1,
            Head = "目标名称" + Levels,
        },
        new("project-1.annual", "年度绩效目标表", "年度绩效目标表", "部门项目申报表")
        {
            Within = Project1,
            Head = "目标名称" + Levels + "前年上年预计当年实现",
        },
        new("project-2.head", "化解遗留问题维护社会稳定", "单位：万元", "项目申请理由")
        {
            Within = Project2,
            Corrections =
            [
                ("编码项目主管", "编码42010823024T000000101项目主管"),
                ("持续性项目\uF0FE新增项目\uF0A8", "持续性项目■新增项目□"),
                ("其他运转类\uF0FE特定目标类\uF0A8", "其他运转类项目□特定目标类■"),
            ],
            Withheld =
            [
                ("项目负责人", "联系电话"),
                ("联系电话", "单位地址"),
            ],
        },
        new("project-2.budget", "项目总预算", "项目申请理由", "项目前两年预算")
        {
            Within = Project2,
            Withheld =
            [
                ("", "项目总预算"),
            ],
        },
        new("project-2.sources", "项目当年资金来源", "项目当年资金来源", "项目支出明细测算")
        {
            Within = Project2,
            Head = "来源项目金额",
            Corrections =
            [
                ("年初安排2.", "年初安排95.882."),
            ],
        },
        new("project-2.lines", "项目支出明细测算", "测算依据及说明备注", "项目采购")
        {
            Within = Project2,
            Withheld =
            [
                ..Between(string.Empty, "40.8", "30.08", "10"),
            ],
        },
        new("project-2.procurement", "项目采购", "项目采购", "项目绩效总目标")
        {
            Within = Project2,
            Head = "品名数量金额",
        },
        new("project-2.goals", "项目绩效总目标", "项目绩效总目标", "目标名称一级指标")
        {
            Within = Project2,
            Head = "名称目标说明",
        },
        new("project-2.long", "长期绩效目标表", "有利保障。", "年度绩效目标表")
        {
            Within = Project2,
            Head = "目标名称" + Levels,
        },
        new("project-2.annual", "年度绩效目标表", "年度绩效目标表", "第三部分",
            ("预计当年实现指标值确定依据前年上年", "指标值确定依据前年上年预计当年实现"))
        {
            Within = Project2,
            Head = "目标名称" + Levels + "前年上年预计当年实现",
        },
    ];

    private static SeedTable Long(int number, string name, string end) =>
        new($"whole.long-{number}", name, $"长期目标{number}：", end) { Within = Whole, Head = name + LongHead };

    private static SeedTable Annual(int number, string name, string end, params (string, string)[] repairs) =>
        new($"whole.annual-{number}", name, $"年度目标{number}：", end, repairs)
        {
            Within = Whole,
            Head = name + AnnualHead,
        };

    /// <summary>A calculation line is worded between the amount of the line before and its own object.</summary>
    private static IEnumerable<(string After, string Before)> Between(string first, params string[] amounts) =>
        amounts.Select(a => Object + a).Prepend(first).Select(after => (after, Object));
}
