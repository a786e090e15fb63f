using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Data;
using Mingsuan.Core.Rules;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>规则的样例 (rulebook/checks/rules.cases.yaml): a sound book with one thing in it changed, and what the rule
/// says of it; of the book as it was it says nothing, having looked.</summary>
public sealed class RuleCasesTests
{
    private static readonly string File = Repository.Path("rulebook", "checks", "rules.cases.yaml");

    private static readonly List<RuleCase> All = [.. ((DataSequence)YamlReader.Parse(
        File, System.IO.File.ReadAllText(File))).Items.Select(i => RuleCase.Read(new DataReader(File, i)))];

    private static readonly Dictionary<string, CheckResult> Sound = new(StringComparer.Ordinal);

    private sealed record Change(string In, string From, string To)
    {
        public static Change Read(DataReader data, string within = "")
        {
            var change = new Change(data.Text("in") ?? within, data.Required("from"), data.Text("to") ?? "");
            data.Finish();
            return change;
        }

        public string Apply(string book)
        {
            var start = In.Length == 0 ? 0 : book.IndexOf(In, StringComparison.Ordinal);
            Assert.True(start >= 0, In);
            const string close = "</table>";
            var end = In.Length == 0 ? book.Length
                : book.IndexOf(close, start, StringComparison.Ordinal) + close.Length;
            Assert.Contains(From, book[start..end], StringComparison.Ordinal);
            return book[..start] + book[start..end].Replace(From, To, StringComparison.Ordinal) + book[end..];
        }
    }

    private sealed record RuleCase(
        string Id, string Book, List<Change> With, List<Change> Changes,
        (string Place, string Printed, string Expected) Finds)
    {
        public static RuleCase Read(DataReader data)
        {
            var within = data.Text("in") ?? "";
            var finds = data.Child("finds")!;
            var read = new RuleCase(data.Required("id"), data.Required("book"),
                [.. data.Items("with").Select(d => Change.Read(d))],
                [.. data.Items("change").Select(d => Change.Read(d, within))],
                (finds.Text("place") ?? "", finds.Text("printed") ?? "", finds.Text("expected") ?? ""));
            finds.Finish();
            data.Finish();
            return read;
        }

        public string SoundBook => With.Aggregate(SmallBook.Named(Book), (book, change) => change.Apply(book));
    }

    public static TheoryData<int, string> Cases() => [.. All.Select((c, i) => (i, c.Id))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_finds_the_fault_where_it_is(int index, string id)
    {
        var rule = All[index];
        var found = SmallBook.Check(rule.Changes.Aggregate(rule.SoundBook, (book, change) => change.Apply(book)))
            .Findings.Where(f => f.Id == id).Select(f => (f.Places[0].Where, f.Places[0].Text, f.Expected));
        Assert.Contains(rule.Finds, found);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_looks_at_the_sound_book_and_finds_nothing(int index, string id)
    {
        var book = All[index].SoundBook;
        CheckResult? sound;
        lock (Sound)
        {
            if (!Sound.TryGetValue(book, out sound)) Sound[book] = sound = SmallBook.Check(book);
        }
        Assert.DoesNotContain(sound.Findings, f => f.Id == id);
        Assert.DoesNotContain(sound.NotEvaluated, s => s.Id == id);
    }

    [Fact]
    public void Every_evaluated_rule_has_a_case() => Assert.Empty(SmallBook.Rulebook.Catalogue.Rules
        // Rules of packages have their breaches in PackageBreachTests.
        .Where(r => r.How is not (CheckMethod.None or CheckMethod.Package) && r.Under.Length == 0)
        .Select(r => r.Id).Except(All.Select(c => c.Id)));

    [Fact]
    public void Every_coded_rule_is_one_that_the_catalogue_says_is_evaluated() => Assert.All(
        DocumentRules.Ids.Concat(SmallBook.Rulebook.WordRules.Select(w => w.Id))
            .Concat(SmallBook.Rulebook.RequiredWords.Select(r => r.Id)),
        id => Assert.NotEqual(CheckMethod.None, SmallBook.Rulebook.Catalogue[id].How));
}
