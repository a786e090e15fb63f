using System.Collections.Immutable;

namespace Mingsuan.Core.Data;

/// <summary>规则库 CSV 的读法 (comma, double quotes, header row); packages are read outside Core.</summary>
internal static class CsvText
{
    /// <exception cref="RulebookException">a row has more or fewer fields than the header.</exception>
    public static ImmutableArray<Dictionary<string, string>> Read(string file, string text)
    {
        var rows = Rows(text).ToList();
        var odd = rows.FindIndex(r => r.Count != rows[0].Count);
        if (odd >= 0)
        {
            throw new RulebookException(file, new TextPosition(odd + 1, 1),
                $"有 {rows[odd].Count} 列（{rows[odd][0]}），应为 {rows[0].Count} 列；值里有逗号时加引号");
        }
        return [.. rows.Skip(1).Select(r => rows[0].Zip(r)
            .ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            var (field, next) = Field(text, at);
            row.Add(field);
            at = next;
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at == text.Length) row.Add("");
                continue;
            }
            while (at < text.Length && text[at] is '\r' or '\n') at++;
            yield return row;
            row = [];
        }
        if (row.Count > 0) yield return row;
    }

    private static (string Field, int Next) Field(string text, int at)
    {
        if (at < text.Length && text[at] == '"')
        {
            var end = at + 1;
            while (end < text.Length && (text[end] != '"' || (end + 1 < text.Length && text[end + 1] == '"')))
            {
                end += text[end] == '"' ? 2 : 1;
            }
            return (text[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal), end + 1);
        }
        var stop = text.AsSpan(at).IndexOfAny(",\r\n");
        var limit = stop < 0 ? text.Length : at + stop;
        return (text[at..limit], limit);
    }
}
