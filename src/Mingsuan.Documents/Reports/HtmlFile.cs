using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Documents.Reports;

/// <summary>网页报告中的一个文件: its findings by severity, its pages, what no relation touches; the site shows the
/// same pieces.</summary>
public sealed class HtmlFile
{
    private readonly CheckedFile file;
    private readonly int number;
    private readonly Catalogue catalogue;
    private readonly Lazy<Dictionary<int, PagePicture>> pictures;
    private readonly HtmlPages pages;

    /// <summary>由审过的文件; pages are drawn when first written.</summary>
    public HtmlFile(CheckedFile file, int number, Catalogue catalogue)
        : this(file, number, catalogue,
            [.. file.Findings.Select((f, i) => new NumberedFinding(f, i + 1, $"f{number}-{i + 1}"))], null)
    {
    }

    private HtmlFile(
        CheckedFile file, int number, Catalogue catalogue, IReadOnlyList<NumberedFinding> findings,
        Lazy<Dictionary<int, PagePicture>>? drawn)
    {
        this.file = file;
        this.number = number;
        this.catalogue = catalogue;
        Findings = findings;
        pictures = drawn ?? new(() => PagePicture.Of(
            file, findings.Select(f => f.At).OfType<(int Page, Box Box)>().Select(a => a.Page)));
        pages = new HtmlPages(number, pictures, findings);
    }

    /// <summary>发现, errors first, numbered.</summary>
    public IReadOnlyList<NumberedFinding> Findings { get; }

    /// <summary>只看一部分发现: numbers and drawn pages stay.</summary>
    public HtmlFile Only(Func<Finding, bool> wanted) =>
        new(file, number, catalogue, [.. Findings.Where(f => wanted(f.Finding))], pictures);

    /// <summary>写全部.</summary>
    internal void Write(TextWriter writer)
    {
        writer.Write($"<section class=\"file\" aria-labelledby=\"f{number}\">\n"
            + $"<h2 id=\"f{number}\">{ReportText.Escape(file.Name)}</h2>\n");
        WriteProblems(writer);
        if (file.Result is { } result)
        {
            WriteFacts(result, writer);
            WriteFindings(writer);
            if (Findings.Count == 0) writer.Write("<p>没有发现问题。</p>\n");
            pages.Write(writer);
            WriteCoverage(writer);
        }
        writer.Write("</section>\n");
    }

    /// <summary>写发现, by severity.</summary>
    public void WriteFindings(TextWriter writer)
    {
        foreach (var group in Findings.GroupBy(f => f.Finding.Open).OrderByDescending(g => g.Key))
            WriteGroup(group.Key, [.. group], writer);
    }

    /// <summary>写有发现的各页; nothing where no page can be drawn.</summary>
    public void WritePages(TextWriter writer) => pages.Write(writer);

    /// <summary>写覆盖: figures that no relation touches, and those not understood.</summary>
    public void WriteCoverage(TextWriter writer)
    {
        if (file.Result is not { } result) return;
        var d = result.Disclosure;
        var loose = result.Coverage.Unchecked.Select(i => d.Statements[i])
            .Select(f => (f.Text, $"{CheckWords.Place(f.At)} {f.Name}")).ToList();
        WriteFigures("没有关系涉及的数", "这些数与别处没有可比的关系，程序没有查，请人工核对。", loose, writer);
        var unread = d.Claims.Unread.Select(u => (u.Text, $"{CheckWords.Place(u.At)} …{u.Context}")).ToList();
        WriteFigures("没有读懂的数", "程序不知道这些数说的是什么，没有查，请人工核对。", unread, writer);
        WriteSkipped(result, writer);
    }

    private static void WriteSkipped(CheckResult result, TextWriter writer)
    {
        if (result.NotEvaluated.IsDefaultOrEmpty) return;
        writer.Write("<details class=\"figures\"><summary>没有评的规则　"
            + $"{result.NotEvaluated.Length} 条</summary>\n<div class=\"frame\"><table>"
            + "<caption>没有评，不等于通过</caption>\n<thead><tr><th scope=\"col\">规则</th>"
            + "<th scope=\"col\">为什么没有评</th></tr></thead>\n<tbody>\n");
        foreach (var skipped in result.NotEvaluated)
        {
            writer.Write($"<tr><td>{skipped.Id} {ReportText.Escape(skipped.Name)}</td>"
                + $"<td>{ReportText.Escape(skipped.Reason)}</td></tr>\n");
        }
        writer.Write("</tbody></table></div></details>\n");
    }

    private void WriteProblems(TextWriter writer)
    {
        if (file.Source.Problems.IsEmpty) return;
        writer.Write("<h3>读取问题</h3>\n<ul class=\"problems\">\n");
        foreach (var problem in file.Source.Problems)
            writer.Write($"<li>{ReportText.Escape(problem.ToString())}</li>\n");
        writer.Write("</ul>\n");
    }

    private static void WriteFacts(CheckResult result, TextWriter writer)
    {
        var d = result.Disclosure;
        var form = d.FormSet is { } forms ? $"表样 {forms.Title}" : "表样未认出";
        writer.Write($"<p class=\"facts\">{CheckWords.Level(d.Level)}，{ReportText.Escape(form)}；"
            + $"读到 {result.Coverage.Statements} 个数，{result.Coverage.Checked} 个有关系可查，"
            + $"文中 {d.Claims.Unread.Length} 个数没有读懂。</p>\n");
    }

    private void WriteGroup(Severity? severity, List<NumberedFinding> group, TextWriter writer)
    {
        writer.Write($"<div class=\"group\"><h3>{CheckWords.Severity(severity)}　{group.Count} 处</h3>\n");
        foreach (var finding in group) WriteFinding(finding, writer);
        writer.Write("</div>\n");
    }

    private void WriteFinding(NumberedFinding numbered, TextWriter writer)
    {
        var finding = numbered.Finding;
        var grade = CheckWords.SeverityName(finding.Open);
        var name = ReportText.Escape(catalogue[finding.Id].Name);
        writer.Write($"<article class=\"finding {grade}\" id=\"{numbered.Id}\" data-grade=\"{grade}\""
            + $" data-rule=\"{finding.Id}\">\n<div class=\"words\">\n"
            + $"<h4><span class=\"number\">{numbered.Number}</span> "
            + $"<span class=\"grade\">{CheckWords.Severity(finding.Open)}</span> {finding.Id} {name}</h4>\n"
            + $"<p class=\"message\">{ReportText.Escape(finding.Message)}</p>\n<dl>\n");
        WritePlace(numbered, writer);
        WriteTerm("印出", CheckWords.Printed(finding), writer);
        WriteTerm("应为", finding.Expected, writer);
        WriteTerm("差额", finding.Difference, writer);
        WriteTerm("说明", CheckWords.Answer(finding), writer);
        WriteTerm("建议", finding.Suggestion, writer);
        var isCompared = !finding.Relations.IsDefaultOrEmpty;
        WriteList(isCompared ? "对照" : "另见",
            [.. finding.Places.Skip(1).Select(p => $"{CheckWords.Place(p)} {p.Text}")], writer);
        WriteList("关系", isCompared ? finding.Relations : [], writer);
        WriteTerm("依据", finding.Source, writer);
        writer.Write($"</dl>\n</div>\n{pages.Cutting(numbered)}</article>\n");
    }

    private void WritePlace(NumberedFinding numbered, TextWriter writer)
    {
        var places = numbered.Finding.Places;
        var words = ReportText.Escape(places.IsEmpty ? CheckWords.Whole : CheckWords.Place(places[0]));
        if (pages.BoxAnchor(numbered) is { } box) words = $"<a class=\"to-page\" href=\"#{box}\">{words}</a>";
        writer.Write($"<div><dt>位置</dt><dd>{words}</dd></div>\n");
    }

    private static void WriteTerm(string term, string text, TextWriter writer)
    {
        if (text.Length > 0) writer.Write($"<div><dt>{term}</dt><dd>{ReportText.Escape(text)}</dd></div>\n");
    }

    private static void WriteList(string term, IReadOnlyList<string> lines, TextWriter writer)
    {
        if (lines.Count == 0) return;
        writer.Write($"<div class=\"list\"><dt>{term}</dt>");
        foreach (var line in lines) writer.Write($"<dd>{ReportText.Escape(line)}</dd>");
        writer.Write("</div>\n");
    }

    private static void WriteFigures(
        string title, string remark, List<(string Text, string Place)> figures, TextWriter writer)
    {
        if (figures.Count == 0) return;
        writer.Write($"<details class=\"figures\"><summary>{title}　{figures.Count} 个</summary>\n"
            + $"<div class=\"frame\"><table><caption>{remark}</caption>\n"
            + "<thead><tr><th scope=\"col\" class=\"r\">印出</th><th scope=\"col\">位置</th></tr></thead>\n<tbody>\n");
        foreach (var (text, place) in figures)
        {
            writer.Write($"<tr><td class=\"r\">{ReportText.Escape(text)}</td>"
                + $"<td>{ReportText.Escape(place.Trim())}</td></tr>\n");
        }
        writer.Write("</tbody></table></div></details>\n");
    }
}
