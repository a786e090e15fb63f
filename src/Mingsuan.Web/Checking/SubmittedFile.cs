using System.Globalization;
using System.Text;

namespace Mingsuan.Web.Checking;

/// <summary>提交的文件 (a file handed in for checking); its name is only ever shown, never opened.</summary>
/// <param name="Name">文件名, cleaned.</param>
/// <param name="Bytes">大小; 0 when it is yet to be made.</param>
/// <param name="Load">取内容.</param>
/// <param name="Refusal">为什么不收; null when it is taken.</param>
public sealed record SubmittedFile(
    string Name, long Bytes, Func<CancellationToken, Task<byte[]>> Load, Refusal? Refusal = null)
{
    private const int LongestName = 120;

    /// <summary>洗净名字: the last part of a path, without what cannot be seen.</summary>
    public static string Clean(string given)
    {
        var name = string.Concat(given.Split('/', '\\')[^1].EnumerateRunes().Where(IsShown).Take(LongestName)).Trim();
        return name.Trim('.').Length == 0 ? "未命名文件" : name;
    }

    /// <summary>各取不同的名字: a name met again gets a number.</summary>
    public static IReadOnlyList<SubmittedFile> Distinct(IReadOnlyList<SubmittedFile> files)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. files.Select(f => f with { Name = Free(f.Name, taken) })];
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var i = 2; !taken.Add(free); i++)
        {
            free = string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(name)}（{i}）{Path.GetExtension(name)}");
        }
        return free;
    }

    // Marks of direction and joiners can make one name look like another.
    private static bool IsShown(Rune rune) => rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned);
}

/// <summary>不收的理由.</summary>
/// <param name="Found">实为.</param>
/// <param name="Expected">应为.</param>
public sealed record Refusal(string Found, string Expected);
