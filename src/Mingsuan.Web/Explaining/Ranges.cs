using System.Globalization;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Web.Explaining;

/// <summary>常用的查询.</summary>
public static class Ranges
{
    /// <summary>本年使用的支出: this year's expenditure without what is carried forward.</summary>
    public static Selector Expenditure(CompiledBook compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        var year = compiled.Book.Identity.Year.ToString(CultureInfo.InvariantCulture);
        return Selector.All(compiled.Facts.Dimensions)
            .Choose(Dimension.Year, year).Choose(Dimension.Side, "expenditure").Choose(Dimension.Vintage, "this-year");
    }

    /// <summary>再选某维的一个代码; an unknown code chooses nothing.</summary>
    public static Selector Choose(this Selector selector, Dimension dimension, string code)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return selector.With(dimension, new[] { selector.Dimensions[dimension].Find(code) }.OfType<CodeNode>());
    }
}
