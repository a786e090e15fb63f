using System.Collections.Immutable;
using System.Text;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Packages;

namespace Mingsuan.Documents.Packages;

/// <summary>narrative.md: 每个“## 键”之下是它的文字.</summary>
internal static class NarrativeText
{
    /// <summary>读.</summary>
    public static ImmutableArray<NarrativeEntry> Read(string file, string text, List<ReadProblem> problems)
    {
        var entries = ImmutableArray.CreateBuilder<NarrativeEntry>();
        var body = new StringBuilder();
        var (key, line, start) = ("", 0, 0);
        void Close()
        {
            var written = body.ToString();
            if (key.Length > 0)
            {
                entries.Add(new NarrativeEntry(key, written.Trim('\n'), new SourceLine(file, start)));
            }
            else if (!string.IsNullOrWhiteSpace(written))
            {
                problems.Add(new(file, 1, "", "第一个“## ”之前有文字", "文字应写在“## 键”之下，如“## duties”"));
            }
            body.Clear();
        }

        foreach (var raw in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            line++;
            if (raw.StartsWith("## ", StringComparison.Ordinal))
            {
                Close();
                (key, start) = (raw[3..].Trim(), line);
                if (entries.Any(e => e.Key == key))
                {
                    problems.Add(new(file, line, key, "这个键写了两次", "同一个键只写一节"));
                }
                continue;
            }
            body.Append(raw.TrimEnd()).Append('\n');
        }
        Close();
        return entries.ToImmutable();
    }
}
