using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Data;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Expressions;

namespace Mingsuan.Core.Forms;

/// <summary>读列树与行树.</summary>
internal static class GridFormReader
{
    public static GridForm Read(DataReader data)
    {
        var panels = data.Has("panels")
            ? data.Items("panels").Select(ReadPanel).ToImmutableArray()
            : [new Panel(null, Columns(data), Rows(data, "rows"))];
        return new GridForm
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
            Scope = data.Call("scope") ?? throw new RulebookException(data.File, data.At, "缺少 scope"),
            Role = data.OneOf<FormRole>("role", "revenue-expenditure", "revenue", "expenditure", "fiscal", "general",
                "general-by-unit", "basic", "three-public", "three-public-by-unit", "government-fund",
                "state-capital", "projects"),
            Panels = panels,
            Foot = data.Integer("foot", 0),
            Empty = data.Has("empty") ? data.Template("empty") : null,
        };
    }

    private static Panel ReadPanel(DataReader data)
    {
        var panel = new Panel(data.Call("scope"), Columns(data), Rows(data, "rows"));
        data.Finish();
        return panel;
    }

    private static ImmutableArray<FormColumn> Columns(DataReader data) =>
        [.. data.Items("columns").Select(ReadColumn)];

    private static FormColumn ReadColumn(DataReader data)
    {
        var children = data.Has("children")
            ? data.Items("children").Select(ReadColumn).ToImmutableArray() : [];
        var shows = data.OneOf<Stub>("shows",
            "label", "code", "name", "code-category", "code-section", "code-item", "unit", "nothing");
        var column = new FormColumn(
            data.Template("header"), data.Texts("aliases"), shows, data.Selection("select"), data.Flag("total"),
            data.Integer("prior-years", 0), data.Zero(), data.Integer("width", shows is null ? 12 : 10), children,
            data.Expression("when"), data.Text("stage") ?? "");
        data.Finish();
        return column;
    }

    private static ImmutableArray<FormRow> Rows(DataReader data, string key) =>
        [.. data.Items(key).Select(r => r.Has("each") ? ReadEach(r) : ReadFixed(r))];

    private static FormRow ReadFixed(DataReader data)
    {
        var parts = data.Has("parts") ? Rows(data, "parts") : [];
        var place = data.OneOf<TotalPlace>("total", "before", "after");
        var row = new FixedRow(
            data.Template("label"), data.Text("code") ?? "", data.Texts("aliases"), data.Selection("select"), parts,
            place ?? TotalPlace.Before, place is not null,
            data.Integer("indent", 0), data.Zero(), data.Expression("when"),
            data.Text("stage") ?? "");
        data.Finish();
        return row;
    }

    private static FormRow ReadEach(DataReader data)
    {
        var name = data.Required("each");
        var dimension = DimensionSet.Parse(name)
            ?? throw new RulebookException(data.File, data.At, $"没有维度 {name}");
        var row = new EachRow(
            dimension, [.. data.Texts("levels").Select(t => int.Parse(t, CultureInfo.InvariantCulture))],
            data.Texts("under"), data.OneOf<RowListing>("list", "stated", "nonzero", "all") ?? RowListing.Stated,
            data.Selection("select"), data.Has("label") ? data.Template("label") : null);
        data.Finish();
        return row;
    }
}
