using System.Collections.Immutable;

namespace Mingsuan.Core.Documents;

/// <summary>来件 (a document as read, of whatever format): paragraphs and tables in reading order, with
/// places.</summary>
/// <param name="File">文件名 as the user gave it.</param>
/// <param name="Format">格式.</param>
/// <param name="Pages">各页; empty for formats without pages.</param>
/// <param name="Blocks">内容, in reading order; running heads and page numbers are left out.</param>
/// <param name="Problems">读取问题: what could not be read; the rest is still there.</param>
public sealed record SourceDocument(
    string File, SourceFormat Format, ImmutableArray<SourcePage> Pages, ImmutableArray<SourceBlock> Blocks,
    ImmutableArray<SourceProblem> Problems)
{
    /// <summary>各表, in reading order.</summary>
    public IEnumerable<SourceTable> Tables => Blocks.OfType<SourceTable>();

    /// <summary>各段, in reading order.</summary>
    public IEnumerable<SourceParagraph> Paragraphs => Blocks.OfType<SourceParagraph>();
}

/// <summary>格式.</summary>
public enum SourceFormat
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Word.</summary>
    Docx,

    /// <summary>Excel.</summary>
    Xlsx,

    /// <summary>旧版 Excel.</summary>
    Xls,

    /// <summary>网页.</summary>
    Html,

    /// <summary>流式文字: lines of text without table structure.</summary>
    Text,

    /// <summary>预算包 or its budget.json.</summary>
    Package,
}

/// <summary>页.</summary>
/// <param name="Number">页码, 1-based.</param>
/// <param name="Width">宽, points as displayed.</param>
/// <param name="Height">高, points as displayed.</param>
/// <param name="Kind">页上的文字从哪里来.</param>
public sealed record SourcePage(int Number, float Width, float Height, PageKind Kind = PageKind.Written)
{
    /// <summary>是否扫描页: a picture and no text.</summary>
    public bool IsScanned => Kind != PageKind.Written;
}

/// <summary>页上的文字从哪里来.</summary>
public enum PageKind
{
    /// <summary>文件里写着.</summary>
    Written,

    /// <summary>扫描图, not read.</summary>
    Scanned,

    /// <summary>扫描图，由图像识别读出: it may be misread.</summary>
    Recognised,
}

/// <summary>方框, in points from the top left of the page as displayed.</summary>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    /// <summary>包住两个方框的方框.</summary>
    public Box Union(Box other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right),
        Math.Max(Bottom, other.Bottom));
}

/// <summary>来件中的位置.</summary>
/// <param name="Page">页码, 1-based; 0 when the format has no pages.</param>
/// <param name="Box">方框; null when the format has no boxes.</param>
/// <param name="Locator">说给人听的位置 without page: 第 12 行, 表1!B5; may be empty.</param>
public readonly record struct Place(int Page, Box? Box = null, string Locator = "");

/// <summary>内容块.</summary>
public abstract record SourceBlock;

/// <summary>段落: text without line breaks of layout, normalised (radicals, full-width digits).</summary>
/// <param name="Text">文字.</param>
/// <param name="Spans">各段文字的位置, by rising start, covering the text without gaps.</param>
public sealed record SourceParagraph(string Text, ImmutableArray<TextSpan> Spans) : SourceBlock
{
    /// <summary>一段最多多少个字: more is no prose.</summary>
    public const int Longest = 20_000;

    private const int LongestWord = 24;

    // From here on characters are as wide as they are high.
    private const char FirstWide = '\u2e80';

    /// <summary>某一段文字的位置: the union of boxes on the first page it touches.</summary>
    public Place At(int start, int length)
    {
        var (line, best) = ((At: default(Place), Length: 0), (At: default(Place), Length: 0));
        foreach (var span in Spans)
        {
            if (span.Start + span.Length <= start) continue;
            if (span.Start >= start + length) break;
            var taken = Math.Min(span.Start + span.Length, start + length) - Math.Max(span.Start, start);
            var at = span.At.Box is { } box ? span.At with { Box = Within(box, span, start, length) } : span.At;
            if (line.Length == 0) line = (at, taken);
            else if (line.At is { Box: { } a } known && known.Page == at.Page && at.Box is { } b)
            {
                // A figure broken at the end of a line stands where most of it does.
                line = length <= LongestWord && !IsBeside(a, b) ? (at, taken)
                    : (known with { Box = a.Union(b) }, line.Length + taken);
            }
            if (line.Length > best.Length) best = line;
        }
        return best.Length > 0 ? best.At : Spans.IsEmpty ? default : Spans[^1].At;
    }

    private static bool IsBeside(Box one, Box other) => one.Top < other.Bottom && other.Top < one.Bottom;

    // The part of a line that the characters take, a full-width one as wide as two others.
    private Box Within(Box line, TextSpan span, int start, int length)
    {
        if (line.Right - line.Left <= line.Bottom - line.Top) return line;
        var (before, own, all) = (0, 0, 0);
        for (var i = span.Start; i < Math.Min(span.Start + span.Length, Text.Length); i++)
        {
            var width = Text[i] >= FirstWide ? 2 : 1;
            all += width;
            if (i < start) before += width;
            else if (i < start + length) own += width;
        }
        if (all == 0 || own == all) return line;
        var unit = (line.Right - line.Left) / all;
        return line with { Left = line.Left + (before * unit), Right = line.Left + ((before + own) * unit) };
    }
}

/// <summary>一段文字的位置.</summary>
/// <param name="Start">起点 in the paragraph's text.</param>
/// <param name="Length">字数.</param>
/// <param name="At">位置.</param>
public readonly record struct TextSpan(int Start, int Length, Place At);

/// <summary>来件中的表: one logical table, joined over page breaks, repeated header rows dropped.</summary>
/// <param name="Title">表名 printed above (or the sheet's name); may be empty.</param>
/// <param name="Remarks">表名与表之间、紧接表后的文字: unit line, entity line, notes.</param>
/// <param name="Rows">行数.</param>
/// <param name="Columns">列数.</param>
/// <param name="Cells">起始的单元格, by row then column; covered cells are not listed, blank ones are.</param>
/// <param name="At">位置 of the whole table on its first page.</param>
public sealed record SourceTable(
    string Title, ImmutableArray<string> Remarks, int Rows, int Columns, ImmutableArray<SourceCell> Cells,
    Place At) : SourceBlock
{
    /// <summary>没有收尾: the document ends with it, at the foot of a page; rows may be missing.</summary>
    public bool IsOpenEnded { get; init; }
}

/// <summary>单元格.</summary>
/// <param name="Row">行, 0-based.</param>
/// <param name="Column">列, 0-based.</param>
/// <param name="Text">文字, line breaks inside the cell joined; a number keeps its printed form.</param>
/// <param name="At">位置 of the text, or of the cell when blank.</param>
/// <param name="RowSpan">跨行.</param>
/// <param name="ColumnSpan">跨列.</param>
public sealed record SourceCell(
    int Row, int Column, string Text, Place At, int RowSpan = 1, int ColumnSpan = 1);

/// <summary>读取问题: what in a file could not be read, and why.</summary>
/// <param name="File">文件.</param>
/// <param name="Place">位置; may be empty.</param>
/// <param name="Found">实为.</param>
/// <param name="Expected">应为.</param>
/// <param name="IsFatal">整个文件读不了.</param>
public sealed record SourceProblem(string File, string Place, string Found, string Expected, bool IsFatal)
{
    /// <summary>没有全读: what was read is checked all the same, and the exit code tells that it was not all.</summary>
    public bool IsPartial { get; init; }

    /// <summary>一句话.</summary>
    public override string ToString() =>
        $"{File}{(Place.Length > 0 ? " " + Place : "")}：{Found}。{(Expected.Length > 0 ? Expected + "。" : "")}";
}
