using System.Xml.Linq;
using DocumentFormat.OpenXml;
using Mingsuan.Core.Books;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Mingsuan.Documents.Writing.Docx;

/// <summary>DOCX 包的固定部分: content types, relations, properties, settings.</summary>
internal static class DocxPackage
{
    /// <summary>页脚的关系号.</summary>
    public const string FooterId = "rId4";

    private const string Xml = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    /// <summary>内容类型.</summary>
    public const string ContentTypes = $"""
        {Xml}
        <Types xmlns="{Package}/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/word/document.xml" ContentType="{Word}.document.main+xml"/>
        <Override PartName="/word/styles.xml" ContentType="{Word}.styles+xml"/>
        <Override PartName="/word/settings.xml" ContentType="{Word}.settings+xml"/>
        <Override PartName="/word/fontTable.xml" ContentType="{Word}.fontTable+xml"/>
        <Override PartName="/word/footer1.xml" ContentType="{Word}.footer+xml"/>
        <Override PartName="/docProps/core.xml"
          ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
        </Types>
        """;

    /// <summary>包的关系.</summary>
    public const string PackageRelations = $"""
        {Xml}
        <Relationships xmlns="{Package}/relationships">
        <Relationship Id="rId1" Type="{Office}/officeDocument" Target="word/document.xml"/>
        <Relationship Id="rId2" Type="{Package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
        </Relationships>
        """;

    /// <summary>正文的关系.</summary>
    public const string DocumentRelations = $"""
        {Xml}
        <Relationships xmlns="{Package}/relationships">
        <Relationship Id="rId1" Type="{Office}/styles" Target="styles.xml"/>
        <Relationship Id="rId2" Type="{Office}/settings" Target="settings.xml"/>
        <Relationship Id="rId3" Type="{Office}/fontTable" Target="fontTable.xml"/>
        <Relationship Id="{FooterId}" Type="{Office}/footer" Target="footer1.xml"/>
        </Relationships>
        """;

    /// <summary>文档属性: title, author, language; no date, so that two runs are alike.</summary>
    public static string CoreProperties(BookIdentity identity)
    {
        XNamespace core = $"{Package}/metadata/core-properties", dublin = "http://purl.org/dc/elements/1.1/";
        var root = new XElement(core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dublin),
            new XElement(dublin + "title", identity.Department + identity.Title),
            new XElement(dublin + "creator", identity.Department),
            new XElement(dublin + "language", "zh-CN"));
        return Xml + root.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>设置: fields (the contents) are brought up to date when the document is opened.</summary>
    public static W.Settings Settings() => new(
        new W.Zoom { Percent = "100" },
        new W.CharacterSpacingControl { Val = W.CharacterSpacingValues.CompressPunctuation },
        new W.UpdateFieldsOnOpen { Val = true },
        new W.Compatibility(new W.CompatibilitySetting
        {
            Name = W.CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = new StringValue("15"),
        }),
        new W.ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" });
}
