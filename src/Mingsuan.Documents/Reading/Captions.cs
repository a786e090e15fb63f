using System.Text.RegularExpressions;

namespace Mingsuan.Documents.Reading;

/// <summary>表前表后的文字 (what stands around a table: its title, unit line, notes).</summary>
internal static partial class Captions
{
    /// <summary>可以是表名: short, and no sentence.</summary>
    public static bool IsTitle(string text) => text.Length is > 2 and < 60 && text.IndexOfAny(['。', '；']) < 0;

    /// <summary>单位行、编制单位行、年度行.</summary>
    public static bool IsRemark(string text) => Remark().IsMatch(text);

    /// <summary>表下的注.</summary>
    public static bool IsNote(string text) => Note().IsMatch(text);

    [GeneratedRegex(@"单位[：:]|金额单位|编制(部门|单位)|填报(单位|日期)|公开[0-9]+表|^\s*[（(]\s*[0-9]{4}年度?\s*[)）]\s*$|^(部门|单位)(名称|/单位)?[：:]", RegexOptions.None, 1000)]
    private static partial Regex Remark();

    [GeneratedRegex(@"^\s*(注|备注|说明)[：:]", RegexOptions.None, 1000)]
    private static partial Regex Note();
}
