using System.Text;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Recognition;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Packages;
using Mingsuan.Documents.Reading;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>小册子 (a small made-up disclosure, no fault but the tables it leaves out), to be spoilt.</summary>
public static class SmallBook
{
    public static Rulebook Rulebook { get; } = Rulebook.Open(YamlReader.Parse);

    private static readonly DisclosureReader Reader = new(Rulebook);

    public static string Book { get; } = Read("small-book.html");

    public static string WithForms { get; } =
        Book.Replace("</body>", Read("small-forms.html") + "</body>", StringComparison.Ordinal);

    public static string WithSheets { get; } =
        Book.Replace("</body>", Read("small-sheets.html") + "</body>", StringComparison.Ordinal);

    private static readonly string WithTargets = WithForms
        .Replace("<td>终止年度</td><td>2026</td>", "<td>终止年度</td><td>2030</td>", StringComparison.Ordinal)
        .Replace("</body>", Read("small-targets.html") + "</body>", StringComparison.Ordinal);

    /// <summary>样例所用的册子.</summary>
    public static string Named(string name) => name switch
    {
        "book" => Book,
        "forms" => WithForms,
        "sheets" => WithSheets,
        "targets" => WithTargets,
        _ => Read(name + "-book.html"),
    };

    public static CheckResult Check(string html)
    {
        var source = DocumentReader.Read(
            "book.html", Encoding.UTF8.GetBytes(html), ReadOptions.Default, CancellationToken.None);
        return Checker.Check(Reader.Read(source), Rulebook);
    }

    // The checked-out file may have either line ending.
    private static string Read(string name) =>
        File.ReadAllText(Repository.Path("tests", "Mingsuan.Core.Tests", "Checks", name))
            .Replace("\r\n", "\n", StringComparison.Ordinal);
}
