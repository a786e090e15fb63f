using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Documents.Tests.Reading;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>一个文件里的两份 (the second is told and not judged against the first).</summary>
public sealed class SecondDocumentTests
{
    [Theory]
    [InlineData("wuhan", "shanghai-district")]
    [InlineData("central", "wuhan")]
    [InlineData("shanghai-district", "shanghai-district")]
    public async Task Two_books_in_one_file_are_told_apartAsync(string one, string other)
    {
        var first = await SourceAsync(one, 11);
        var second = await SourceAsync(other, 12);
        var bound = first with { Blocks = [.. first.Blocks, .. second.Blocks] };
        var alone = CompiledFiles.Disclosures.Read(first, TestContext.Current.CancellationToken);
        var read = CompiledFiles.Disclosures.Read(bound, TestContext.Current.CancellationToken);
        Assert.Null(alone.Rest);
        Assert.NotNull(read.Rest);
        Assert.Equal(one, read.FormSet?.Name);
        Assert.Equal(alone.Tables.Count(t => t.Form is not null), read.Tables.Count(t => t.Form is not null));
        var result = Checker.Check(read, CompiledFiles.Rulebook, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(result.Findings, f => f.Severity == Severity.Error);
    }

    private static async Task<SourceDocument> SourceAsync(string set, ulong seed) =>
        CompiledFiles.Read(await CompiledFiles.WriteAsync(CompiledFiles.Simulated(set, seed), "html"), "book.html");
}
