using System.Text;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Seed;

/// <summary>
/// 原文 (the original book as text), with all white space and all page-number lines removed, so that cells which were
/// wrapped over several lines read as one word.
/// </summary>
public sealed partial class SeedText
{
    private const string Place = "shared/seed/wuhan-2024.txt";

    private readonly string text;

    private SeedText(string text) => this.text = text;

    /// <summary>The original beside the working copy, or null where it is not at hand.</summary>
    public static SeedText? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, Place);
            if (File.Exists(path))
            {
                return Parse(File.ReadAllText(path, Encoding.UTF8));
            }
        }

        return null;
    }

    /// <summary>As <see cref="Find"/>, but the running test is skipped where the original is not at hand.</summary>
    public static SeedText FindOrSkip()
    {
        SeedText? seed = Find();
        if (seed is null)
        {
            Assert.Skip($"原文 {Place} 不在手边，跳过与原文的比较。");
        }

        return seed;
    }

    public static SeedText Parse(string raw) => new(Strip(PageNumberLine().Replace(raw, string.Empty)));

    /// <summary>Without any white space; compiled cells pass through it too before they are compared.</summary>
    public static string Strip(string raw) => string.Concat(raw.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>The text between the first start marker and the next end marker, both exclusive.</summary>
    public string Section(string startMarker, string endMarker) => Section(string.Empty, startMarker, endMarker);

    /// <summary>As the other, looking for the start marker only from the anchor on.</summary>
    public string Section(string anchor, string startMarker, string endMarker)
    {
        int from = IndexOf(anchor, 0);
        int start = IndexOf(startMarker, from) + startMarker.Length;
        return text[start..IndexOf(endMarker, start)];
    }

    private int IndexOf(string marker, int from)
    {
        int index = text.IndexOf(marker, from, StringComparison.Ordinal);
        return index >= 0 ? index : throw new InvalidOperationException($"原文自第 {from} 字起没有“{marker}”。");
    }

    [GeneratedRegex(@"^\s*—\s*[0-9]+\s*—\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumberLine();
}
