namespace Mingsuan.Core.Sentences;

/// <summary>中文数字 for headings and list numbers: 一 … 九十九.</summary>
public static class ChineseNumeral
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>1 to 99 in words; beyond that the digits one by one.</summary>
    public static string Of(int number) => number switch
    {
        < 0 => throw new ArgumentOutOfRangeException(nameof(number)),
        < 10 => Digits[number].ToString(),
        10 => "十",
        < 20 => "十" + Digits[number - 10],
        < 100 => Digits[number / 10] + "十" + (number % 10 == 0 ? "" : Digits[number % 10].ToString()),
        _ => Of(number / 10) + Digits[number % 10],
    };
}
