using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition.Flow;

/// <summary>别处印出的合计 (what other tables, and the sentences, print under the name of a column), in the scale of a
/// printed number: one is a million.</summary>
/// <param name="prose">表外的文字.</param>
internal sealed partial class FlowTotals(string prose)
{
    private const long Scale = 1_000_000;
    private const int LeastName = 4;

    private readonly Dictionary<string, HashSet<long>> told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<long>> said = new(StringComparer.Ordinal);

    /// <summary>记下一张表印的.</summary>
    public void Tell(string name, string number)
    {
        if (name.Length == 0 || PrintedNumber.Parse(number) is not { } n) return;
        if (!told.TryGetValue(name, out var values)) told[name] = values = [];
        values.Add(n.On(Scale).Value);
        // 一般公共预算财政拨款收入 is told of the column 一般公共预算 too.
        var fund = Ending().Replace(name, "");
        if (fund.Length >= LeastName && fund.Length < name.Length) Tell(fund, number);
    }

    /// <summary>是否有处印着; the sentences speak in 万元.</summary>
    public bool Has(string name, long value, FlowUnit unit) => value != 0
        && (told.TryGetValue(name, out var values) && values.Contains(value)
        || unit == FlowUnit.TenThousandYuan && name.Length >= LeastName && Said(name).Contains(value));

    private HashSet<long> Said(string name)
    {
        if (said.TryGetValue(name, out var values)) return values;
        var pattern = Regex.Escape(name) + @"[^0-9，。；：、]{0,8}(?<n>[0-9][0-9,]*(\.[0-9]+)?)\s*万元";
        return said[name] = [.. Regex.Matches(prose, pattern, RegexOptions.None, TimeSpan.FromSeconds(10))
            .Select(m => PrintedNumber.Parse(m.Groups["n"].Value)!.Value.On(Scale).Value)];
    }

    [GeneratedRegex("(?<=预算|基金)(财政)?(拨款|资金)(收入)?$", RegexOptions.None, 10_000)]
    private static partial Regex Ending();
}

/// <summary>流式文字里一张表的单位.</summary>
internal enum FlowUnit
{
    /// <summary>元, or not told.</summary>
    Yuan,

    /// <summary>万元.</summary>
    TenThousandYuan,
}
