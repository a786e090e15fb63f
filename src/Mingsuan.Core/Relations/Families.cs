using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Relations;

/// <summary>关系的规则号 (which family of the check catalogue a derived relation belongs to).</summary>
internal static class Families
{
    /// <summary>表内合计.</summary>
    public static string Sum(GridForm? form, Statement total, SumDirection direction, int parts) => form?.Role switch
    {
        FormRole.RevenueExpenditure => Side(total) == "revenue"
            ? HasVintage(total) ? "A02" : "A04" : IsThisYear(total) ? "A03" : "A04",
        FormRole.Revenue => direction == SumDirection.Row ? HasVintage(total) ? "A06" : "A05" : "A07",
        FormRole.Expenditure => direction == SumDirection.Row ? "A08" : "A09",
        FormRole.Fiscal => Side(total) == "revenue" ? "A11" : "A12",
        FormRole.General or FormRole.GovernmentFund or FormRole.StateCapital =>
            direction == SumDirection.Row ? Has(total, Dimension.Kind) ? "A14" : "A13" : "A09",
        FormRole.GeneralByUnit => direction == SumDirection.Row ? Has(total, Dimension.Kind) ? "A14" : "A13" : "A15",
        FormRole.Basic => direction switch
        {
            SumDirection.Row => "A18", SumDirection.Codes => "A17", _ => "A16",
        },
        FormRole.ThreePublic => direction == SumDirection.Row ? parts == 2 ? "A21" : "A20" : "A22",
        FormRole.ThreePublicByUnit => direction == SumDirection.Row ? parts == 2 ? "A21" : "A20" : "A22",
        FormRole.Projects => direction == SumDirection.Row ? "A23" : "A24",
        _ => Sum(total, direction),
    };

    // A table without a form reports under the table that its title is nearest to.
    private static string Sum(Statement total, SumDirection direction)
    {
        var isRow = direction == SumDirection.Row;
        bool Has(string word) => total.Where.Contains(word, StringComparison.Ordinal);
        if (Has("采购")) return "A25";
        if (Has("三公")) return isRow ? "A20" : "A22";
        if (direction == SumDirection.Codes) return total.Row.StartsWith('3') ? "A17" : "A09";
        if (Has("项目")) return isRow ? "A23" : "A24";
        if (Has("收入") && !Has("支出")) return isRow ? "A05" : "A07";
        return isRow ? "A08" : "A09";
    }

    /// <summary>表间同数.</summary>
    public static string Tables(FormRole a, FormRole b, Statement figure)
    {
        var (first, second) = a <= b ? (a, b) : (b, a);
        if (first == FormRole.RevenueExpenditure && Side(figure) == "revenue" && HasBrought(figure)) return "B32";
        return (first, second) switch
        {
            (FormRole.RevenueExpenditure, FormRole.RevenueExpenditure) => "A01",
            (FormRole.Fiscal, FormRole.Fiscal) => "A10",
            (FormRole.RevenueExpenditure, FormRole.Revenue) => Has(figure, Dimension.Fund) ? "B02" : "B01",
            (FormRole.RevenueExpenditure, FormRole.Expenditure) => Has(figure, Dimension.Function) ? "B04" : "B03",
            (FormRole.RevenueExpenditure, FormRole.Fiscal) => Side(figure) == "revenue" ? "B05" : "B06",
            (FormRole.Expenditure, FormRole.General) => "B08",
            (FormRole.Fiscal, FormRole.General) => "B07",
            (FormRole.General, FormRole.GeneralByUnit) => "B09",
            (FormRole.General, FormRole.Basic) => IsPart(figure) ? "B11" : "B10",
            (FormRole.ThreePublic, FormRole.ThreePublicByUnit) => "B12",
            (FormRole.Expenditure, FormRole.Projects) => "B13",
            (FormRole.General, FormRole.Projects) => "B14",
            (FormRole.Fiscal, FormRole.GovernmentFund) => "B15",
            (FormRole.Fiscal, FormRole.StateCapital) => "B16",
            (FormRole.Basic, FormRole.ThreePublic) or (FormRole.Basic, FormRole.ThreePublicByUnit) => "B17",
            (FormRole.Revenue, FormRole.Expenditure) => "B03",
            _ => "B08",
        };
    }

    /// <summary>文字与表.</summary>
    public static string Text(Statement figure)
    {
        if (figure.Selector is not { } s) return "E01";
        if (Side(figure) == "procurement") return "E12";
        if (figure.Where.Contains("机关运行经费", StringComparison.Ordinal) && IsPart(figure)) return "E11";
        if (!s.Roots(Dimension.Unit).IsDefault && Has(figure, Dimension.Kind)) return "E11";
        if (Has(figure, Dimension.Economic)) return IsThreePublic(figure) ? "E10" : "E03";
        if (Has(figure, Dimension.Function)) return "E06";
        if (Side(figure) == "revenue") return HasBrought(figure) ? "E17" : Has(figure, Dimension.Fund) ? "E02" : "E01";
        return Has(figure, Dimension.Kind) ? "E03" : Has(figure, Dimension.Fund) ? "E05" : "E01";
    }

    private static bool IsThreePublic(Statement figure) => figure.Selector!.Roots(Dimension.Economic)
        .Any(r => figure.Selector.Dimensions[Dimension.Economic].Nodes[r]
        .Code is "30212" or "30217" or "30231" or "31013" or "30913");

    private static bool Has(Statement figure, Dimension dimension) =>
        figure.Selector is { } s && !s.Roots(dimension).IsDefault;

    private static string Side(Statement figure) =>
        figure.Selector is { } s && s.Roots(Dimension.Side) is { IsDefaultOrEmpty: false } r
        ? s.Dimensions[Dimension.Side].Nodes[r[0]].Code : "";

    // Personnel or running expenses, not all of the basic expenditure.
    private static bool IsPart(Statement figure) =>
        figure.Selector!.Roots(Dimension.Kind) is { IsDefault: false, Length: 1 } r
        && figure.Selector.Dimensions[Dimension.Kind].Nodes[r[0]].Code is "personnel" or "running";

    private static bool HasVintage(Statement figure) => Has(figure, Dimension.Vintage);

    private static bool HasBrought(Statement figure) => Vintage(figure) == "brought-forward";

    private static bool IsThisYear(Statement figure) => Vintage(figure) == "this-year";

    private static string Vintage(Statement figure) =>
        figure.Selector is { } s && s.Roots(Dimension.Vintage) is { IsDefaultOrEmpty: false, Length: 1 } r
        ? s.Dimensions[Dimension.Vintage].Nodes[r[0]].Code : "";
}
