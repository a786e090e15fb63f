using Mingsuan.Cli;
using Mingsuan.Documents;
using Xunit;

namespace Mingsuan.Core.Tests.Cli;

/// <summary>写不下 (a full disk, a place that cannot be written): what stood there stands, and it is told.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int DiskFull = 28;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Issue0014_A_set_of_files_that_does_not_fit_leaves_the_earlier_ones_whole()
    {
        File.WriteAllText(folder.Path("a"), "old");
        var fault = Assert.Throws<MingsuanException>(() => WholeFolder.Write(folder.Path("."), temporary =>
        {
            File.WriteAllText(Path.Combine(temporary, "a"), "new");
            throw new IOException("No space left on device", DiskFull);
        }));
        Assert.Contains("磁盘已满，原来的文件没有动", fault.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(folder.Path("a")));
        Assert.Equal([folder.Path("a")], Directory.GetFileSystemEntries(folder.Path("")));
    }

    [Fact]
    public void Issue0014_No_file_is_replaced_where_one_of_them_cannot_be()
    {
        File.WriteAllText(folder.Path("a"), "old");
        Directory.CreateDirectory(folder.Path("b"));
        Assert.Throws<MingsuanException>(() => WholeFolder.Write(folder.Path("."), temporary =>
        {
            File.WriteAllText(Path.Combine(temporary, "a"), "new");
            File.WriteAllText(Path.Combine(temporary, "b"), "new");
        }));
        Assert.Equal("old", File.ReadAllText(folder.Path("a")));
    }

    [Fact]
    public async Task Issue0014_Standard_output_that_takes_nothing_ends_with_exit_code_3_in_words()
    {
        await File.WriteAllTextAsync(folder.Path("a.txt"), "某某局2024年部门预算\n一、收入预算3万元。\n",
            TestContext.Current.CancellationToken);
        using var error = new StringWriter();
        using var full = new StreamWriter(new FullStream()) { AutoFlush = true };
        var code = await CommandLine.RunAsync(
            ["check", folder.Path("a.txt"), "--json"], new Terminal(full, error, false));
        Assert.Equal((3, "读写时出了故障：磁盘已满。请核对磁盘与权限"), (code, error.ToString().Trim()));
    }

    public void Dispose() => folder.Dispose();

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("full", DiskFull);

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("full", DiskFull);
    }
}
