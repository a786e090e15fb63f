using System.Collections.Immutable;
using Mingsuan.Core.Packages;

namespace Mingsuan.Documents.Packages;

/// <summary>读包里的各 CSV.</summary>
internal sealed class LineReader(IReadOnlyDictionary<string, string> files, List<ReadProblem> problems)
{
    /// <summary>revenue.csv 的列.</summary>
    public static readonly string[] RevenueColumns = ["unit", "fund", "vintage", "function", "amount", "note"];

    /// <summary>expenditure.csv 的列.</summary>
    public static readonly string[] ExpenditureColumns =
        ["unit", "fund", "vintage", "kind", "function", "economic", "amount", "note"];

    /// <summary>prior.csv 的列.</summary>
    public static readonly string[] PriorColumns =
        ["year", "side", "unit", "fund", "vintage", "kind", "function", "economic", "project", "amount", "note"];

    /// <summary>initial.csv 的列: those of prior.csv but the year, which is the package's.</summary>
    public static readonly string[] InitialColumns = PriorColumns[1..];

    /// <summary>staff.csv 的列.</summary>
    public static readonly string[] StaffColumns = ["unit", "category", "count", "note"];

    /// <summary>procurement.csv 的列.</summary>
    public static readonly string[] ProcurementColumns =
            [
        "year", "unit", "project", "category", "purchased-service", "item", "quantity", "amount", "for-small",
        "for-micro", "note",
    ];

    /// <summary>数量的写法: no negative number.</summary>
    public const string Quantity = "^(?![-－−])";

    /// <summary>数量的写法, in words.</summary>
    public const string QuantityRule = "数量不能是负数，如 10台";

    public ImmutableArray<RevenueLine> Revenue() => Read(
        "revenue.csv", RevenueColumns, ["vintage", "function", "note"],
        r => new RevenueLine(
            r.Text("unit"), r.Text("fund"), r.Text("vintage"), r.Amount("amount"), r.Text("note"), r.Source)
        {
            Function = r.Text("function"),
        });

    public ImmutableArray<ExpenditureLine> Expenditure() => Read(
        "expenditure.csv", ExpenditureColumns, ["vintage", "note"],
        r => new ExpenditureLine(r.Text("unit"), r.Text("fund"), r.Text("vintage"), r.Text("kind"), r.Text("function"),
            r.Text("economic"), r.Amount("amount"), r.Text("note"), r.Source));

    public ImmutableArray<PriorLine> Prior() => Read(
        "prior.csv", PriorColumns, ["unit", "fund", "vintage", "kind", "function", "economic", "project", "note"],
        r => new PriorLine(r.Integer("year", 1990), r.Text("side"), r.Text("unit"), r.Text("fund"), r.Text("vintage"),
            r.Text("kind"), r.Text("function"), r.Text("economic"), r.Text("project"),
            r.Amount("amount"), r.Text("note"), r.Source));

    public ImmutableArray<PriorLine> Initial(int year) => Read(
        "initial.csv", InitialColumns, ["unit", "fund", "vintage", "kind", "function", "economic", "project", "note"],
        r => new PriorLine(year, r.OneOf("side", "revenue", "expenditure"), r.Text("unit"), r.Text("fund"),
            r.Text("vintage"), r.Text("kind"), r.Text("function"), r.Text("economic"), r.Text("project"),
            r.Amount("amount"), r.Text("note"), r.Source));

    public ImmutableArray<StaffLine> Staff() => Read("staff.csv", StaffColumns, ["note"],
        r => new StaffLine(r.Text("unit"),
            r.OneOf("category", "establishment", "on-post", "contract", "retired", "veteran-retired"),
            r.Integer("count", 0), r.Text("note"), r.Source));

    public ImmutableArray<ProcurementLine> Procurement() => Read(
        "procurement.csv", ProcurementColumns,
        ["unit", "project", "category", "purchased-service", "item", "quantity", "for-small", "for-micro", "note"],
        r => new ProcurementLine(r.Integer("year", 1990), r.Text("unit"), r.Text("project"), r.Text("category"),
            r.OneOf("purchased-service", "no", "yes") == "yes", r.Text("item"),
            r.Pattern("quantity", Quantity, QuantityRule), r.Amount("amount"),
            r.Text("note"), r.Source)
        {
            ForSmall = r.KnownAmount("for-small"),
            ForMicro = r.KnownAmount("for-micro"),
        });

    private ImmutableArray<T> Read<T>(string file, string[] columns, string[] optional, Func<PackageRow, T> make) =>
        files.TryGetValue(file, out var text) ? CsvTable.Read(file, text, columns, optional, problems, make) : [];
}
