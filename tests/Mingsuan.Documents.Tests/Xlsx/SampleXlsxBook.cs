using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Documents.Tests.Xlsx;

/// <summary>样书 (a small book for the spreadsheet, JSON and open data writers): four tables and a paragraph.</summary>
internal sealed class SampleXlsxBook
{
    public static readonly DisplayUnit Wan = DisplayUnit.TenThousandYuan;

    private readonly List<Statement> statements = [];
    private readonly bool isBalanced;

    private SampleXlsxBook(string rounding) => isBalanced = rounding == "balanced";

    /// <summary>编样书. Rounding names as in a package.</summary>
    public static Book Build(string rounding = "independent")
    {
        var sample = new SampleXlsxBook(rounding);
        var blocks = ImmutableArray.Create<Block>(
            new Heading("tables", 2, "一、部门预算表"),
            new TableBlock(sample.Overview()), new TableBlock(sample.Expenditure()),
            new TableBlock(sample.ThreePublic()), new TableBlock(sample.Targets()));
        var words = ImmutableArray.Create<Block>(new Heading("words", 2, "二、情况说明"), sample.Words());
        return new Book(
            new BookIdentity(
                "2024年部门预算", "示例市科学技术局", "206001", 2024, "wuhan", Wan, rounding, "test", "2024-02-01"),
            [new Part("part-1", "第一部分 部门预算表", blocks), new Part("part-2", "第二部分 情况说明", words)],
            [.. sample.statements], sample.Ties());
    }

    /// <summary>样书的事实.</summary>
    public static FactSet Facts()
    {
        var codes = new Classifications();
        var trees = new Dictionary<Dimension, CodeTree>
        {
            [Dimension.Year] = CodeTree.Build([new CodeRow("2024", "2024年", "")]),
            [Dimension.Side] = codes.Sides,
            [Dimension.Unit] = CodeTree.Build([new CodeRow("206001", "示例市科学技术局", "")]),
            [Dimension.Fund] = codes.Funds,
            [Dimension.Vintage] = codes.Vintages,
            [Dimension.Kind] = codes.Kinds,
            [Dimension.Function] = codes.Functional,
            [Dimension.Economic] = codes.Departmental,
            [Dimension.GovernmentEconomic] = codes.Government,
            [Dimension.Project] = CodeTree.Build([new CodeRow("42010624", "科技“创新”项目,一期", "")]),
            [Dimension.Procurement] = codes.ProcurementCategories,
            [Dimension.Stage] = codes.Stages,
            [Dimension.UnitType] = codes.UnitTypes,
        };
        var set = new DimensionSet(trees);
        return new FactSet(set,
        [
            Fact(0, 87_362_155, "工资", ("kind", "personnel"), ("function", "2010101"), ("economic", "30101")),
            Fact(1, -1_00, "=1+1", ("kind", "project"), ("project", "42010624")),
            Fact(2, 0, ""),
        ]);

        Fact Fact(int index, long fen, string note, params (string Dimension, string Code)[] at)
        {
            var coordinates = new int[DimensionSet.Count];
            (string, string)[] all = [.. at, ("year", "2024"), ("side", "expenditure"), ("unit", "206001")];
            foreach (var (name, code) in all)
            {
                var dimension = DimensionSet.Parse(name)!.Value;
                coordinates[(int)dimension] = set[dimension].Find(code)!.Index;
            }
            var source = new SourceLine("expenditure.csv", index + 2);
            return new Fact((index + 1).ToString(CultureInfo.InvariantCulture), [.. coordinates], new Amount(fen),
                source, note);
        }
    }

    private Table Overview()
    {
        (string, string, ImmutableArray<string> Columns) at =
            ("table-1", "表1 收支总表", ["收入", "收入/预算数", "支出", "支出/预算数"]);
        ImmutableArray<Row> rows =
        [
            new(
                [
                    new(0, "一、一般公共预算拨款收入"), Money(at, 0, 1, 1_234_565_895),
                    new(2, "一、科学技术支出"), Money(at, 0, 3, 1_134_567_895),
                ],
                RowRole.Body, "general"),
            new(
                [
                    new(0, "二、上年结转"), Money(at, 1, 1, 2_000, ZeroStyle.Blank),
                    new(2, "二、卫生健康支出"), Money(at, 1, 3, 100_000_000),
                ],
                RowRole.Body, "carried"),
            new(
                [
                    new(0, "收入总计", Emphasis: true), Money(at, 2, 1, 1_234_567_895),
                    new(2, "支出总计", Emphasis: true), Money(at, 2, 3, 1_234_567_895),
                ],
                RowRole.Total, "total"),
        ];
        return new Table(
            "table-1", "表1", "收支总表", "部门：示例市科学技术局", "单位：万元", Orientation.Portrait,
            Columns([(30, Align.Left), (16, Align.Right), (30, Align.Left), (16, Align.Right)], at.Columns),
            [
                new([new(0, "收入", ColumnSpan: 2), new(2, "支出", ColumnSpan: 2)], RowRole.Header, "h1"),
                new([new(0, "项目"), new(1, "预算数"), new(2, "项目"), new(3, "预算数")], RowRole.Header, "h2"),
            ],
            rows,
            [Sum((2, 1), (0, 1), (1, 1)), Sum((2, 3), (0, 3), (1, 3))],
            [new Paragraph([new Run("注：本表反映部门本年度的总收支情况。")], ParagraphStyle.Note)]);
    }

    private Table Expenditure()
    {
        (string, string, ImmutableArray<string> Columns) at =
            ("table-3", "表3 支出总表", ["科目编码", "科目名称", "合计", "支出/基本支出", "支出/项目支出"]);
        return new Table(
            "table-3", "表3", "支出总表：按功能分类/项级?", "部门：示例市科学技术局", "单位：万元",
            Orientation.Landscape,
            Columns(
                [(16, Align.Center), (40, Align.Left), (16, Align.Right), (16, Align.Right), (16, Align.Right)],
                at.Columns),
            [
                new([new(0, "科目编码", RowSpan: 2), new(1, "科目名称", RowSpan: 2), new(2, "合计", RowSpan: 2),
                    new(3, "支出", ColumnSpan: 2)], RowRole.Header, "h1"),
                new([new(3, "基本支出"), new(4, "项目支出")], RowRole.Header, "h2"),
            ],
            [
                Line(at, 0, "", "合计", 0, RowRole.Total, 1_234_567_895, 87_362_155, 1_147_205_740),
                Line(at, 1, "206", "科学技术支出", 0, RowRole.Group, 1_134_567_895, 87_362_155, 1_047_205_740),
                Line(at, 2, "20601", "科学技术管理事务", 1, RowRole.Group, 1_134_567_895, 87_362_155, 1_047_205_740),
                Line(at, 3, "2060101", "行政运行", 2, RowRole.Body, 87_362_155, 87_362_155, 0),
                Line(at, 4, "2060199", "其他科学技术管理事务支出", 2, RowRole.Body, 1_047_205_740, 0, 1_047_205_740),
                Line(at, 5, "210", "卫生健康支出", 0, RowRole.Body, 100_000_000, 0, 100_000_000),
            ],
            [.. DownColumns((0, [1, 5]), (1, [2]), (2, [3, 4])),
                .. Enumerable.Range(0, 6).Select(y => Sum((y, 2), (y, 3), (y, 4)))],
            []);
    }

    private Table ThreePublic()
    {
        (string, string, ImmutableArray<string> Columns) at =
            ("table-7", "表7 “三公”经费", ["合计", "出国", "公务用车", "接待"]);
        ImmutableArray<Cell> cells =
        [
            Money(at, 0, 0, 100_000_000, unit: DisplayUnit.Yuan), Money(at, 0, 1, 0, ZeroStyle.Dash, DisplayUnit.Yuan),
            Money(at, 0, 2, 99_999_600, unit: DisplayUnit.Yuan), Money(at, 0, 3, 400, unit: DisplayUnit.Yuan),
        ];
        return new Table(
            "table-7", "表7", "“三公”经费支出表", "", "单位：元", Orientation.Portrait,
            Columns([(20, Align.Right), (20, Align.Right), (20, Align.Right), (20, Align.Right)], at.Columns),
            [
                new(
                    [
                        new(0, "合计"), new(1, "因公出国（境）费"), new(2, "公务用车购置及运行维护费"),
                        new(3, "公务接待费"),
                    ],
                    RowRole.Header, "h1"),
            ],
            [new Row(cells, RowRole.Total, "total")], [Sum((0, 0), (0, 1), (0, 2), (0, 3))], []);
    }

    private Table Targets()
    {
        var indicator = Add(Goal(1, new Query.Indicator("indicator:1"), "≥95%"));
        var count = Add(Goal(2, new Query.Count("staff"), "27") with { ExactNumber = 27m });
        var percent = Add(Goal(3, new Query.Ratio(RatioKind.Share, null), "12.35%") with
        {
            ExactNumber = 12.3456m, Decimals = 2,
        });
        var goal = string.Concat(Enumerable.Repeat("坚持创新驱动发展，完善科技治理，提升科技成果转化能力。", 8));
        return new Table(
            "table-9", "附表9", "部门整体支出绩效目标申报表", "", "", Orientation.Portrait,
            Columns([(10, Align.Center), (50, Align.Left), (20, Align.Center)], ["指标类型", "指标", "指标值"]),
            [],
            [
                new Row(
                    [new(0, "总体目标", Emphasis: true), new(1, goal + "\n" + goal, ColumnSpan: 2)],
                    RowRole.Body, "goal"),
                new Row(
                    [new(0, "产出指标", RowSpan: 3), new(1, "=预算执行率"), new(2, "≥95%", indicator)],
                    RowRole.Body, "1"),
                new Row([new(1, "编制人数"), new(2, "27", count)], RowRole.Body, "2"),
                new Row([new(1, "项目支出占比"), new(2, "12.35%", percent)], RowRole.Body, "3"),
                new Row([new(0, "项目代码"), new(1, "420106240000000000012"), new(2, "---")], RowRole.Body, "code"),
            ],
            [], []);
    }

    private static Statement Goal(int row, Query query, string text) =>
        new(0, query, text, 0, 1, default, 3, "表9 绩效目标", "预算执行率", "指标值")
        {
            Container = "table-9", Cell = new CellAt(row, 2),
        };

    private Paragraph Words()
    {
        var total = Add(Amount(1_234_567_895, ZeroStyle.Digits, Wan,
            ("words", "二、情况说明", new CellAt(0, 0), "", "", -1)));
        return new Paragraph([new Run("2024年支出总计"), new Run(statements[total].Text, total), new Run("万元。")]);
    }

    private ImmutableArray<Tie> Ties() => [.. statements.Select((s, i) => (s, i))
        .Where(p => p.s.Exact is { IsZero: false }).GroupBy(p => p.s.Query).Where(g => g.Count() > 1)
        .Select(g => new Tie(g.Key, "同数 " + g.Key.Key, [.. g.Select(p => p.i)]))];

    private static ImmutableArray<TableColumn> Columns(
        (int Width, Align Align)[] columns, ImmutableArray<string> paths) =>
        [.. columns.Select((c, i) => new TableColumn(c.Width, c.Align, paths[i]))];

    // Of the table whose cells were made last.
    private StatementSum Sum((int Row, int Column) total, params (int Row, int Column)[] parts) =>
        new(At(total), [.. parts.Select(At)], SumDirection.Column);

    private int At((int Row, int Column) cell) => statements.FindLastIndex(
        s => s.Table == statements[^1].Table && s.Cell == new CellAt(cell.Row, cell.Column));

    private IEnumerable<StatementSum> DownColumns(params (int Total, int[] Parts)[] rows) => rows.SelectMany(
        r => new[] { 2, 3, 4 }.Select(x => Sum((r.Total, x), [.. r.Parts.Select(p => (p, x))])));

    private Row Line(
        (string, string, ImmutableArray<string>) at, int row, string code, string name, int indent, RowRole role,
        params long[] fen)
    {
        var isTotal = role == RowRole.Total;
        Cell[] stub = isTotal
            ? [new Cell(0, name, ColumnSpan: 2, Align: Align.Center, Emphasis: true)]
            : [new Cell(0, code), new Cell(1, name, Indent: indent)];
        var amounts = fen.Select((f, i) => Money(at, row, i + 2, f, ZeroStyle.Blank) with { Emphasis = isTotal });
        return new Row([.. stub, .. amounts], role, code);
    }

    private Cell Money(
        (string Id, string Title, ImmutableArray<string> Columns) at, int row, int column, long fen,
        ZeroStyle zero = ZeroStyle.Digits, DisplayUnit? unit = null)
    {
        var statement = Amount(fen, zero, unit ?? Wan, (at.Id, at.Title, new CellAt(row, column), $"第{row + 1}行",
            at.Columns[column], at.Id[^1] - '0'));
        return new Cell(column, statement.Text, Add(statement));
    }

    // One key per amount: equal amounts of this sample are equal queries.
    private Statement Amount(
        long fen, ZeroStyle zero, DisplayUnit unit,
        (string Container, string Title, CellAt Cell, string Row, string Column, int Table) at)
    {
        var style = new PrintStyle(unit, 2, Grouping.Thousands, zero);
        var printed = isBalanced && unit == Wan ? Balanced(fen) : style.Round(new Amount(fen));
        var query = new Query.Given("q" + fen.ToString(CultureInfo.InvariantCulture));
        return new Statement(0, query, style.PrintLastDigits(printed), printed * style.LastDigitFen,
            style.LastDigitFen, default, at.Table, at.Title, at.Row, at.Column)
        {
            UnitFen = unit.FenPerUnit(), Decimals = 2, Exact = new Amount(fen), Container = at.Container,
            Cell = at.Cell,
        };
    }

    // Rounded alone, the parts 87.36 + 1,147.21 would not give 1,234.57; and so on.
    private static long Balanced(long fen) => fen switch
    {
        1_234_567_895 or 1_234_565_895 => 123_457,
        1_134_567_895 => 113_457,
        87_362_155 => 8_736,
        1_147_205_740 => 114_721,
        1_047_205_740 => 104_721,
        _ => fen / 10_000,
    };

    private int Add(Statement statement)
    {
        statements.Add(statement with { Index = statements.Count });
        return statements.Count - 1;
    }
}
