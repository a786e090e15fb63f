using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Data;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Packages;

namespace Mingsuan.Core.Rulebooks;

/// <summary>代码表 (dated code lists): functional, both economic ones and their mapping, short lists.</summary>
public sealed class Classifications
{
    private readonly Dictionary<string, (string Administrative, string Institution)> mapping;

    /// <summary>由内嵌的 CSV 读入.</summary>
    public Classifications()
    {
        Functional = ReadTree("functional.csv");
        Departmental = ReadTree("economic-departmental.csv");
        Government = ReadTree("economic-government.csv");
        Funds = ReadTree("funds.csv");
        Kinds = ReadTree("kinds.csv");
        Vintages = ReadTree("vintages.csv");
        Sides = ReadTree("sides.csv");
        Stages = ReadTree("stages.csv");
        UnitTypes = ReadTree("unit-types.csv");
        ProcurementCategories = ReadTree("procurement-categories.csv");
        mapping = CsvText.Read("economic-mapping.csv", Rulebook.Text("classifications/economic-mapping.csv"))
            .ToDictionary(r => r["dep_bgt_eco_code"],
                r => (r["gov_code_if_administrative_unit"], r["gov_code_if_public_institution"]),
                StringComparer.Ordinal);
    }

    /// <summary>支出功能分类.</summary>
    public CodeTree Functional { get; }

    /// <summary>部门预算支出经济分类.</summary>
    public CodeTree Departmental { get; }

    /// <summary>政府预算支出经济分类.</summary>
    public CodeTree Government { get; }

    /// <summary>资金来源.</summary>
    public CodeTree Funds { get; }

    /// <summary>支出性质.</summary>
    public CodeTree Kinds { get; }

    /// <summary>年份来源.</summary>
    public CodeTree Vintages { get; }

    /// <summary>方向.</summary>
    public CodeTree Sides { get; }

    /// <summary>阶段.</summary>
    public CodeTree Stages { get; }

    /// <summary>单位类型.</summary>
    public CodeTree UnitTypes { get; }

    /// <summary>代码表最近变动的年度: the lists hold from then on.</summary>
    public int NewestYear => Functional.Nodes.Concat(Departmental.Nodes).Max(n => Math.Max(n.From ?? 0, n.To + 1 ?? 0));

    /// <summary>单位类型的代码.</summary>
    public static string UnitTypeCode(UnitType type) => type switch
    {
        UnitType.Administrative => "administrative",
        UnitType.ParticipatingInstitution => "participating",
        _ => "institution",
    };

    /// <summary>采购类别.</summary>
    public CodeTree ProcurementCategories { get; }

    /// <summary>部门经济分类换算为政府经济分类, by unit type; null when the mapping has no such code.</summary>
    public string? GovernmentCode(string departmental, UnitType type)
    {
        if (!mapping.TryGetValue(departmental, out var pair)) return null;
        var code = type == UnitType.PublicInstitution ? pair.Institution : pair.Administrative;
        return code.Length > 0 ? code : null;
    }

    private static CodeTree ReadTree(string file)
    {
        var rows = CsvText.Read(file, Rulebook.Text("classifications/" + file));
        return CodeTree.Build(rows.Select(r => new CodeRow(
            r["code"], r["name"], r["parent"], null, Year(r.GetValueOrDefault("from")), Year(r.GetValueOrDefault("to")),
            r.GetValueOrDefault("confidence") ?? "", r.GetValueOrDefault("source") ?? "",
            r.GetValueOrDefault("note") ?? "")));
    }

    private static int? Year(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
