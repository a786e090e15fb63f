using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Recognition;

/// <summary>来件的维度 (the rulebook's code lists, with the units, projects and unknown codes the document
/// prints).</summary>
internal static class DocumentDimensions
{
    private const int YearsBack = 4;

    /// <summary>合成.</summary>
    public static DimensionSet Of(Classifications lists, int year, IEnumerable<MatchedRow> rows)
    {
        var coded = rows.Where(r => r.Form?.Form is EachRow)
            .ToLookup(r => ((EachRow)r.Form!.Form).Dimension);
        return new DimensionSet(new Dictionary<Dimension, CodeTree>
        {
            [Dimension.Year] = CodeTree.Build(Enumerable.Range(0, YearsBack + 1)
                .Select(i => (year - i).ToString(CultureInfo.InvariantCulture)).Select(y => new CodeRow(y, y, ""))),
            [Dimension.Side] = lists.Sides,
            [Dimension.Unit] = Units(coded[Dimension.Unit]),
            [Dimension.Fund] = lists.Funds,
            [Dimension.Vintage] = lists.Vintages,
            [Dimension.Kind] = lists.Kinds,
            [Dimension.Function] = Extended(lists.Functional, coded[Dimension.Function]),
            [Dimension.Economic] = Extended(lists.Departmental, coded[Dimension.Economic]),
            [Dimension.GovernmentEconomic] = lists.Government,
            [Dimension.Project] = CodeTree.Build(coded[Dimension.Project]
            .DistinctBy(r => r.Node, StringComparer.Ordinal)
                .Select(r => new CodeRow(r.Node, r.Name, ""))),
            [Dimension.Procurement] = lists.ProcurementCategories,
            [Dimension.Stage] = lists.Stages,
            [Dimension.UnitType] = lists.UnitTypes,
        });
    }

    private static CodeTree Units(IEnumerable<MatchedRow> rows)
    {
        var codes = rows.Select(r => (r.Node, r.Name)).DistinctBy(r => r.Node, StringComparer.Ordinal).ToList();
        return CodeTree.Build(codes.Select(c => new CodeRow(c.Node, c.Name, Above(c.Node, codes)))
            .Prepend(new CodeRow("other-units", "其他单位", "")));
    }

    private static string Above(string code, List<(string Node, string Name)> codes) => codes
        .Where(c => c.Node.Length < code.Length && code.StartsWith(c.Node, StringComparison.Ordinal))
        .OrderByDescending(c => c.Node.Length).Select(c => c.Node).FirstOrDefault() ?? "";

    // A code the list lacks hangs under the longest known code it begins with.
    private static CodeTree Extended(CodeTree list, IEnumerable<MatchedRow> rows)
    {
        var unknown = rows.Where(r => list.Find(r.Node) is null).DistinctBy(r => r.Node, StringComparer.Ordinal)
            .OrderBy(r => r.Node, StringComparer.Ordinal).ToList();
        if (unknown.Count == 0) return list;
        var added = unknown.Select(r => r.Node).ToHashSet(StringComparer.Ordinal);
        return CodeTree.Build(list.Nodes.Skip(1)
            .Select(n => new CodeRow(n.Code, n.Name, n.Parent > 0 ? list.Nodes[n.Parent].Code : "", n.Display, n.From,
            n.To))
            .Concat(unknown.Select(r => new CodeRow(r.Node, r.Name, Parent(list, added, r.Node)))));
    }

    private static string Parent(CodeTree list, HashSet<string> added, string code)
    {
        for (var length = code.Length - 2; length >= 3; length -= 2)
        {
            var above = code[..length];
            if (added.Contains(above) || list.Find(above) is not null) return above;
        }
        return "";
    }
}
