using System.Text;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Tests.Reading;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>自编的书的网页, to be altered and checked as any file is.</summary>
internal static class SimulatedPages
{
    private const ulong Seed = 11;

    /// <summary>一个部门的书.</summary>
    public static async Task<string> WriteAsync(string formSet) => Encoding.UTF8.GetString(
        await CompiledFiles.WriteAsync(CompiledFiles.Simulated(formSet, Seed), "html"));

    /// <summary>全部发现.</summary>
    public static IEnumerable<Finding> Findings(string page) => Checker.Check(
        CompiledFiles.Disclosures.Read(CompiledFiles.Read(Encoding.UTF8.GetBytes(page), "book.html")),
        CompiledFiles.Rulebook).Findings;

    /// <summary>差错.</summary>
    public static List<Finding> Errors(string page) =>
        [.. Findings(page).Where(f => f.Severity == Severity.Error)];
}
