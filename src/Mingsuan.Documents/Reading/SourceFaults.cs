using Mingsuan.Core.Sources;

namespace Mingsuan.Documents.Reading;

/// <summary>读不了的来件.</summary>
internal static class SourceFaults
{
    /// <summary>整个文件读不了.</summary>
    public static SourceDocument Fatal(string file, SourceFormat format, string found, string expected) =>
        new(file, format, [], [], [new SourceProblem(file, "", found, expected, true)]);
}
