using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>数字格式 of a table: learnt from what is printed, so that the sheet prints the same.</summary>
internal sealed class NumberFormats
{
    private readonly Dictionary<int, ZeroStyle> zeroByColumn = [];
    private readonly ZeroStyle zero = ZeroStyle.Digits;
    private readonly bool isGrouped;

    /// <summary>学一张表的格式.</summary>
    public NumberFormats(Table table, IReadOnlyList<Statement> statements)
    {
        ZeroStyle? first = null;
        foreach (var cell in table.Rows.SelectMany(r => r.Cells).Where(c => c.Statement is not null))
        {
            var statement = statements[cell.Statement!.Value];
            if (statement is not { Unit: not null, Exact: not null }) continue;
            isGrouped |= statement.Text.Contains(',', StringComparison.Ordinal);
            if (ZeroOf(statement.Text) is not { } style) continue;
            first ??= style;
            zeroByColumn.TryAdd(cell.Column, style);
        }
        zero = first ?? ZeroStyle.Digits;
    }

    /// <summary>某格的格式.</summary>
    public string Of(Cell cell, Statement statement, decimal value)
    {
        var digits = Digits(cell.Text, statement);
        if (statement.Unit is null) return digits;
        var style = ZeroOf(cell.Text) ?? zeroByColumn.GetValueOrDefault(cell.Column, zero);
        return ZeroOf(cell.Text) is not null && value != 0 ? Small(digits, style, DecimalsOf(cell.Text, statement))
            : WithZero(digits, style);
    }

    /// <summary>带零印法的格式.</summary>
    public static string WithZero(string digits, ZeroStyle style) => style switch
    {
        ZeroStyle.Blank => $"{digits};-{digits};",
        ZeroStyle.Dash => $"{digits};-{digits};\"—\"",
        _ => digits,
    };

    // A nonzero amount that prints as zero: only a format with conditions shows it as the book does.
    private static string Small(string digits, ZeroStyle style, int decimals)
    {
        var half = decimals == 0 ? "0.5" : "0." + new string('0', decimals) + "5";
        var zeros = style switch
        {
            ZeroStyle.Blank => "",
            ZeroStyle.Dash => "—",
            _ => decimals == 0 ? "0" : "0." + new string('0', decimals),
        };
        return $"[>={half}]{digits};[<=-{half}]-{digits};\"{zeros}\"";
    }

    private string Digits(string text, Statement statement)
    {
        var isPercent = statement.IsPercent;
        var whole = isGrouped && statement.Unit is not null ? "#,##0" : "0";
        var decimals = DecimalsOf(isPercent ? text.TrimEnd('%') : text, statement);
        return whole + (decimals > 0 ? "." + new string('0', decimals) : "") + (isPercent ? "\"%\"" : "");
    }

    private static int DecimalsOf(string text, Statement statement) =>
        PrintedNumber.Parse(text) is null ? statement.Decimals : PrintedNumber.DecimalsOf(text);

    private static ZeroStyle? ZeroOf(string text)
    {
        if (text.Length == 0) return ZeroStyle.Blank;
        if (PrintedNumber.IsUnwrittenZero(text)) return ZeroStyle.Dash;
        return PrintedNumber.Parse(text) == 0m ? ZeroStyle.Digits : null;
    }
}
