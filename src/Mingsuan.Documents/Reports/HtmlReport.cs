using System.Text;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Documents.Reports;

/// <summary>网页报告 (the findings of one or many files as one self-contained accessible page): complete without
/// script, which only filters.</summary>
public static class HtmlReport
{
    private static readonly Severity[] Grades = [Severity.Error, Severity.Warning, Severity.Note];

    /// <summary>写; the stream is not closed.</summary>
    public static void Write(IReadOnlyList<CheckedFile> files, Rulebook rulebook, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var title = ReportText.Escape(Title(files));
        writer.Write($"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>{title}</title>
            <style>
            {ReportText.Resource("report.css")}{ReportText.Resource("findings.css")}</style>
            </head>
            <body>
            <a class="skip" href="#content">跳到正文</a>
            <header class="head">
            <h1>{title}</h1>
            <p>{Sentence(files)}</p>
            </header>
            <main id="content">

            """);
        WriteSummary(files, writer);
        WriteFilter(files, rulebook, writer);
        for (var i = 0; i < files.Count; i++) new HtmlFile(files[i], i + 1, rulebook.Catalogue).Write(writer);
        writer.Write($"</main>\n<footer><p>明算，规则库 {ReportText.Escape(rulebook.Version)}。"
            + "“差错”按所列关系不能同时成立，或违反明文规定；“疑点”请人工核对；“提示”供参考。</p></footer>\n"
            + $"<script>\n{ReportText.Resource("report.js")}</script>\n</body>\n</html>\n");
    }

    private static string Title(IReadOnlyList<CheckedFile> files)
    {
        if (files.Count != 1 || files[0].Result?.Disclosure is not { } d) return $"审核报告（{files.Count} 个文件）";
        var year = d.Year is { } y ? $"{y}年" : "";
        return $"{d.Unit}{year}{(d.Kind is null ? "公开文件" : CheckWords.Kind(d.Kind))}审核报告";
    }

    private static string Sentence(IReadOnlyList<CheckedFile> files)
    {
        var unread = files.Count(f => f.Result is null);
        var counts = Grades.Select(g => $"{CheckWords.Severity(g)} {files.Sum(f => f.Count(g))} 处");
        var answered = files.Sum(f => f.Findings.Count(x => x.Answer is not null));
        return $"审了 {files.Count - unread} 个文件，{string.Join("，", counts)}"
            + (answered > 0 ? $"，已说明 {answered} 处" : "")
            + (unread > 0 ? $"；另有 {unread} 个文件读不了。" : "。");
    }

    private static void WriteSummary(IReadOnlyList<CheckedFile> files, TextWriter writer)
    {
        writer.Write("<div class=\"frame\" role=\"region\" tabindex=\"0\" aria-label=\"汇总\">\n<table>\n"
            + "<caption>汇总</caption>\n<thead><tr>");
        foreach (var name in new[] { "文件", "年度", "种类", "单位" })
            writer.Write($"<th scope=\"col\">{name}</th>");
        foreach (var name in new[] { "页", "表（认出）", "数", "差错", "疑点", "提示" })
            writer.Write($"<th scope=\"col\" class=\"r\">{name}</th>");
        writer.Write("</tr></thead>\n<tbody>\n");
        for (var i = 0; i < files.Count; i++) WriteRow(files[i], i + 1, writer);
        writer.Write("</tbody>\n</table>\n</div>\n");
    }

    private static void WriteRow(CheckedFile file, int number, TextWriter writer)
    {
        writer.Write($"<tr><th scope=\"row\"><a href=\"#f{number}\">{ReportText.Escape(file.Name)}</a></th>");
        if (file.Result is not { } result)
        {
            writer.Write("<td colspan=\"9\">读不了</td></tr>\n");
            return;
        }
        var d = result.Disclosure;
        writer.Write($"<td>{d.Year}</td><td>{CheckWords.Kind(d.Kind)}</td>"
            + $"<td class=\"name\">{ReportText.Escape(d.Unit)}</td>");
        var known = d.Tables.Count(t => t.Form is not null);
        // Word files, web pages and texts have no pages of their own.
        var pages = file.Source.Pages.IsEmpty ? "—" : $"{file.Source.Pages.Length}";
        writer.Write($"<td class=\"r\">{pages}</td><td class=\"r\">{d.Tables.Length}（{known}）</td>"
            + $"<td class=\"r\">{result.Coverage.Statements}</td>");
        foreach (var grade in Grades)
        {
            var count = file.Count(grade);
            var kind = count > 0 ? "r " + CheckWords.SeverityName(grade) : "r";
            writer.Write($"<td class=\"{kind}\">{count}</td>");
        }
        writer.Write("</tr>\n");
    }

    private static void WriteFilter(IReadOnlyList<CheckedFile> files, Rulebook rulebook, TextWriter writer)
    {
        var findings = files.SelectMany(f => f.Findings).ToList();
        if (findings.Count < 2) return;
        writer.Write("<form id=\"filter\" class=\"filter\" hidden=\"hidden\"><fieldset><legend>只看</legend>\n");
        foreach (var grade in findings.Select(f => f.Open).Distinct().OrderDescending())
        {
            var name = CheckWords.SeverityName(grade);
            writer.Write($"<label><input type=\"checkbox\" name=\"grade\" value=\"{name}\" checked=\"checked\"/> "
                + $"{CheckWords.Severity(grade)}</label>\n");
        }
        writer.Write("<label>规则 <select name=\"rule\"><option value=\"\">全部</option>\n");
        foreach (var id in findings.Select(f => f.Id).Distinct().Order(StringComparer.Ordinal))
        {
            var name = ReportText.Escape($"{id} {rulebook.Catalogue[id].Name}");
            writer.Write($"<option value=\"{id}\">{name}</option>\n");
        }
        writer.Write("</select></label>\n<output aria-live=\"polite\"></output></fieldset></form>\n");
    }
}
