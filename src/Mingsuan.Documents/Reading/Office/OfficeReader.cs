using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Mingsuan.Core.Sources;

namespace Mingsuan.Documents.Reading.Office;

/// <summary>读 Office 文件: which kind a package is, and what may be wrong with it.</summary>
internal static class OfficeReader
{
    /// <summary>读 docx 或 xlsx; macros, links and embedded objects are not looked at.</summary>
    public static SourceDocument Read(string file, byte[] bytes, CancellationToken cancellation)
    {
        var names = ZipLimit.Names(bytes, cancellation, out var isTooLarge);
        if (isTooLarge)
        {
            return SourceFaults.Fatal(file, SourceFormat.Xlsx,
                $"解开后超过 {ZipLimit.Most / 1_000_000} MB", "这不像是正常的文件，请核对来源");
        }
        if (names is null)
        {
            return SourceFaults.Fatal(file, SourceFormat.Docx, "文件已损坏或不完整", "请重新下载或重新保存");
        }
        try
        {
            if (names.Contains("word/document.xml")) return DocxReader.Read(file, bytes, cancellation);
            if (names.Contains("xl/workbook.xml")) return XlsxReader.Read(file, bytes, cancellation);
        }
        catch (Exception e) when (e is OpenXmlPackageException or XmlException or InvalidDataException
            or IOException or FormatException or KeyNotFoundException or ArgumentException
            or InvalidOperationException or NullReferenceException)
        {
            return SourceFaults.Fatal(file, names.Contains("xl/workbook.xml") ? SourceFormat.Xlsx : SourceFormat.Docx,
                "文件的内容不合格式", "请用 Word 或 Excel 打开后另存一份");
        }
        if (names.Contains("content.xml"))
            return SourceFaults.Fatal(file, SourceFormat.Docx, "是 OpenDocument 文件（.odt、.ods）",
                "请另存为 .docx 或 .xlsx");
        return SourceFaults.Fatal(file, SourceFormat.Docx, "压缩包里没有 Word 或 Excel 文件",
            "请解开后逐个文件检查");
    }
}
