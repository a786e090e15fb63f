using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;

namespace Mingsuan.Documents.Packages;

/// <summary>包里的一个 CSV: rows by column name, every fault collected with its line and field.</summary>
internal sealed class CsvTable
{
    private readonly string file;
    private readonly List<ReadProblem> problems;

    private CsvTable(string file, List<ReadProblem> problems)
    {
        this.file = file;
        this.problems = problems;
    }

    /// <summary>逐行读; rows with a faulty field are left out after all their faults are told.</summary>
    public static ImmutableArray<T> Read<T>(
        string file, string text, string[] columns, string[] optional,
        List<ReadProblem> problems, Func<PackageRow, T> make)
    {
        var table = new CsvTable(file, problems);
        return [.. table.Rows(text, columns, optional).Select(row => (row, made: make(row)))
            .Where(p => !p.row.HasFault).Select(p => p.made)];
    }

    private IEnumerable<PackageRow> Rows(string text, string[] columns, string[] optional)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = ',',
            TrackLineNumbers = true,
            SkipEmptyLines = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            OnMalformedRecord = bad => problems.Add(new(file, (int)bad.LineNumber, "", "引号没有成对",
                "字段里有引号时写成两个引号，整个字段用引号括起")),
        });
        if (!reader.Read())
        {
            problems.Add(new(file, 0, "", "文件是空的", $"第一行应为列名 {string.Join(",", columns)}"));
            yield break;
        }
        var names = Fields(reader).Select(h => h.Trim()).ToArray();
        if (!CheckHeader(names, columns, optional)) yield break;
        while (reader.Read())
        {
            var record = Fields(reader);
            if (record.All(string.IsNullOrWhiteSpace)) continue;
            if (record.Length > names.Length)
            {
                problems.Add(new(file, (int)reader.LineNumber, "",
                    $"有 {record.Length} 列", $"应为 {names.Length} 列；金额里的逗号要加引号"));
                continue;
            }
            yield return new PackageRow(file, (int)reader.LineNumber, names, record, problems);
        }
    }

    private static string[] Fields(CsvReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private bool CheckHeader(string[] names, string[] columns, string[] optional)
    {
        var before = problems.Count;
        foreach (var missing in columns.Except(optional).Except(names))
        {
            problems.Add(new(file, 1, missing, "缺少这一列", $"列名应为 {string.Join(",", columns)}"));
        }
        foreach (var unknown in names.Except(columns))
        {
            problems.Add(new(file, 1, unknown, "不认识的列", $"列名应为 {string.Join(",", columns)}"));
        }
        return problems.Count == before;
    }
}

/// <summary>CSV 的一行.</summary>
internal sealed class PackageRow(string file, int line, string[] names, string[] values, List<ReadProblem> problems)
{
    /// <summary>本行有错.</summary>
    public bool HasFault { get; private set; }

    /// <summary>出处.</summary>
    public SourceLine Source => new(file, line);

    /// <summary>取文字; empty when the column or cell is absent.</summary>
    public string Text(string name)
    {
        var index = Array.IndexOf(names, name);
        return index >= 0 && index < values.Length ? values[index].Trim() : "";
    }

    /// <summary>取金额.</summary>
    public Amount Amount(string name)
    {
        var (amount, fault) = AmountText.Parse(Text(name));
        if (fault is not null) Fail(name, Found(name), fault);
        return amount;
    }

    /// <summary>取金额; null when the column or cell is absent.</summary>
    public Amount? KnownAmount(string name) => Text(name).Length > 0 ? Amount(name) : null;

    /// <summary>取整数.</summary>
    public int Integer(string name, int least)
    {
        if (int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least)
        {
            return number;
        }
        Fail(name, Found(name), $"应为不小于 {least} 的整数");
        return 0;
    }

    /// <summary>取几个词之一; empty gives the first.</summary>
    public string OneOf(string name, params string[] words)
    {
        var text = Text(name);
        if (text.Length == 0) return words[0];
        if (!words.Contains(text, StringComparer.Ordinal)) Fail(name, Found(name), $"应为 {string.Join("、", words)}");
        return text;
    }

    /// <summary>取照样式写的文字; empty when absent.</summary>
    public string Pattern(string name, string pattern, string expected)
    {
        var text = Text(name);
        if (text.Length > 0 && !Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
            Fail(name, Found(name), expected);
        return text;
    }

    private string Found(string name) => Text(name).Length == 0 ? "空" : $"“{Text(name)}”";

    private void Fail(string field, string found, string expected)
    {
        HasFault = true;
        problems.Add(new ReadProblem(file, line, field, found, expected));
    }
}
