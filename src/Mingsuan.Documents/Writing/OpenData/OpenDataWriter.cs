using Mingsuan.Core.Books;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Documents.Writing.OpenData;

/// <summary>开放数据 (CSV files with a fiscal data package): facts by code and name, and every printed table.</summary>
/// <remarks>UTF-8 without a mark, lines end in LF, equal books give equal bytes.</remarks>
public static class OpenDataWriter
{
    /// <summary>写出.</summary>
    /// <param name="book">成册.</param>
    /// <param name="facts">事实.</param>
    /// <param name="folder">数据文件夹, usually <c>data</c> beside the book; made when absent.</param>
    public static void Write(Book book, FactSet facts, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "tables"));
        foreach (var (name, content) in Files(book, facts)) File.WriteAllBytes(Path.Combine(folder, name), content);
    }

    /// <summary>各文件, by the name in the folder.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Files(Book book, FactSet facts)
    {
        var resources = new List<DataResource> { FactsCsv.Write(facts) };
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        resources.AddRange(book.Tables.Select((t, i) => TableCsv.Write(t, book.Statements, FileName(t.Id, i, names))));
        return resources.Select(r => (r.Path, r.Content))
            .Append(("datapackage.json", DataPackage.Describe(book.Identity, resources)));
    }

    // Ids come from the rulebook and may name a table once per project; a file name must be plain and its own.
    private static string FileName(string id, int index, HashSet<string> taken)
    {
        var letters = id.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? char.ToLowerInvariant(c) : '-');
        var plain = string.Concat(letters);
        return taken.Add(plain) ? plain : FileName($"{plain}-{index + 1}", index, taken);
    }
}

/// <summary>数据资源: one CSV file of the package.</summary>
/// <param name="Name">标识.</param>
/// <param name="Title">名称.</param>
/// <param name="Path">路径 relative to datapackage.json.</param>
/// <param name="Content">内容.</param>
/// <param name="Fields">各列.</param>
/// <param name="IsFacts">是否事实表, to which the constant fields of the package belong.</param>
internal sealed record DataResource(
    string Name, string Title, string Path, byte[] Content, IReadOnlyList<DataField> Fields, bool IsFacts);

/// <summary>数据列.</summary>
/// <param name="Name">列名.</param>
/// <param name="Type">类型: string, integer or number.</param>
/// <param name="ColumnType">财政含义 in the fiscal taxonomy; empty when it has none.</param>
/// <param name="Title">中文名.</param>
internal sealed record DataField(string Name, string Type, string ColumnType = "", string Title = "");
