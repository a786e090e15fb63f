using System.Text;
using System.Text.RegularExpressions;
using Mingsuan.Core.Expressions;

namespace Mingsuan.Core.Recognition;

/// <summary>文字的归一 (what is left of a title, header or label when habits of printing are taken away).</summary>
internal static partial class Words
{
    private const string Brackets = "()（）“”\"「」《》【】";

    /// <summary>去空白, 括号与引号统一.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (c)
            {
                case var bracket when Brackets.Contains(bracket): break;
                case ':': plain.Append('：'); break;
                case ',': plain.Append('，'); break;
                case var s when char.IsWhiteSpace(s) || s is '\u200b' or '\ufeff': break;
                default: plain.Append(c); break;
            }
        }
        return plain.ToString();
    }

    /// <summary>表名: without number, year and who compiled it.</summary>
    public static string Title(string text) =>
        SheetNumber().Replace(Bodies().Replace(Years().Replace(
            Numbering().Replace(TableNumber().Replace(Plain(text), ""), ""), ""), ""), "");

    /// <summary>表头: without year.</summary>
    public static string Header(string text) => Years().Replace(Plain(text), "");

    /// <summary>行名: without numbering and 其中.</summary>
    public static string Label(string text)
    {
        var plain = text.Trim();
        for (var again = true; again;)
        {
            var next = LabelNumber().Replace(plain, "").Trim();
            again = next.Length < plain.Length;
            plain = next;
        }
        return Among().Replace(Plain(plain), "");
    }

    /// <summary>是否列项的开头 (一、, （一）, 1.): a body row, not a header.</summary>
    public static bool StartsList(string text) => LabelNumber().IsMatch(text.Trim());

    /// <summary>模板里的固定文字.</summary>
    public static string Literal(Template template) => Braces().Replace(template.Text, "");

    /// <summary>相似程度, 0 to 100: common pairs of characters.</summary>
    public static int Likeness(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        if (a == b) return 100;
        if (a.Length < 2 || b.Length < 2) return 0;
        var pairs = new HashSet<(char, char)>(a.Zip(a.Skip(1)));
        var common = b.Zip(b.Skip(1)).Count(pairs.Contains);
        return Math.Min(99, 200 * common / (a.Length + b.Length - 2));
    }

    [GeneratedRegex(@"^(附?表|附件|公开)\s*[0-9一二三四五六七八九十]+([-－—][0-9]+)?表?[：、.．]?", RegexOptions.None, 10_000)]
    private static partial Regex TableNumber();

    [GeneratedRegex("(?<=表)(财?[预决]算?)?(公开)?(表?[0-9]{1,2}([-－][0-9])?表?|[一二三四五六七八九十]+表)$", RegexOptions.None, 10_000)]
    private static partial Regex SheetNumber();

    [GeneratedRegex(@"^([0-9]+[.．、]|[一二三四五六七八九十廿]+[、.．])", RegexOptions.None, 10_000)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"(\{year\}|[0-9]{4})年度?", RegexOptions.None, 10_000)]
    private static partial Regex Years();

    [GeneratedRegex(@"^(.*?(局|委员会|办公室|街道办事处|中心|院|馆|厅|委|办))?(本级)?(部门|单位|预算单位|区级|市级)+", RegexOptions.None, 10_000)]
    private static partial Regex Bodies();

    [GeneratedRegex(@"^([(（][一二三四五六七八九十廿0-9]+[)）][、.．]?|[一二三四五六七八九十廿]+[、.．]|[0-9]{1,2}[.．、](?![0-9])|其中[:：])",
        RegexOptions.None, 10_000)]
    private static partial Regex LabelNumber();

    [GeneratedRegex(@"^其中：?", RegexOptions.None, 10_000)]
    private static partial Regex Among();

    [GeneratedRegex(@"\{[^}]*\}年?度?", RegexOptions.None, 10_000)]
    private static partial Regex Braces();
}
