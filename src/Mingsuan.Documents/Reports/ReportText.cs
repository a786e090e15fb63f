using System.Net;
using System.Xml;

namespace Mingsuan.Documents.Reports;

/// <summary>网页报告的文字.</summary>
internal static class ReportText
{
    /// <summary>转义; what no page can hold becomes a blank.</summary>
    public static string Escape(string text)
    {
        var kept = text.All(c => XmlConvert.IsXmlChar(c)) ? text : string.Concat(Clean(text));
        return WebUtility.HtmlEncode(kept);
    }

    /// <summary>报告里的文件.</summary>
    public static string Resource(string name)
    {
        using var stream = typeof(ReportText).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static IEnumerable<char> Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                yield return text[i++];
                yield return text[i];
            }
            else yield return XmlConvert.IsXmlChar(text[i]) ? text[i] : ' ';
        }
    }
}
