using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Tests.Reading;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>文字与上年列: what the text says of a change, against the columns that print both years.</summary>
public sealed class PriorColumnTests
{
    [Fact]
    public async Task A_change_to_nothing_is_held_against_the_column_of_last_year()
    {
        var source = CompiledFiles.Read(
            await CompiledFiles.WriteAsync(CompiledFiles.Simulated("central", 1), "html"));
        var change = Check(source).Disclosure.Statements.First(f => f is { Table: < 0, IsChange: true }
            && f.Text.Length > 6 && f.Direction == "减少");
        var wrong = (change.Text[0] == '9' ? '8' : '9') + change.Text[1..];
        var findings = Check(Changed(source, "减少" + change.Text, "减少" + wrong)).Findings;
        Assert.Contains(findings, f => f.Severity == Severity.Error && f.Places[0].Text == wrong
            && f.Expected.Contains(change.Text, StringComparison.Ordinal));
    }

    private static SourceDocument Changed(SourceDocument source, string from, string to) => source with
    {
        Blocks = [.. source.Blocks.Select(b => b is SourceParagraph p
            ? p with { Text = p.Text.Replace(from, to, StringComparison.Ordinal) } : b)],
    };

    private static CheckResult Check(SourceDocument source) =>
        Checker.Check(CompiledFiles.Disclosures.Read(source), CompiledFiles.Rulebook);
}
