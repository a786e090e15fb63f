using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Office;

/// <summary>读旧版 Excel (.xls).</summary>
internal static class XlsReader
{
    static XlsReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>读.</summary>
    public static SourceDocument Read(string file, byte[] bytes, ReadOptions options, CancellationToken cancellation)
    {
        if (bytes.Length > options.MostTextBytes)
        {
            return SourceFaults.Fatal(file, SourceFormat.Xls,
                $"旧版 Excel 文件超过 {options.MostTextBytes / 1_000_000} MB", "请另存为 .xlsx，或拆成几个文件");
        }
        if (Has(bytes, "EncryptedPackage"))
            return SourceFaults.Fatal(file, SourceFormat.Xls, "文件加密，没有密码打不开", "请另存为不加密的文件再查");
        try
        {
            using var reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(bytes, false),
                new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
            var blocks = new BlockList(options);
            do
            {
                if (reader.VisibleState == "visible") ReadSheet(reader, blocks, cancellation);
            }
            while (reader.NextResult());
            return blocks.IsEmpty
                ? SourceFaults.Fatal(file, SourceFormat.Xls, "各工作表都是空的", "请确认文件内容")
                : blocks.ToDocument(file, SourceFormat.Xls);
        }
        catch (InvalidPasswordException)
        {
            return SourceFaults.Fatal(file, SourceFormat.Xls, "文件加密，没有密码打不开", "请另存为不加密的文件再查");
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException
            and not TooLargeException)
        {
            return Has(bytes, "WordDocument")
                ? SourceFaults.Fatal(file, SourceFormat.Docx, "是旧版 Word 文件（.doc）", "请另存为 .docx")
                : SourceFaults.Fatal(file, SourceFormat.Xls, "不是能读的旧版 Excel 文件，或已损坏",
                    "请另存为 .xlsx");
        }
    }

    // Whether the file has a stream of that name, as every old Word file and every encrypted one has.
    private static bool Has(byte[] bytes, string stream) =>
        bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;

    private static void ReadSheet(IExcelDataReader reader, BlockList blocks, CancellationToken cancellation)
    {
        var cells = new SheetBlocks(reader.Name, blocks);
        foreach (var merge in reader.MergeCells ?? [])
        {
            cells.Merge(merge.FromRow, merge.FromColumn, merge.ToRow - merge.FromRow + 1,
                merge.ToColumn - merge.FromColumn + 1);
        }
        for (var row = 0; reader.Read(); row++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var column = 0; column < Math.Min(reader.FieldCount, CellGrid.MostColumns); column++)
                cells.Add(row, column, TextOf(reader, column));
        }
        cells.Write();
    }

    private static string TextOf(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => "",
        string text => text,
        double number => NumberFormat.Print(
            number.ToString("R", CultureInfo.InvariantCulture), reader.GetNumberFormatString(column)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };
}
