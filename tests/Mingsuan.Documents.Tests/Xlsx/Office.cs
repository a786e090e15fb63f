using System.Diagnostics;
using System.Text;
using CsvHelper;
using Xunit;

namespace Mingsuan.Documents.Tests.Xlsx;

/// <summary>办公软件 (LibreOffice): recalculates a workbook and gives every sheet as it would be shown.</summary>
internal static class Office
{
    // Comma, double quote, UTF-8, values as shown, every sheet to its own file.
    private const string EverySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1";

    // Otherwise the cached values of the file might be shown as they are.
    private const string AlwaysRecalculate = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
        <value>0</value></prop></item>
        </oor:items>
        """;

    /// <summary>各工作表显示的文字, by sheet name; skips the test where the program is absent.</summary>
    public static IReadOnlyDictionary<string, string[][]> Show(byte[] workbook)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "book.xlsx"), workbook);
        Convert(folder.Path);
        return Directory.GetFiles(folder.Path, "book-*.csv").ToDictionary(
            f => Path.GetFileNameWithoutExtension(f)["book-".Length..], f => Read(File.ReadAllBytes(f)));
    }

    /// <summary>读 CSV.</summary>
    public static string[][] Read(byte[] csv)
    {
        using var reader = CsvReader.Create(csv, CsvReaderOptions.Default with { HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return [.. rows];
    }

    private static void Convert(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "profile", "user"));
        File.WriteAllText(Path.Combine(folder, "profile", "user", "registrymodifications.xcu"), AlwaysRecalculate);
        var start = new ProcessStartInfo("soffice")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add($"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}");
        string[] arguments = ["--headless", "--convert-to", EverySheet, "book.xlsx"];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            _ = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(3)), "soffice 三分钟未完");
            Assert.True(process.ExitCode == 0, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("本机没有 LibreOffice（soffice），未重算电子表格。");
        }
    }
}

/// <summary>临时文件夹, deleted when done.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mingsuan-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
