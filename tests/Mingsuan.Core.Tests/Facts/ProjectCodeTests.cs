using Mingsuan.Core.Dimensions;
using Xunit;

namespace Mingsuan.Core.Tests.Facts;

/// <summary>项目代码.</summary>
public sealed class ProjectCodeTests
{
    [Fact]
    public void The_seeds_code_is_division_year_department_class_and_serial()
    {
        var code = ProjectCode.Parse("42010823024T000000100")!;
        Assert.Equal(
            ("420108", 2023, "024", 'T', "000000100"),
            (code.Division, code.SetUpYear, code.Department, code.ClassLetter, code.Serial));
    }

    [Fact]
    public void Another_provinces_code_keeps_its_rest_whole()
    {
        var code = ProjectCode.Parse("321322220000100001601")!;
        Assert.Equal(
            ("321322", 2022, null, "0000100001601"),
            (code.Division, code.SetUpYear, code.Department, code.Rest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("42010823024T00000010")]
    [InlineData("42010823024T0000001000")]
    [InlineData("A2010823024T000000100")]
    [InlineData("42010823024T00000010 ")]
    public void What_is_no_code_is_refused(string text) => Assert.Null(ProjectCode.Parse(text));
}
