using System.Text;
using Mingsuan.Core.Rules;
using Mingsuan.Documents.Reading;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>由 PDF 转出的文字: a book without faults has none after its lines are lost.</summary>
public sealed class FlowTextTests
{
    private static readonly Workspace Workspace = new();

    [Theory]
    [InlineData("wuhan", 3UL, "-layout")]
    [InlineData("wuhan", 3UL, "-raw")]
    [InlineData("central", 3UL, "-layout")]
    [InlineData("central", 3UL, "-raw")]
    [InlineData("mof-nine", 3UL, "-layout")]
    [InlineData("mof-nine", 3UL, "-raw")]
    [InlineData("shanghai-city", 3UL, "-layout")]
    [InlineData("shanghai-city", 3UL, "-raw")]
    [InlineData("shanghai-district-final", 3UL, "-layout")]
    [InlineData("shanghai-district-final", 3UL, "-raw")]
    [InlineData("shanghai-district", 3UL, "-layout")]
    [InlineData("shanghai-district", 4UL, "-raw")]
    public async Task Text_taken_out_of_a_book_raises_no_error(string formSet, ulong seed, string layout)
    {
        using var folder = new Folder();
        var pdf = folder.Save("a.pdf", await CompiledFiles.WriteAsync(CompiledFiles.Simulated(formSet, seed), "pdf"));
        var text = Tools.Run("pdftotext", layout, pdf, "-");
        var inspection = Workspace.Inspector.Inspect(
            "a.txt", Encoding.UTF8.GetBytes(text), ReadOptions.Default, CancellationToken.None);
        Assert.Equal(formSet, inspection.Result!.Disclosure.FormSet!.Name);
        Assert.Empty(inspection.Result.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Id + f.Message));
        var unsure = inspection.Source.Problems.Where(p => p.Found.Contains("没有认准", StringComparison.Ordinal));
        Assert.Equal(inspection.Result.Misread.Select(t => inspection.Result.Disclosure.Tables[t].Title),
            unsure.Select(p => p.Place));
    }

    [Fact]
    public void Blanks_between_the_characters_of_justified_text_are_dropped()
    {
        const string spaced = "2025年 财 政 拨 款 收 支 总 预 算 12.44万 元 。 收 入 包 括 ： 一 般 公 共 预 算 拨 款";
        var source = CompiledFiles.Read(Encoding.UTF8.GetBytes(spaced + "\n行政运行 3.00 合 计 4.00\n"), "a.txt");
        Assert.Equal("2025年 财政拨款收支总预算12.44万 元。收入包括：一般公共预算拨款", source.Paragraphs.First().Text);
        Assert.Equal("行政运行 3.00 合 计 4.00", source.Paragraphs.Last().Text);
    }
}
