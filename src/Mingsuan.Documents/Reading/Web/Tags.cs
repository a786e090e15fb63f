namespace Mingsuan.Documents.Reading.Web;

/// <summary>网页的标签, counted before the parser makes a tree of them: it takes about 0.6 KB for each, and the
/// square of the depth in time.</summary>
internal static class Tags
{
    private const int DeepestParsed = 10_000;
    private const int MostAttributes = 1000;

    /// <summary>数.</summary>
    /// <exception cref="TooLargeException">they are nested without end, or more than is allowed.</exception>
    public static void Bound(string text, ReadOptions options, CancellationToken cancellation)
    {
        var (depth, count) = (0, 0);
        for (var i = text.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length;
            i = text.IndexOf('<', i + 1))
        {
            if (text[i + 1] == '/') depth = Math.Max(0, depth - 1);
            else if (char.IsAsciiLetter(text[i + 1]))
            {
                var tag = text.AsSpan(i + 1);
                if (!IsVoid(tag)) depth++;
                // An attribute takes as much as a third of a tag.
                count += 1 + Attributes(tag) / 3;
                if (count > options.MostElements) throw TooLargeException.Of("网页的标签", options.MostElements, "个");
                if (count % 1024 == 0) cancellation.ThrowIfCancellationRequested();
            }
            if (depth > DeepestParsed) throw Strange("网页的标签一层套一层，没有尽头");
        }
    }

    private static int Attributes(ReadOnlySpan<char> tag)
    {
        var count = 0;
        for (var i = 0; i < tag.Length && tag[i] != '>'; i++)
        {
            if (tag[i] is '"' or '\'')
            {
                var end = tag[(i + 1)..].IndexOf(tag[i]);
                if (end < 0) break;
                i += end + 1;
            }
            else if ((char.IsWhiteSpace(tag[i]) || tag[i] == '/') && ++count > MostAttributes)
            {
                throw Strange($"网页里有一个标签的属性超过 {MostAttributes} 个");
            }
        }
        return count;
    }

    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        foreach (var name in (ReadOnlySpan<string>)["br", "img", "meta", "link", "input", "hr", "col", "p", "li", "td",
            "tr", "th", "option", "font", "span", "o:p"])
        {
            if (tag.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static TooLargeException Strange(string found) => new(found)
    {
        Expected = "这不像是正常的网页，请核对来源",
    };
}
