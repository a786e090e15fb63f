using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Data;
using Mingsuan.Core.Expressions;

namespace Mingsuan.Core.Forms;

/// <summary>读申报表.</summary>
internal static class SheetFormReader
{
    public static SheetForm Read(DataReader data) => new()
    {
        Id = data.Required("id"),
        File = data.File,
        Number = data.Text("number") ?? "",
        Title = data.Template("title"),
        Aliases = data.Texts("aliases"),
        Entity = data.Template("entity"),
        Orientation = FormParts.Orientation(data),
        Style = FormParts.Style(data),
        Notes = FormParts.Notes(data),
        When = data.Expression("when"),
        Placement = data.Flag("follows") ? TablePlacement.Following : TablePlacement.OwnPage,
        For = data.Text("for"),
        In = data.Expression("in"),
        Columns = [.. data.Texts("columns").Select(t => int.Parse(t, CultureInfo.InvariantCulture))],
        Header = [.. data.Items("header").Select(ReadRow)],
        Rows = Nodes(data),
    };

    private static ImmutableArray<SheetNode> Nodes(DataReader data) => [.. data.Items("rows").Select(ReadNode)];

    private static SheetNode ReadNode(DataReader data)
    {
        if (data.Has("each"))
        {
            var each = new SheetEach(data.Required("each"),
                data.Expression("in") ?? throw new RulebookException(data.File, data.At, "each 缺少 in"),
                Nodes(data), data.Expression("when"));
            data.Finish();
            return each;
        }
        if (!data.Has("side")) return ReadRow(data);
        var side = new SheetSide([.. data.Items("side").Select(ReadCell)], Nodes(data), data.Expression("when"));
        data.Finish();
        return side;
    }

    private static SheetRow ReadRow(DataReader data)
    {
        var row = new SheetRow([.. data.Items("cells").Select(ReadCell)], data.Expression("when"));
        data.Finish();
        return row;
    }

    private static SheetCell ReadCell(DataReader data)
    {
        var isLabel = data.Has("label");
        var cell = new SheetCell(
            data.Template(isLabel ? "label" : "text"), isLabel, data.Integer("span", 1), data.Flag("merge"),
            data.OneOf<Align>("align", "left", "center", "right"));
        data.Finish();
        return cell;
    }
}
