using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Data;

namespace Mingsuan.Core.Rulebooks;

/// <summary>参数 (thresholds and short lists of the package rules), from rulebook/parameters/package.csv.</summary>
public sealed class PackageParameters
{
    private static readonly Lazy<PackageParameters> Only = new(() => new PackageParameters());

    private readonly Dictionary<(string Name, string Kind), (int Least, int Most)> ranges = [];
    private readonly Dictionary<string, ImmutableArray<string>> lists = new(StringComparer.Ordinal);

    private PackageParameters()
    {
        const string file = "parameters/package.csv";
        foreach (var row in CsvText.Read(file, Rulebook.Text(file)))
        {
            if (row["codes"].Length > 0) lists[row["name"]] = [.. row["codes"].Split(' ')];
            else ranges[(row["name"], row["kind"])] = (Number(row["least"]), Number(row["most"]));
        }
    }

    /// <summary>唯一的一份.</summary>
    public static PackageParameters All => Only.Value;

    /// <summary>容许的范围.</summary>
    /// <param name="name">参数.</param>
    /// <param name="isFinalAccounts">决算的, where budget and final accounts differ.</param>
    public (int Least, int Most) Range(string name, bool isFinalAccounts = false) =>
        ranges.TryGetValue((name, ""), out var any) ? any
            : ranges[(name, isFinalAccounts ? "final-accounts" : "budget")];

    /// <summary>一组代码或词.</summary>
    public ImmutableArray<string> List(string name) => lists[name];

    private static int Number(string text) =>
        int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
