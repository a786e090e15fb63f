using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Core.Tests.Sources;

/// <summary>段落里一段文字的方框: what the characters take of their line.</summary>
public sealed class ParagraphPlaceTests
{
    // 十个全角字 of ten points each, then ten more on the next line.
    private static readonly SourceParagraph Paragraph = new("收入预算一百二十三万元，支出预算一百二十三万。",
        [
            new TextSpan(0, 11, new Place(1, new Box(0, 0, 110, 10))),
            new TextSpan(11, 12, new Place(1, new Box(0, 20, 120, 30))),
        ]);

    [Theory]
    [InlineData(0, 4, 0f, 40f, 0f)]
    [InlineData(4, 7, 40f, 110f, 0f)]
    [InlineData(12, 4, 10f, 50f, 20f)]
    public void A_part_of_a_line_takes_its_part_of_the_box(int start, int length, float left, float right, float top)
    {
        var box = Paragraph.At(start, length).Box!.Value;
        Assert.Equal((left, right, top), (box.Left, box.Right, box.Top));
    }

    [Fact]
    public void A_figure_broken_over_two_lines_stands_where_most_of_it_does()
    {
        var box = Paragraph.At(4, 8).Box!.Value;
        Assert.Equal((40f, 110f, 10f), (box.Left, box.Right, box.Bottom));
    }

    [Fact]
    public void Half_width_characters_are_half_as_wide()
    {
        var mixed = new SourceParagraph(
            "支出12.00万元", [new TextSpan(0, 9, new Place(1, new Box(0, 0, 130, 10)))]);
        var box = mixed.At(2, 5).Box!.Value;
        Assert.Equal((40f, 90f), (box.Left, box.Right));
    }
}
