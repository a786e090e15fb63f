using System.Xml.Linq;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Xunit;

namespace Mingsuan.Core.Tests.Conventions;

/// <summary>名字与说明: Core's public types use nouns of glossary.csv; a summary starts in Chinese.</summary>
public sealed class GlossaryTests
{
    // Words of the trade of programs, not of budgets.
    private static readonly string[] Technical =
    [
        "Expression", "Parser", "Value", "Scope", "Evaluator", "Format", "Literal", "Name", "Member", "Call",
        "Argument", "Binary", "Unary", "Piece", "Data", "TextPosition", "RulebookException", "Block", "Node",
        "Composer", "Statements", "Compiler", "CompiledBook", "CodeRow", "CodeNode", "PackageFacts", "Panel", "Style",
        "Settings", "Line", "DisplayUnits", "SentencePart", "FormNote", "Sheet", "CellAt", "Simulator", "Walks",
    ];

    [Fact]
    public void Every_public_type_of_Core_is_named_by_the_glossary_or_is_technical()
    {
        var nouns = Rulebook.Text("glossary.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(l => l.Split(',')[1]).Concat(Technical).ToList();
        var unlisted = typeof(Rulebook).Assembly.GetExportedTypes().Where(t => !t.IsNested)
            .Select(t => t.Name.Split('`')[0]).Where(n => !nouns.Any(w => n.Contains(w, StringComparison.Ordinal)));
        Assert.Empty(unlisted);
    }

    [Fact]
    public void Every_public_summary_begins_with_the_Chinese_term()
    {
        var docs = XDocument.Load(Path.ChangeExtension(typeof(Rulebook).Assembly.Location, ".xml"));
        var english = docs.Descendants("member")
            .Where(m => m.Attribute("name")!.Value.StartsWith("T:Mingsuan", StringComparison.Ordinal))
            .Where(m => m.Element("summary") is { } s && s.Value.Trim() is { Length: > 0 } text
                && text[0] < 0x2E80 && text[0] != '“')
            .Select(m => m.Attribute("name")!.Value);
        Assert.Empty(english);
    }
}
