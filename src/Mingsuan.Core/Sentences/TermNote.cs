using System.Collections.Immutable;
using Mingsuan.Core.Data;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Sentences;

/// <summary>名词解释一条.</summary>
/// <param name="Term">名词.</param>
/// <param name="Aliases">在文中可能的写法, any of which calls for the note.</param>
/// <param name="Explanation">解释.</param>
/// <param name="Code">功能科目代码 when the note explains one; empty otherwise.</param>
public sealed record TermNote(string Term, ImmutableArray<string> Aliases, string Explanation, string Code)
{
    /// <summary>读 sentences/terms.csv.</summary>
    public static ImmutableArray<TermNote> Read(string csv) =>
        [.. CsvText.Read("terms.csv", csv).Select(r => new TermNote(
            r["term"], [.. r["aliases"].Split('/', StringSplitOptions.RemoveEmptyEntries), r["term"]],
            r["explanation"], r["code"]))];
}
