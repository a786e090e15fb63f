using System.Globalization;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>工作表名: legal, at most 31 characters, and unique without regard to case.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;
    private const string Illegal = ":\\/?*[]";

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>取名; a taken name gets a number.</summary>
    public string Take(string wanted)
    {
        var name = Legal(wanted);
        for (var i = 2; !taken.Add(name); i++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({i})");
            name = Cut(Legal(wanted), Longest - suffix.Length) + suffix;
        }
        return name;
    }

    /// <summary>公式中的写法.</summary>
    public static string Quote(string name) => "'" + name.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string Legal(string wanted)
    {
        var letters = wanted.Select(c => Illegal.Contains(c, StringComparison.Ordinal) ? '-' : c)
            .Select(c => char.IsControl(c) ? ' ' : c);
        var name = Cut(CellText.Clean(string.Concat(letters)).Trim().Trim('\''), Longest);
        return name.Length > 0 ? name : "表";
    }

    private static string Cut(string name, int length)
    {
        if (name.Length <= length) return name;
        var end = char.IsHighSurrogate(name[length - 1]) ? length - 1 : length;
        return name[..end].TrimEnd().TrimEnd('\'');
    }
}
