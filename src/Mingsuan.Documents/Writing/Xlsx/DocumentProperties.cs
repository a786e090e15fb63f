using System.Text;
using System.Xml;
using Mingsuan.Core.Books;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>文件属性 (title and author of the workbook); no date, so that equal books give equal bytes.</summary>
internal static class DocumentProperties
{
    private const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>写出.</summary>
    public static void Write(BookIdentity identity, Stream output)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false };
        using var xml = XmlWriter.Create(output, settings);
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteElementString("dc", "title", Dublin, CellText.Clean(identity.Title));
        xml.WriteElementString("dc", "creator", Dublin, CellText.Clean(identity.Department));
        xml.WriteElementString("dc", "description", Dublin, CellText.Clean(identity.RulebookVersion));
        xml.WriteEndElement();
    }
}
