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

    public static CheckResult Check(string html)
    {
        var source = DocumentReader.Read(
            "book.html", Encoding.UTF8.GetBytes(html), ReadOptions.Default, CancellationToken.None);
        return Checker.Check(Reader.Read(source), Rulebook);
    }

    private static string Read(string name) =>
        File.ReadAllText(Repository.Path("tests", "Mingsuan.Core.Tests", "Checks", name));
}
