using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;

namespace Mingsuan.Documents.Writing.OpenData;

/// <summary>事实表 (facts.csv): one row a fact, every coordinate by code and by name, the amount in yuan.</summary>
internal static class FactsCsv
{
    private const string Government = "economic-classification:cn-government";
    private const string Functional = "functional-classification:generic";
    private const string Economic = "economic-classification:generic";

    // Dimension, column name, Chinese name, meaning of the code, meaning of the name.
    private static readonly Coordinate[] Coordinates =
    [
        new(Dimension.Side, "side", "收支方向", "direction", ""),
        new(Dimension.Unit, "unit", "预算单位", "administrative-classification:generic:code",
            "administrative-classification:generic:label"),
        new(Dimension.Fund, "fund", "资金来源", "fin-source:generic:code", "fin-source:generic:label"),
        new(Dimension.Vintage, "vintage", "年份来源", "value-kind:code", "value-kind:label"),
        new(Dimension.Kind, "kind", "支出性质", "expenditure-type:code", "expenditure-type:label"),
        new(Dimension.Function, "function", "支出功能分类", Functional + ":code", Functional + ":label"),
        new(Dimension.Economic, "economic", "部门预算支出经济分类", Economic + ":code", Economic + ":label"),
        new(Dimension.GovernmentEconomic, "government_economic", "政府预算支出经济分类",
            Government + ":code", Government + ":label"),
        new(Dimension.Project, "project", "项目", "activity:generic:project:code", "activity:generic:project:label"),
        new(Dimension.Procurement, "procurement", "采购类别",
            "procurement-category:code", "procurement-category:label"),
        new(Dimension.Stage, "stage", "阶段", "phase:id", "phase:label"),
    ];

    /// <summary>财政含义的补充: the column types this package adds to the budget taxonomy.</summary>
    public static IEnumerable<(string Name, string LabelOf)> OwnColumnTypes =>
    [
        (Government + ":code", ""),
        (Government + ":label", Government + ":code"),
        ("procurement-category:code", ""),
        ("procurement-category:label", "procurement-category:code"),
    ];

    /// <summary>写出.</summary>
    public static DataResource Write(FactSet facts)
    {
        var fields = Fields().ToList();
        var rows = facts.Facts.Select(f => Row(f, facts.Dimensions).ToArray());
        var content = CsvText.Write(rows.Prepend([.. fields.Select(f => f.Name)]));
        return new DataResource("facts", "预算事实", "facts.csv", content, fields, IsFacts: true);
    }

    private static IEnumerable<DataField> Fields()
    {
        yield return new DataField("id", "string", "budget-line-id", "标识");
        yield return new DataField("year", "integer", "date:fiscal-year", "年度");
        foreach (var c in Coordinates)
        {
            yield return new DataField(c.Name, "string", c.CodeType, c.Title + "代码");
            yield return new DataField(c.Name + "_name", "string", c.LabelType, c.Title + "名称");
        }
        yield return new DataField("amount", "number", "value", "金额（元）");
        yield return new DataField("note", "string", "", "说明");
        yield return new DataField("source", "string", "", "数据出处");
    }

    private static IEnumerable<string> Row(Fact fact, DimensionSet dimensions)
    {
        yield return fact.Id;
        yield return Node(Dimension.Year).Code;
        foreach (var c in Coordinates)
        {
            yield return Node(c.Dimension).Code;
            yield return Node(c.Dimension).Name;
        }
        yield return fact.Amount.ToString();
        yield return fact.Note;
        yield return fact.Source.ToString();

        CodeNode Node(Dimension dimension) => dimensions[dimension].Nodes[fact[dimension]];
    }

    private sealed record Coordinate(Dimension Dimension, string Name, string Title, string CodeType, string LabelType);
}
