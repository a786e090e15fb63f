using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using Mingsuan.Core.Books;
using Mingsuan.Core.Rulebooks;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Mingsuan.Documents.Writing.Docx;

/// <summary>书的 DOCX, for editing in Word and WPS: heading styles, contents field, repeated table headers.</summary>
public static class DocxWriter
{
    // Zip cannot date anything earlier; a fixed date gives the same bytes at every run.
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>写成 DOCX.</summary>
    /// <param name="book">成册.</param>
    /// <param name="output">写到哪里; left open.</param>
    public static void Write(Book book, Stream output)
    {
        using var package = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        AddText(package, "[Content_Types].xml", DocxPackage.ContentTypes);
        AddText(package, "_rels/.rels", DocxPackage.PackageRelations);
        AddText(package, "docProps/core.xml", DocxPackage.CoreProperties(book.Identity));
        AddText(package, "word/_rels/document.xml.rels", DocxPackage.DocumentRelations);
        Add(package, "word/styles.xml", xml => xml.WriteElement(DocxStyles.Styles()));
        Add(package, "word/settings.xml", xml => xml.WriteElement(DocxPackage.Settings()));
        Add(package, "word/fontTable.xml", xml => xml.WriteElement(DocxStyles.Fonts()));
        Add(package, "word/footer1.xml", xml => xml.WriteElement(DocxPages.PageNumberFooter()));
        Add(package, "word/document.xml", xml => WriteDocument(xml, book));
    }

    private static void WriteDocument(OpenXmlWriter xml, Book book)
    {
        xml.WriteStartElement(new W.Document());
        xml.WriteStartElement(new W.Body());
        foreach (var element in new DocxBody(book).Elements()) xml.WriteElement(element);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Add(ZipArchive package, string name, Action<OpenXmlWriter> write)
    {
        using var stream = Entry(package, name);
        using var xml = OpenXmlWriter.Create(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private static void AddText(ZipArchive package, string name, string text)
    {
        using var writer = new StreamWriter(Entry(package, name));
        writer.Write(text);
    }

    private static Stream Entry(ZipArchive package, string name)
    {
        var entry = package.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Undated;
        return entry.Open();
    }
}
