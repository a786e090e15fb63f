using System.Globalization;

namespace Mingsuan.Core.Dimensions;

/// <summary>项目代码 (21 characters of the integrated budget system), taken apart.</summary>
/// <param name="Text">代码全文.</param>
/// <param name="Division">财政区划 (first six).</param>
/// <param name="SetUpYear">设立年度, four digits; null when the seventh and eighth are no year.</param>
/// <param name="Rest">其余: provinces differ; department, class letter and serial in Hubei.</param>
public sealed record ProjectCode(string Text, string Division, int? SetUpYear, string Rest)
{
    /// <summary>规定的长度.</summary>
    public const int Length = 21;

    /// <summary>部门 (three digits) in the Hubei layout; null elsewhere.</summary>
    public string? Department => IsHubeiLayout ? Rest[..3] : null;

    /// <summary>类别字母 in the Hubei layout: R 人员类, Y 运转类, T 特定目标类; null elsewhere.</summary>
    public char? ClassLetter => IsHubeiLayout ? Rest[3] : null;

    /// <summary>流水号 in the Hubei layout; null elsewhere.</summary>
    public string? Serial => IsHubeiLayout ? Rest[4..] : null;

    private bool IsHubeiLayout => Rest.Length == 13 && Rest[..3].All(char.IsAsciiDigit) && Rest[3] is 'R' or 'Y' or 'T'
        && Rest[4..].All(char.IsAsciiDigit);

    /// <summary>拆开; null when it is not 21 letters and digits beginning with a division.</summary>
    public static ProjectCode? Parse(string text)
    {
        if (text.Length != Length || !text.All(char.IsAsciiLetterOrDigit)) return null;
        if (!text[..6].All(char.IsAsciiDigit)) return null;
        var isYear = int.TryParse(text[6..8], NumberStyles.None, CultureInfo.InvariantCulture, out var year);
        return new ProjectCode(text, text[..6], isYear ? 2000 + year : null, text[8..]);
    }
}
