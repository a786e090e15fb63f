using Mingsuan.Core.Checks;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Rules.Codes;

/// <summary>项目与单位的代码.</summary>
internal static class OtherCodes
{
    private const int DepartmentLength = 3;
    private const int UnitLength = 6;
    private const int LongestItem = 14;

    /// <summary>列有项目代码的行.</summary>
    public static IEnumerable<RecognisedRow> ProjectRows(CheckContext context) =>
        context.Table(FormRole.Projects) is { } table
            ? table.Rows.Where(r => r.Code.Length > LongestItem && char.IsAsciiDigit(r.Code[0])) : [];

    /// <summary>按单位列的表: department and unit codes in one column.</summary>
    public static IEnumerable<RecognisedTable> UnitTables(CheckContext context) => context.FormTables.Where(t =>
        t.Form!.Role is FormRole.Revenue or FormRole.GeneralByUnit or FormRole.ThreePublicByUnit
        && t.Rows.Any(r => IsDigits(r.Code, UnitLength)) && t.Rows.Any(r => IsDigits(r.Code, DepartmentLength)));

    /// <summary>一张表列的单位, each once.</summary>
    public static int UnitsOf(RecognisedTable table) =>
        table.Rows.Where(r => IsDigits(r.Code, UnitLength)).DistinctBy(r => r.Code).Count();

    private static bool IsDigits(string code, int length) => code.Length == length && code.All(char.IsAsciiDigit);

    /// <summary>项目码位数.</summary>
    [Check("D13")]
    internal static IEnumerable<Fault> ProjectCodesHaveTheirLength(CheckContext context) => ProjectRows(context)
        .Where(r => r.Code.Length != ProjectCode.Length).Select(r => new Fault(
            $"项目代码 {r.Code} 有 {r.Code.Length} 位，应为 {ProjectCode.Length} 位。",
            context.PlaceOf(context.Table(FormRole.Projects)!, r, r.Code), "请核对项目代码。") { IsWeak = true });

    /// <summary>项目码年度.</summary>
    [Check("D15")]
    internal static IEnumerable<Fault> ProjectsAreNotSetUpLater(CheckContext context) => ProjectRows(context)
        .Where(r => ProjectCode.Parse(r.Code)?.SetUpYear > context.Disclosure.Year).Select(r => new Fault(
            $"项目代码 {r.Code} 的设立年度晚于预算年 {context.Year}。",
            context.PlaceOf(context.Table(FormRole.Projects)!, r, r.Code), "请核对项目代码。"));

    /// <summary>部门码.</summary>
    [Check("D16")]
    internal static IEnumerable<Fault> UnitCodesBeginWithTheDepartments(CheckContext context)
    {
        foreach (var table in UnitTables(context))
        {
            var departments = table.Rows.Where(r => IsDigits(r.Code, DepartmentLength)).Select(r => r.Code).ToList();
            foreach (var row in table.Rows.Where(r => IsDigits(r.Code, UnitLength)
                && !departments.Exists(d => r.Code.StartsWith(d, StringComparison.Ordinal))))
            {
                yield return new Fault(
                    $"{table.Title} 单位代码 {row.Code} 不以部门代码 {string.Join("、", departments)} 开头。",
                    context.PlaceOf(table, row, row.Code), "请核对单位代码。");
            }
        }
    }
}
