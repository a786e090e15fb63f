using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Data;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Rulebooks;

/// <summary>参数 (numbers and short lists that rules go by), from rulebook/parameters.</summary>
public sealed class Parameters
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Dictionary<string, string>>> files =
        new(StringComparer.Ordinal);

    /// <summary>公开的各张表.</summary>
    public ImmutableArray<TableName> Tables => field.IsDefault ? field = [.. Rows("tables").Select(r => new TableName(
        r["word"], Enum.Parse<FormRole>(r["word"].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        r["name"], r["final"], r["required"].Length > 0, r["fund"]))] : field;

    /// <summary>一级指标与其下的二级指标.</summary>
    public ILookup<string, string> IndicatorLevels => field ??=
        Rows("indicator-levels").ToLookup(r => r["level1"], r => r["level2"], StringComparer.Ordinal);

    /// <summary>一张单子的各行.</summary>
    /// <param name="list">the name of the file.</param>
    public ImmutableArray<Dictionary<string, string>> Rows(string list) => files.GetOrAdd(
        list, n => CsvText.Read(n + ".csv", Rulebook.Text($"parameters/{n}.csv")));

    /// <summary>一格里的几个值, parted by semicolons.</summary>
    public static string[] Values(Dictionary<string, string> row, string column) =>
        row[column].Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>某一界限在某年的值, in its own unit.</summary>
    /// <exception cref="InvalidOperationException">there is none: a bug of ours.</exception>
    public decimal Threshold(string name, int year) => decimal.Parse(
        Rows("thresholds").First(r => r["name"] == name && (r["from"].Length == 0 || Year(r["from"]) <= year)
            && (r["to"].Length == 0 || Year(r["to"]) >= year))["value"], CultureInfo.InvariantCulture);

    private static int Year(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>公开的一张表.</summary>
/// <param name="Word">目录里的用语.</param>
/// <param name="Role">角色.</param>
/// <param name="Name">预算里的表名.</param>
/// <param name="Final">决算里的表名.</param>
/// <param name="IsRequired">是否必备.</param>
/// <param name="Fund">只列哪项资金; empty for all.</param>
public sealed record TableName(
    string Word, FormRole Role, string Name, string Final, bool IsRequired, string Fund);

/// <summary>写法 (patterns that rules know a way of saying by, each under a name), from
/// rulebook/checks/patterns.yaml.</summary>
public sealed class Patterns
{
    private readonly ImmutableDictionary<string, Lazy<Regex>> byName;

    private Patterns(ImmutableDictionary<string, Lazy<Regex>> byName) => this.byName = byName;

    /// <summary>全部名字.</summary>
    public IEnumerable<string> Names => byName.Keys;

    /// <summary>某一写法, made when first asked for.</summary>
    /// <exception cref="KeyNotFoundException">there is none: a bug of ours.</exception>
    public Regex this[string name] => byName[name].Value;

    /// <summary>读.</summary>
    public static Patterns Read(string file, DataNode node) =>
        new(((DataMapping)node).Entries.ToImmutableDictionary(e => e.Key,
            e => new Lazy<Regex>(() => Made(((DataScalar)e.Value).Text)), StringComparer.Ordinal));

    private static Regex Made(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
