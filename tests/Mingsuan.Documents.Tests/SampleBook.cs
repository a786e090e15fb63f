using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;

namespace Mingsuan.Documents.Tests;

/// <summary>样书: a book with every kind of page a department publishes, for the writers' tests.</summary>
internal sealed class SampleBook
{
    private readonly List<Statement> _statements = [];

    /// <summary>做一本样书.</summary>
    /// <param name="codeRows">长表的行数.</param>
    public static Book Of(int codeRows = 260)
    {
        var sample = new SampleBook();
        ImmutableArray<Part> parts =
        [
            sample.Overview(), sample.Tables(codeRows), sample.Explanation(), Terms(),
        ];
        var identity = new BookIdentity(
            "2024年部门预算", "江汉市科学技术和经济信息化局", "207001", 2024, "sample",
            DisplayUnit.TenThousandYuan, "independent", "test", "2024-02-05");
        return new Book(identity, parts, [.. sample._statements], []);
    }

    /// <summary>一张表的书, for a writer's special cases.</summary>
    public static Book With(Table table, params Statement[] statements) => new(
        new BookIdentity("2024年部门预算", "样本局", "1", 2024, "sample",
            DisplayUnit.Yuan, "independent", "test", null),
        [new Part("part-1", "第一部分 表", [new TableBlock(table)])], [.. statements], []);

    private Part Overview() => new("part-1", "第一部分 部门概况",
    [
        new Heading("duties", 2, "一、部门主要职责"),
        Words("贯彻执行国家、省、市有关科技创新和经济信息化工作的方针、政策和法律、法规，研究提出全市科技发展规划，"
            + "拟订年度计划并组织实施；推进创新体系建设和科技体制改革，会同有关部门健全技术创新激励机制。"),
        Words("负责工业和信息化领域的运行监测与协调，统筹推进产业转型升级，指导企业技术改造和数字化转型，"
            + "承担中小企业服务体系建设与减轻企业负担的日常工作。"),
        new Heading("units", 2, "二、部门预算单位构成"),
        new Heading("units-own", 3, "（一）纳入本部门预算编制范围的单位"),
        Words("纳入2024年部门预算编制范围的二级预算单位包括："),
        Item("1. 江汉市科学技术和经济信息化局（本级）"),
        Item("2. 江汉市生产力促进中心"),
        Item("3. 江汉市中小企业服务中心"),
        new Heading("units-staff", 3, "（二）人员构成"),
        new TableBlock(Staff()),
        Words("以上人员情况以2023年12月31日在册数为准。"),
    ]);

    private Part Tables(int codeRows) => new("part-2", "第二部分 2024年部门预算表",
    [
        new TableBlock(TwoSided()),
        new TableBlock(Wide()),
        new TableBlock(LongCodes(codeRows)),
        new TableBlock(Indicators()),
    ]);

    private Part Explanation() => new("part-3", "第三部分 2024年部门预算情况说明",
    [
        new Heading("totals", 2, "一、收支总体情况说明"),
        new Paragraph(
        [
            new Run("江汉市科学技术和经济信息化局2024年收支总预算"), Figure("12,486.37"),
            new Run("万元，比上年预算增加"),
            Figure("745.02"), new Run("万元，增长"), Figure("6.35", new Query.Ratio(RatioKind.Share, null)),
            new Run("%，主要原因是科技成果转化专项和数字化转型补助资金增加。"),
        ]),
        new Heading("income", 2, "二、收入预算情况说明"),
        new Paragraph(
        [
            new Run("2024年收入预算"), Figure("12,486.37"), new Run("万元，其中：一般公共预算拨款收入"),
            Figure("11,900.00"), new Run("万元，占"), Figure("95.30", new Query.Ratio(RatioKind.Share, null)),
            new Run("%；上年结转"), Figure("586.37"), new Run("万元，占"),
                Figure("4.70", new Query.Ratio(RatioKind.Share, null)),
            new Run("%。"),
        ]),
        new Heading("three-public", 2, "三、“三公”经费预算情况说明"),
        new Paragraph(
        [
            new Run("2024年“三公”经费预算数为"), Figure("31.50"), new Run("万元，其中：因公出国（境）费"),
            Figure("0.00"), new Run("万元，公务接待费"), Figure("4.50"), new Run("万元，公务用车购置及运行费"),
            Figure("27.00"), new Run("万元，比上年减少"), Figure("3.20"), new Run("万元，主要是落实过紧日子要求。"),
        ]),
        new Paragraph([new Run("注：数据以万元列示，部分合计数因四舍五入与分项之和略有差异。")], ParagraphStyle.Note),
    ]);

    private static Part Terms() => new("part-4", "第四部分 名词解释",
    [
        Item("1. 一般公共预算拨款收入：指本级财政当年拨付的资金。"),
        Item("2. 上年结转：指以前年度尚未完成、结转到本年按有关规定继续使用的资金。"),
        Item("3. 基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。"),
        Item("4. 项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。"),
    ]);

    private Table Staff() => new(
        "table-0", "", "人员情况表", "", "单位：人", Orientation.Portrait,
        [Column(20, Align.Left, "单位"), Column(10, Align.Right, "编制"), Column(10, Align.Right, "实有")],
        [Header("单位", "编制", "实有")],
        [
            People("本级", "86", "79"),
            People("生产力促进中心", "24", "22"),
        ], [], []);

    private Table TwoSided() => new(
        "table-1", "表1", "收支总表", "部门：江汉市科学技术和经济信息化局", "单位：万元", Orientation.Portrait,
        [
            Column(30, Align.Left, "收入/项目"), Column(16, Align.Right, "收入/预算数"),
            Column(30, Align.Left, "支出/项目"), Column(16, Align.Right, "支出/预算数"),
        ],
        [
            new Row([new Cell(0, "收入", ColumnSpan: 2), new Cell(2, "支出", ColumnSpan: 2)], RowRole.Header, "h1"),
            Header("项目", "预算数", "项目", "预算数"),
        ],
        [
            Pair("一、一般公共预算拨款收入", "11,900.00", "一、科学技术支出", "9,863.20"),
            Pair("二、政府性基金预算拨款收入", "", "二、社会保障和就业支出", "1,102.48"),
            Pair("三、国有资本经营预算拨款收入", "", "三、卫生健康支出", "486.35"),
            Pair("四、财政专户管理资金收入", "", "四、资源勘探工业信息等支出", "412.84"),
            Pair("五、事业收入", "", "五、住房保障支出", "621.50"),
            Pair("六、上级补助收入", "", "", ""),
            Pair("本年收入合计", "11,900.00", "本年支出合计", "12,486.37", RowRole.Total),
            Pair("上年结转结余", "586.37", "结转下年", ""),
            Pair("收入总计", "12,486.37", "支出总计", "12,486.37", RowRole.Total),
        ],
        [],
        [new Paragraph([new Run("注：本表反映部门本年度的总收支情况，空格表示没有此项。")], ParagraphStyle.Note)]);

    private Table Wide()
    {
        string[] funds =
        [
            "小计", "一般公共预算", "政府性基金", "国有资本经营预算", "财政专户管理资金", "事业收入",
            "上级补助收入", "附属单位上缴收入", "事业单位经营收入", "其他收入",
        ];
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        columns.AddRange(
            Column(8, Align.Left, "单位代码"), Column(16, Align.Left, "单位名称"), Column(9, Align.Right, "总计"));
        columns.AddRange(funds.Select(f => Column(8, Align.Right, "本年收入/" + f)));
        string[] carried = ["小计", "一般公共预算", "政府性基金", "其他"];
        columns.AddRange(carried.Select(f => Column(8, Align.Right, "上年结转/" + f)));
        var second = columns.Skip(3).Select((c, i) => new Cell(3 + i, c.Path.Split('/')[1]));
        return new Table(
            "table-2", "表2", "收入总表", "部门：江汉市科学技术和经济信息化局", "单位：万元", Orientation.Landscape,
            columns.ToImmutable(),
            [
                new Row(
                [
                    new Cell(0, "单位代码", RowSpan: 2), new Cell(1, "单位名称", RowSpan: 2),
                    new Cell(2, "总计", RowSpan: 2), new Cell(3, "本年收入", ColumnSpan: 10),
                    new Cell(13, "上年结转结余", ColumnSpan: 4),
                ], RowRole.Header, "h1"),
                new Row([.. second], RowRole.Header, "h2"),
            ],
            [WideRow(0, "", "合计", RowRole.Total), .. Enumerable.Range(1, 6).Select(
                i => WideRow(i, "20700" + i, "江汉市第" + i + "生产力促进中心（示范）", RowRole.Body))],
            [], []);
    }

    private Row WideRow(int seed, string code, string name, RowRole role) => new(
        [
            new Cell(0, code), new Cell(1, name, Indent: role == RowRole.Body ? 1 : 0),
            .. Enumerable.Range(2, 15).Select(c => Number(c, Digits(seed * 37 + c * 811))),
        ], role, code);

    private Table LongCodes(int rows) => new(
        "table-3", "表3", "项目支出明细表", "部门：江汉市科学技术和经济信息化局", "单位：万元", Orientation.Landscape,
        [
            Column(12, Align.Left, "类型"), Column(18, Align.Left, "项目代码"), Column(30, Align.Left, "项目名称"),
            Column(10, Align.Right, "合计"), Column(10, Align.Right, "本年拨款/一般公共预算"),
            Column(10, Align.Right, "本年拨款/政府性基金"), Column(10, Align.Right, "上年结转"),
        ],
        [
            new Row(
            [
                new Cell(0, "类型", RowSpan: 2), new Cell(1, "项目代码", RowSpan: 2),
                new Cell(2, "项目名称", RowSpan: 2),
                new Cell(3, "合计", RowSpan: 2), new Cell(4, "本年拨款", ColumnSpan: 2),
                new Cell(6, "上年结转", RowSpan: 2),
            ], RowRole.Header, "h1"),
            new Row([new Cell(4, "一般公共预算"), new Cell(5, "政府性基金")], RowRole.Header, "h2"),
        ],
        [
            new Row([new Cell(0, "合计", ColumnSpan: 3, Align: Align.Center, Emphasis: true),
                .. Enumerable.Range(3, 4).Select(c => Number(c, Digits(c * 9973)))], RowRole.Total, "total"),
            .. Enumerable.Range(0, rows).Select(LongRow),
        ],
        [], []);

    private Row LongRow(int i)
    {
        var group = i % 13 == 0;
        var code = "420106207001" + (200000000 + i).ToString(CultureInfo.InvariantCulture);
        var name = group
            ? "第" + (i / 13 + 1) + "类 科技成果转化与产业化" : "高新技术企业培育与科技型中小企业梯度奖补资金";
        return new Row(
            [
                new Cell(0, group ? "特定目标类" : ""), new Cell(1, code), new Cell(2, name, Indent: group ? 0 : 1),
                .. Enumerable.Range(3, 4).Select(c => Number(c, Digits(i * 7919 + c * 131))),
            ], group ? RowRole.Group : RowRole.Body, code);
    }

    private Table Indicators() => new(
        "table-4", "附表4-1", "项目支出绩效目标表", "", "", Orientation.Portrait,
        [
            Column(12, Align.Center, "一级"), Column(14, Align.Center, "二级"), Column(26, Align.Left, "三级"),
            Column(14, Align.Center, "指标值"), Column(20, Align.Left, "依据"),
        ],
        [Header("一级指标", "二级指标", "三级指标", "指标值", "指标值确定依据")],
        [
            Target([new Cell(0, "项目名称"), Wider("科技成果转化专项资金")]),
            Target([new Cell(0, "项目目标"), Wider(string.Concat(Enumerable.Repeat(
                "推动高校院所科技成果就地转化，完善概念验证、中试熟化与技术转移服务体系，带动研发投入增长。", 3)))]),
            Target([new Cell(0, "产出指标", RowSpan: 4, Emphasis: true), new Cell(1, "数量指标", RowSpan: 2),
                new Cell(2, "支持成果转化项目数"), Indicator(3, "≥60项"), new Cell(4, "计划标准")]),
            Target([new Cell(2, "新认定高新技术企业数"), Indicator(3, "≥120家"), new Cell(4, "历史标准")]),
            Target([new Cell(1, "质量指标"), new Cell(2, "项目验收合格率"), Indicator(3, "≥95%"),
                new Cell(4, "行业标准")]),
            Target([new Cell(1, "时效指标"), new Cell(2, "资金拨付及时率"), Indicator(3, "100%"),
                new Cell(4, "计划标准")]),
            Target([new Cell(0, "效益指标", Emphasis: true), new Cell(1, "经济效益指标"),
                new Cell(2, "技术合同成交额"), Indicator(3, "≥35亿元"), new Cell(4, "历史标准")]),
            Target([new Cell(0, "满意度指标", Emphasis: true), new Cell(1, "服务对象满意度"),
                new Cell(2, "受益企业满意度"), Indicator(3, "≥90%"), new Cell(4, "问卷调查")]),
        ],
        [], []);

    private Row Pair(string left, string income, string right, string spending, RowRole role = RowRole.Body) => new(
        [new Cell(0, left), Number(1, income), new Cell(2, right), Number(3, spending)], role, left);

    private Cell Indicator(int column, string text) => new(column, text, Add(text, new Query.Indicator("sample")));

    private Cell Number(int column, string text, Query? query = null) =>
        text.Length == 0 ? new Cell(column, "") : new Cell(column, text, Add(text, query));

    private Run Figure(string text, Query? query = null) => new(text, Add(text, query));

    private int Add(string text, Query? query)
    {
        var at = _statements.Count;
        Amount? amount = query is null
            ? Amount.FromYuan(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) * 10_000m) : null;
        _statements.Add(new Statement(
            at, query ?? new Query.Given($"sample/{at}"), text, 0, 1, default, -1, "样书", "", "")
        {
            UnitFen = query is null ? DisplayUnit.TenThousandYuan.FenPerUnit() : 0, Decimals = 2, Exact = amount,
            Container = "sample",
        });
        return at;
    }

    private static string Digits(int seed) =>
        ((unchecked(seed * 2654435) & 0x7FFFFF) / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static TableColumn Column(int width, Align align, string path) => new(width, align, path);

    private static Row Header(params string[] names) =>
        new([.. names.Select((n, i) => new Cell(i, n))], RowRole.Header, "header");

    private static Row Target(ImmutableArray<Cell> cells) => new(cells, RowRole.Body, cells[^1].Text);

    private static Cell Wider(string text) => new(1, text, ColumnSpan: 4, Align: Align.Left);

    private Row People(string unit, string posts, string staff) => new(
        [new Cell(0, unit), Number(1, posts, new Query.Count("staff")), Number(2, staff, new Query.Count("staff"))],
        RowRole.Body, unit);

    private static Paragraph Words(string text) => new([new Run(text)]);

    private static Paragraph Item(string text) => new([new Run(text)], ParagraphStyle.Item);
}
