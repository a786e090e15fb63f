using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Checks;

/// <summary>说明应有的内容: what the text of a disclosure has to speak of.</summary>
internal static class SectionChecks
{
    private static readonly (string Id, string Words, string Message, string Hint, Severity Severity)[] Needed =
    [
        ("N07", "单位构成|机构设置|机构构成|预算单位|下属|内设|本级|处室|科室", "没有写单位构成",
            "请写明纳入编报的单位。",
            Severity.Warning),
        ("N08", "目\\s*录", "没有目录", "请补上封面与目录。", Severity.Warning),
        ("N11", "编制说明|编报范围|编制范围|收支预算总体|预算安排情况|预算情况说明|决算情况|综合预算|情况的?说明",
            "没有编制说明", "请写明编制的范围和口径。", Severity.Warning),
        ("N14", "绩效目标", "没有绩效目标", "请随预算公开绩效目标。", Severity.Warning),
        ("N17", "人员编制|编制人数|编制数|事业编制|行政编制|在编|实有|在职(人员|职工|人数)|离退休人员|年末人数",
            "没有人员情况", "请补充编制与实有人数。", Severity.Note),
    ];

    private static readonly (string Code, string Words, string Name)[] ThreePublic =
    [
        ("30212", "出国|因公出境", "因公出国（境）费"), ("30217", "接待", "公务接待费"),
        ("30913+31013", "购置|购车", "公务用车购置费"), ("30231", "运行", "公务用车运行费"),
    ];

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.HasText || context.Disclosure.Kind == DisclosureKind.ThreePublic) return [];
        return Sections(context).Concat(Zeros(context)).Concat(Procurement(context)).Concat(Assets(context));
    }

    // The tables too: some disclosures put staff and targets into tables of their own.
    private static IEnumerable<Finding> Sections(CheckContext context)
    {
        foreach (var (id, words, message, hint, severity) in Needed)
        {
            if ((id == "N14" && context.Disclosure.Kind != DisclosureKind.Budget)
                || Says(context.Everything, words)) continue;
            yield return context.Finding(id, $"{message}。", context.Whole, hint, severity: severity);
        }
    }

    private static bool Says(string text, string words) =>
        Regex.IsMatch(text, words, RegexOptions.None, TimeSpan.FromSeconds(10));

    private static IEnumerable<Finding> Zeros(CheckContext context)
    {
        if (context.Table(FormRole.ThreePublic) is not { } table) yield break;
        foreach (var (code, words, name) in ThreePublic)
        {
            var figure = context.Statements(table).FirstOrDefault(f => f.IsOwn
                && CheckContext.Code(f, Dimension.Economic) == code);
            if (figure is not { Value: 0 } || Says(context.AllText, words)) continue;
            yield return context.Finding("N18", $"{name}为零，文中没有提。", CheckContext.PlaceOf(figure),
                "没有安排的请写明没有安排。");
        }
    }

    private static IEnumerable<Finding> Procurement(CheckContext context)
    {
        if (context.Procurement is not { Value: > 0 } bought) yield break;
        if (!Says(context.Own(bought), "货物|工程|服务"))
        {
            yield return context.Finding("N13", $"政府采购 {bought.Text}，没有分货物、工程、服务。",
                CheckContext.PlaceOf(bought), "请按货物、工程、服务分列。");
        }
        if (!Says(context.AllText, "中小企业|小微企业|中小微"))
        {
            yield return context.Finding("K02", $"政府采购 {bought.Text}，没有写面向中小企业预留的份额。",
                CheckContext.PlaceOf(bought), "请写明面向中小企业预留的份额。");
        }
    }

    private static IEnumerable<Finding> Assets(CheckContext context)
    {
        var section = string.Join('\n', AssetSection(context));
        if (section.Length == 0) yield break;
        if (!Says(section, "[0-9]\\s?(辆|台|套|平方米|万元)|没有|无"))
        {
            yield return context.Finding("K06", "国有资产一节没有车辆、设备或面积的数。", context.Whole,
                "请写明车辆、设备、房屋的数。");
        }
        else if (!Says(section, "单(价|位价值|台)[^。；]{0,8}(50|100|200|五十|一百)\\s?万|没有车辆"))
        {
            yield return context.Finding("K07", "国有资产一节没有写单价较高的设备数。", context.Whole,
                "请写明单价 50 万元以上通用设备、100 万元以上专用设备的数。", severity: Severity.Note);
        }
    }

    private static IEnumerable<string> AssetSection(CheckContext context)
    {
        var at = -1;
        for (var i = 0; i < context.Paragraphs.Length; i++)
        {
            var text = context.Paragraphs[i].Text;
            if (text.Contains("国有资产占", StringComparison.Ordinal) && Claims.SourceText.IsHeading(text)) at = i;
        }
        return at < 0 ? [] : context.Paragraphs.Skip(at + 1).Take(4).Select(p => p.Text);
    }
}
