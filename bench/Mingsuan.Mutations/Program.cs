using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Mingsuan;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Recognition;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Reading;

// 变体基准: how many single slips the checker finds, where it points and what it proposes.
// mingsuan-mutations 每份多少个 文件… → a table in Markdown; mingsuan-mutations scale → how relations grow.
if (args is ["scale"])
{
    await using var own = new Workspace();
    Console.Write(new Scale(own.Rulebook).Report());
    return;
}
var (each, files) = (int.Parse(args[0], CultureInfo.InvariantCulture), args[1..]);
await using var workspace = new Workspace();
var rulebook = workspace.Rulebook;
var reader = new DisclosureReader(rulebook);
var outcomes = new ConcurrentBag<Outcome>();
var (alarms, figures, uncovered) = (0, 0, 0);
foreach (var (file, number) in files.Select((f, i) => (f, i)))
{
    var random = new Random(7 + number);
    var first = reader.Read(DocumentReader.Read(file, ReadOptions.Default, CancellationToken.None));
    var mutants = new Mutants(first, random);
    var before = Checker.Check(reader.Read(mutants.Source), rulebook);
    if (!file.Contains("corpus", StringComparison.Ordinal) && !file.Contains("seed", StringComparison.Ordinal))
        alarms += before.Findings.Count(f => f.Severity == Severity.Error);
    var known = before.Findings.Select(Key).ToHashSet(StringComparer.Ordinal);
    var unchecked_ = before.Coverage.Unchecked.ToHashSet();
    (figures, uncovered) = (figures + before.Coverage.Statements, uncovered + unchecked_.Count);
    var candidates = before.Disclosure.Statements.Where(f => !f.IsBlank && f.Text.Any(char.IsAsciiDigit)).ToList();
    var work = new List<Mutant>();
    // A kind of slip that a document has no room for is left out after so many tries.
    for (var (tries, next, failed) = (0, 0, 0); work.Count < each && tries < each * 30; tries++)
    {
        var figure = candidates[random.Next(candidates.Count)];
        if (mutants.Make(figure, (SlipName)(next % 8)) is { } mutant) work.Add(mutant);
        else if (++failed < 300) continue;
        (next, failed) = (next + 1, 0);
    }
    var totals = before.Disclosure.Tables.SelectMany(t => t.Sums).Select(s => s.Total).ToHashSet();
    Parallel.ForEach(work, mutant => outcomes.Add(Judge(mutant, known, unchecked_, totals)));
    Console.Error.WriteLine($"{Path.GetFileName(file)} {work.Count}");
}
Console.Write(Report());
return;

Outcome Judge(Mutant mutant, HashSet<string> known, HashSet<int> bare, HashSet<int> totals)
{
    var all = Checker.Check(reader.Read(mutant.Source), rulebook).Findings.Where(f => !known.Contains(Key(f))).ToList();
    var found = all.Where(f => f.Severity != Severity.Note).ToList();
    var own = mutant.Statement;
    var named = found.Count > 0 && found[0].Places.Length > 0 && Same(found[0].Places[0].At, own.At);
    var right = found.Any(f => f.Places.Length > 0 && Same(f.Places[0].At, own.At) && IsRight(f.Expected, own));
    var where = own.Table < 0 ? own.IsPercent ? "文字里的百分比" : "文字里的金额"
        : own.Row.Contains("总计", StringComparison.Ordinal) || own.Row.Contains("合计", StringComparison.Ordinal)
            ? "总计、合计行"
        : totals.Contains(own.Index) ? "小计" : "明细格";
    if (Environment.GetEnvironmentVariable("MISSED") is not null && !bare.Contains(own.Index)
        && (found.Count == 0 || !right))
    {
        Console.Error.WriteLine($"{(found.Count == 0 ? "未发现" : named ? "改不对" : "指错处")} {mutant.Slip} {own.Name} 原 {own.Text} 改 {mutant.Wrong}"
            + (found.Count == 0 ? ""
                : $" → {found[0].Id} {found[0].Message[..Math.Min(150, found[0].Message.Length)]}"));
    }
    return new Outcome(where, mutant.Slip, !bare.Contains(own.Index), found.Count > 0, all.Count > 0, named, right,
        IsLastDigit(mutant));
}

// Off by one in the last digit: rounding may explain it, and a note is all that can be said.
static bool IsLastDigit(Mutant mutant)
{
    var own = mutant.Statement;
    var number = string.Concat(mutant.Wrong.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(c => char.IsAsciiDigit(c)
        || c is ',' or '.'));
    if (mutant.Slip == SlipName.方向词写反 || PrintedNumber.Parse(number) is not { } n) return false;
    var (value, _) = n.On(own.IsPercent ? 10_000 : own.UnitFen);
    return Math.Abs(Math.Abs(value) - Math.Abs(own.Value)) <= own.Step;
}

static string Key(Finding f) =>
    $"{f.Id}|{(f.Places.IsEmpty ? "" : $"{f.Places[0].At.Page} {f.Places[0].At.Box} {f.Places[0].At.Locator} {f.Places[0].Text}")}|{f.Expected}";

static bool Same(Place a, Place b) => a.Page == b.Page
    && (a.Box is { } x && b.Box is { } y ? x.Left <= y.Right && y.Left <= x.Right && x.Top <= y.Bottom
        && y.Top <= x.Bottom
        : a.Locator == b.Locator);

static bool IsRight(string expected, Statement own)
{
    var number = string.Concat(expected.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(c => char.IsAsciiDigit(c)
        || c is ',' or '.'));
    if (PrintedNumber.Parse(number) is not { } n) return false;
    var (value, _) = n.On(own.IsPercent ? 10_000 : own.UnitFen);
    return Math.Abs(Math.Abs(value) - Math.Abs(own.Value)) <= 2 * own.Step;
}

string Report()
{
    var text = new StringBuilder();
    text.AppendLine("| 改在哪里 | 变体 | 发现 | 连提示 | 第一处就是它 | 改对 |").AppendLine("| --- | ---: | ---: | ---: | ---: | ---: |");
    foreach (var group in outcomes.Where(o => o.IsCovered && !o.IsLastDigit).GroupBy(o => o.Where).OrderBy(g => g.Key,
        StringComparer.Ordinal))
        Row(text, group.Key, [.. group]);
    foreach (var group in outcomes.Where(o => o.IsCovered && !o.IsLastDigit).GroupBy(o => o.Slip).OrderBy(g => g.Key))
        Row(text, group.Key.ToString(), [.. group]);
    Row(text, "**全部有关系涉及的数**", [.. outcomes.Where(o => o.IsCovered && !o.IsLastDigit)]);
    Row(text, "有关系涉及、只差末位一个单位的", [.. outcomes.Where(o => o.IsCovered && o.IsLastDigit)]);
    Row(text, "没有关系涉及的数", [.. outcomes.Where(o => !o.IsCovered)]);
    text.AppendLine().AppendLine(CultureInfo.InvariantCulture,
        $"{files.Length} 份文件，读到 {figures} 个数，其中 {uncovered} 个没有关系涉及；未改动的自编书上的误报：{alarms} 处。");
    return text.ToString();
}

static void Row(StringBuilder text, string name, List<Outcome> all)
{
    if (all.Count == 0) return;
    string Share(Func<Outcome, bool> of) =>
        (all.Count(of) * 100m / all.Count).ToString("0.0", CultureInfo.InvariantCulture) + "%";
    text.AppendLine(CultureInfo.InvariantCulture,
        $"| {name} | {all.Count} | {Share(o => o.IsDetected)} | {Share(o => o.IsNoted)} | {Share(o => o.IsNamed)} | {Share(o => o.IsRight)} |");
}

/// <summary>一个变体的结果.</summary>
internal sealed record Outcome(
    string Where, SlipName Slip, bool IsCovered, bool IsDetected, bool IsNoted, bool IsNamed, bool IsRight,
        bool IsLastDigit);
