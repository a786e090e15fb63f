using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Office;

/// <summary>读 Office 文件: which kind a package is, and what may be wrong with it.</summary>
internal static class OfficeReader
{
    /// <summary>读 docx 或 xlsx; macros, outside files and embedded objects are not read, and that is told.</summary>
    /// <exception cref="TooLargeException">it holds more than is allowed.</exception>
    public static SourceDocument Read(string file, byte[] bytes, ReadOptions options, CancellationToken cancellation)
    {
        if (OfficePackage.Of(bytes, options, cancellation) is not { } package)
            return SourceFaults.Fatal(file, SourceFormat.Docx, "文件已损坏或不完整", "请重新下载或重新保存");
        var format = package.Has("xl/workbook.xml") ? SourceFormat.Xlsx : SourceFormat.Docx;
        if (package.Declared is { } part)
        {
            return SourceFaults.Fatal(file, format,
                $"文件的内容不合格式：部件 {part} 里有文档类型声明（DTD），可能引用外部的文件，没有读",
                "请用 Word 或 Excel 打开后另存一份");
        }
        try
        {
            if (package.Has("word/document.xml"))
                return Told(file, package, DocxReader.Read(file, bytes, options, cancellation));
            if (package.Has("xl/workbook.xml"))
                return Told(file, package, XlsxReader.Read(file, bytes, options, cancellation));
        }
        catch (Exception e) when (e is OpenXmlPackageException or XmlException or InvalidDataException
            or IOException or FormatException or OverflowException or KeyNotFoundException or ArgumentException
            or InvalidOperationException or NullReferenceException)
        {
            return SourceFaults.Fatal(file, format, "文件的内容不合格式", "请用 Word 或 Excel 打开后另存一份");
        }
        if (package.Has("content.xml"))
            return SourceFaults.Fatal(file, SourceFormat.Docx, "是 OpenDocument 文件（.odt、.ods）",
                "请另存为 .docx 或 .xlsx");
        return SourceFaults.Fatal(file, SourceFormat.Docx, "压缩包里没有 Word 或 Excel 文件",
            "请解开后逐个文件检查");
    }

    // What the file holds besides: nothing of it is run or fetched.
    private static SourceDocument Told(string file, OfficePackage package, SourceDocument source)
    {
        if (package.HasMacros)
        {
            source = source with
            {
                Problems = source.Problems.Add(SourceFaults.Partial(file, "", "文件里有宏，宏没有运行，只读了表和文字",
                    "请另存为不带宏的 .docx 或 .xlsx 再公开")),
            };
        }
        return package.Outside is not { } target ? source : source with
        {
            Problems = source.Problems.Add(SourceFaults.Partial(file, "",
                $"文件引用外面的文件（{(target.Length > 80 ? target[..80] + "…" : target)}），那个文件没有读",
                "请把引用的内容粘贴为值，断开链接后另存")),
        };
    }
}
