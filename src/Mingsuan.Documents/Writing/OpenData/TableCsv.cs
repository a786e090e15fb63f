using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;

namespace Mingsuan.Documents.Writing.OpenData;

/// <summary>一张表的 CSV: headed by column paths; amounts as printed, ungrouped; blanks as blanks.</summary>
internal static class TableCsv
{
    /// <summary>写出.</summary>
    public static DataResource Write(Table table, ImmutableArray<Statement> statements, string name)
    {
        var rows = table.Rows.Select(r => Fields(r, table.Columns.Length, statements)).ToList();
        var fields = Names(table).Select((n, i) => new DataField(n, TypeOf(table, rows, statements, i))).ToList();
        var content = CsvText.Write(rows.Prepend([.. fields.Select(f => f.Name)]));
        return new DataResource(
            name, $"{table.Number} {table.Title}".Trim(), $"tables/{name}.csv", content, fields, IsFacts: false);
    }

    /// <summary>某格的写法.</summary>
    public static string Field(Cell cell, ImmutableArray<Statement> statements)
    {
        if (cell.Statement is not { } index) return cell.Text;
        var statement = statements[index];
        var isNumber = statement.Query is not (Query.Ratio or Query.Indicator);
        if (!isNumber || cell.Text != statement.Text) return cell.Text;
        if (cell.Text.Length > 0 && PrintedNumber.IsUnwrittenZero(cell.Text)) return Zero(statement.Decimals);
        return cell.Text.Replace(",", "", StringComparison.Ordinal);
    }

    // A zero printed as a dash is a number all the same.
    private static string Zero(int decimals) =>
        0m.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string[] Fields(Row row, int width, ImmutableArray<Statement> statements)
    {
        var fields = new string[width];
        Array.Fill(fields, "");
        foreach (var cell in row.Cells.Where(c => c.Column < width)) fields[cell.Column] = Field(cell, statements);
        return fields;
    }

    private static List<string> Names(Table table)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. table.Columns.Select((column, i) =>
        {
            var name = column.Path.Length > 0 ? column.Path : $"列{i + 1}";
            while (!taken.Add(name)) name = $"{name}_{i + 1}";
            return CsvText.Guard(name);
        })];
    }

    private static string TypeOf(Table table, List<string[]> rows, ImmutableArray<Statement> statements, int column)
    {
        var hasFigure = table.Rows.SelectMany(r => r.Cells)
            .Any(c => c.Column == column && c.Statement is { } s && statements[s].Query is not Query.Indicator);
        var isNumeric = rows.TrueForAll(r => r[column].Length == 0 || PrintedNumber.Parse(r[column]) is not null);
        return hasFigure && isNumeric ? "number" : "string";
    }
}
