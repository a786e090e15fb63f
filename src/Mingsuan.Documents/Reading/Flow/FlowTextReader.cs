using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Packages;

namespace Mingsuan.Documents.Reading.Flow;

/// <summary>读流式文字: one paragraph a line; tables are found again when the document is recognised.</summary>
internal static partial class FlowTextReader
{
    /// <summary>读.</summary>
    public static SourceDocument Read(string file, byte[] bytes, ReadOptions options, CancellationToken cancellation)
    {
        if (TextFile.Decode(bytes) is not { } text)
        {
            return SourceFaults.Fatal(file, SourceFormat.Text, "不是文本，或不是 UTF-8、GB18030 编码",
                "请另存为 UTF-8 文本");
        }
        var blocks = ImmutableArray.CreateBuilder<SourceBlock>();
        var amount = new ReadAmount(options);
        var problems = ImmutableArray.CreateBuilder<SourceProblem>();
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            cancellation.ThrowIfCancellationRequested();
            var raw = text[range];
            if (raw.Length > SourceParagraph.Longest)
            {
                if (problems.Count == 0) problems.Add(TooLong(file, number, raw.Length));
                raw = raw[..SourceParagraph.Longest];
            }
            var line = Characters.Normal(raw.TrimEnd('\r', '\f').Replace('\f', ' '));
            line = Tabs().Replace(line, " ").Trim();
            if (line.Length == 0 || PageNumber().IsMatch(line)) continue;
            // Justified text comes with a blank after every character.
            line = Spaced().Replace(line, m => m.Value.Replace(" ", "", StringComparison.Ordinal));
            amount.AddCells(1);
            amount.AddCharacters(line.Length);
            blocks.Add(new SourceParagraph(
                line, [new TextSpan(0, line.Length, new Place(0, null, $"第 {number} 行"))]));
        }
        return blocks.Count == 0
            ? SourceFaults.Fatal(file, SourceFormat.Text, "没有任何文字", "请确认文件内容")
            : new SourceDocument(file, SourceFormat.Text, [], blocks.ToImmutable(),
                problems.ToImmutable());
    }

    private static SourceProblem TooLong(string file, int number, int length) => SourceFaults.Partial(file,
        $"第 {number} 行", $"有一段长 {length} 个字，只读前 {SourceParagraph.Longest} 个字");

    [GeneratedRegex("(?<!\\S)(?:[\\u4e00-\\u9fff，。、：；（）“”] ){6,}(?:[\\u4e00-\\u9fff，。、：；（）“”](?!\\S))?", RegexOptions.None, 10_000)]
    private static partial Regex Spaced();

    [GeneratedRegex("[ \\t]*\\t[ \\t]*", RegexOptions.None, 10_000)]
    private static partial Regex Tabs();

    [GeneratedRegex("^[—–－-]+ ?[0-9]{1,4} ?[—–－-]+$", RegexOptions.None, 10_000)]
    private static partial Regex PageNumber();
}
