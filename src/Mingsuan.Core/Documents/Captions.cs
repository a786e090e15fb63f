using System.Text.RegularExpressions;

namespace Mingsuan.Core.Documents;

/// <summary>表前表后的文字 (what stands around a table: its title, unit line, notes).</summary>
public static partial class Captions
{
    /// <summary>可以是表名: short, and no sentence.</summary>
    public static bool IsTitle(string text) =>
        text.Length is > 2 and < 60 && text.IndexOfAny(['。', '；']) < 0 && !IsPageNumber(text);

    /// <summary>页码: —9—, - 9 -, 第 9 页.</summary>
    public static bool IsPageNumber(string text) => PageNumber().IsMatch(text);

    /// <summary>单位行、编制单位行、年度行.</summary>
    public static bool IsRemark(string text) => Remark().IsMatch(text);

    /// <summary>表下的注.</summary>
    public static bool IsNote(string text) => Note().IsMatch(text);

    /// <summary>以序号起头: 一、 （一） 1. 第一部分.</summary>
    public static bool IsNumbered(string text) => Number().IsMatch(text);

    [GeneratedRegex(@"^\s*([一二三四五六七八九十百零]+、|[（(][一二三四五六七八九十百零0-9]+[)）]|[0-9]{1,2}[.、．](?![0-9])|第[一二三四五六七八九十]+部分)", RegexOptions.None, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"单位[：:]|金额单位|编制(部门|单位)|填报(单位|日期)|^[（(]?(?:财?[预决]算?)?公开[0-9]+表|^\s*[（(]\s*[0-9]{4}年度?\s*[)）]\s*$|^\s*[（(]?附?表\s?[0-9一二三四五六七八九十]{1,3}([-－—][0-9]{1,2})?[)）]?[：:]?\s*$|^(部门|单位)(名称|/单位)?[：:]", RegexOptions.None, 10_000)]
    private static partial Regex Remark();

    [GeneratedRegex(@"^\s*(第\s*[0-9]{1,4}\s*页(\s*[共/／，,]\s*[0-9]{1,4}\s*页?)?|[-－—–―~〜·\s]*[0-9]{1,4}[-－—–―~〜·\s]*)\s*$",
        RegexOptions.None, 10_000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\s*(注|备注|说明)[：:]", RegexOptions.None, 10_000)]
    private static partial Regex Note();
}
