using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading;

/// <summary>读不了的来件.</summary>
internal static class SourceFaults
{
    /// <summary>整个文件读不了.</summary>
    public static SourceDocument Fatal(string file, SourceFormat format, string found, string expected) =>
        new(file, format, [], [], [new SourceProblem(file, "", found, expected, true)]);

    /// <summary>超过限度的文件.</summary>
    public static SourceDocument Fatal(string file, SourceFormat format, TooLargeException reason) =>
        Fatal(file, format, reason.Message, reason.Expected);

    /// <summary>没有全读: what was read is checked all the same.</summary>
    public static SourceProblem Partial(
        string file, string place, string found, string expected = "请核对文件是否完好") =>
        new(file, place, found, expected, false) { IsPartial = true };
}
