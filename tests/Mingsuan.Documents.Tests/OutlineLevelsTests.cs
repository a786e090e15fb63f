using Mingsuan.Core.Books;
using Mingsuan.Documents.Writing;
using Xunit;

namespace Mingsuan.Documents.Tests;

/// <summary>标题的层次: no level is skipped, whether a following table has a table before it or not.</summary>
public sealed class OutlineLevelsTests
{
    [Fact]
    public void A_following_table_stands_below_the_table_before_it_or_in_its_place()
    {
        var levels = new OutlineLevels();
        levels.BeginPart();

        Assert.Equal(2, levels.Of(new Heading("a", 2, "一、甲")));
        Assert.Equal(3, levels.Of(Table(TablePlacement.Following)));
        Assert.Equal(4, levels.Of(Table(TablePlacement.Following)));
        Assert.Equal(2, levels.Of(new Heading("b", 2, "二、乙")));
        Assert.Equal(3, levels.Of(Table(TablePlacement.OwnPage)));
        Assert.Equal(4, levels.Of(Table(TablePlacement.Following)));
    }

    private static Table Table(TablePlacement placement) =>
        new("t", "", "表", "", "", Orientation.Portrait, [], [], [], [], [], placement);
}
