using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition;

/// <summary>类、款、项各一列 (a code over three columns): where those before its own are left blank, they are those of
/// the row above.</summary>
internal sealed class CodeLevels
{
    private static readonly string[] Names = ["类", "款", "项"];

    private readonly HeaderGrid grid;
    private readonly List<int> columns;
    private readonly string[] above = ["", "", ""];

    public CodeLevels(HeaderGrid grid, IEnumerable<int> heads)
    {
        this.grid = grid;
        columns = [.. heads.Where(x => !grid.Paths[x].IsEmpty && Array.IndexOf(Names, grid.Paths[x][^1]) >= 0)];
        if (!columns.Select(x => grid.Paths[x][^1]).SequenceEqual(Names)) columns = [];
    }

    /// <summary>一行的行首各格, blank parts of its code filled in; to be asked row by row.</summary>
    public IEnumerable<string> Texts(int row, IReadOnlyList<SourceCell> stubs)
    {
        if (columns.Count == 0) return stubs.Select(s => s.Text);
        var parts = columns.ConvertAll(x => grid[row, x]);
        var own = parts.FindLastIndex(c => c is { ColumnSpan: 1 } && IsDigits(c.Text.Trim()));
        if (own < 0) return stubs.Select(s => s.Text);
        var filled = new Dictionary<SourceCell, string>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i <= own; i++)
        {
            var text = parts[i]?.Text.Trim() ?? "";
            if (text.Length == 0 && parts[i] is { } blank) filled[blank] = above[i];
            above[i] = text.Length > 0 ? text : above[i];
        }
        for (var i = own + 1; i < above.Length; i++) above[i] = "";
        return stubs.Select(s => filled.GetValueOrDefault(s, s.Text));
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
