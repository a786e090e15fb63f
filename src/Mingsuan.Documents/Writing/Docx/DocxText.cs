using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Mingsuan.Documents.Writing.Docx;

/// <summary>DOCX 的文字: runs, fields, bookmarks.</summary>
internal static class DocxText
{
    /// <summary>一段文字; line breaks in it become breaks.</summary>
    public static W.Run Run(string text, params OpenXmlElement[] properties)
    {
        var run = new W.Run();
        if (properties.Length > 0) run.Append(new W.RunProperties(properties));
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new W.Break());
            run.Append(new W.Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>域: its code and the result that is shown until it is brought up to date.</summary>
    public static IEnumerable<OpenXmlElement> Field(string code, IEnumerable<OpenXmlElement> result) =>
        [.. FieldBegin(code), .. result, FieldEnd()];

    /// <summary>域的开头.</summary>
    public static IEnumerable<OpenXmlElement> FieldBegin(string code) =>
    [
        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Begin }),
        new W.Run(new W.FieldCode(code) { Space = SpaceProcessingModeValues.Preserve }),
        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Separate }),
    ];

    /// <summary>域的结尾.</summary>
    public static OpenXmlElement FieldEnd() => new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.End });

    /// <summary>某样式的段落.</summary>
    public static W.Paragraph Paragraph(string style, params OpenXmlElement[] content)
    {
        var paragraph = new W.Paragraph(new W.ParagraphProperties(new W.ParagraphStyleId { Val = style }));
        paragraph.Append(content);
        return paragraph;
    }
}
