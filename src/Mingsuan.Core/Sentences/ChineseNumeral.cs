namespace Mingsuan.Core.Sentences;

/// <summary>中文数字 for headings and list numbers: 一 … 九千九百九十九.</summary>
public static class ChineseNumeral
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>0 to 9999 in words; no list is longer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or above 9999.</exception>
    public static string Of(int number) => number switch
    {
        < 0 or > 9999 => throw new ArgumentOutOfRangeException(nameof(number)),
        < 10 => Digits[number].ToString(),
        < 20 => "十" + Units(number - 10),
        < 100 => Digits[number / 10] + "十" + Units(number % 10),
        < 1000 => Digits[number / 100] + "百" + Rest(number % 100, 10),
        _ => Digits[number / 1000] + "千" + Rest(number % 1000, 100),
    };

    private static string Units(int number) => number == 0 ? "" : Digits[number].ToString();

    // 一百零一, 一百一十, 一千零一十: 零 fills a place left out, and 十 is 一十 inside a number.
    private static string Rest(int number, int place) => number == 0 ? ""
        : number < place ? "零" + Inside(number) : Inside(number);

    private static string Inside(int number) => number is >= 10 and < 20 ? "一" + Of(number) : Of(number);
}
