using System.Globalization;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Relations;

/// <summary>笔误的种类 (how a printed figure came to differ from the right one).</summary>
public enum SlipKind
{
    /// <summary>说不出.</summary>
    Other,

    /// <summary>一位数字写错.</summary>
    ChangedDigit,

    /// <summary>相邻两位颠倒.</summary>
    SwappedDigits,

    /// <summary>漏了一位.</summary>
    LostDigit,

    /// <summary>多了一位.</summary>
    AddedDigit,

    /// <summary>小数点移位.</summary>
    ShiftedPoint,

    /// <summary>单位错 (万元 for 元 or the other way).</summary>
    WrongUnit,

    /// <summary>方向词相反.</summary>
    WrongDirection,

    /// <summary>抄了邻近的数.</summary>
    Neighbour,

    /// <summary>整列错行.</summary>
    ShiftedRows,

    /// <summary>没有完成的比例写作完成率.</summary>
    Shortfall,

    /// <summary>增减除以了当年数.</summary>
    WrongBase,

    /// <summary>当年与上年之比写作增减.</summary>
    WholeForChange,
}

/// <summary>笔误 (names the slip between a printed figure and the right one, and how likely it is).</summary>
public static class Slip
{
    /// <summary>认笔误.</summary>
    /// <param name="printed">印出的值.</param>
    /// <param name="right">应为的值.</param>
    /// <param name="step">末位, for writing both out in digits.</param>
    /// <param name="isWhole">没有小数: then the last digit may be one too many; behind a point it would move all the
    /// others.</param>
    public static SlipKind Between(long printed, long right, long step, bool isWhole = true)
    {
        if (printed == -right && printed != 0) return SlipKind.WrongDirection;
        if (printed == 0 || right == 0)
        {
            return Digits(printed + right, step).TrimEnd('0').Length == 1 ? SlipKind.ChangedDigit : SlipKind.Other;
        }
        if (IsUnit(printed, right)) return SlipKind.WrongUnit;
        if (IsShift(printed, right)) return SlipKind.ShiftedPoint;
        // A value with more decimals than were printed is no slip of the digits that were.
        for (; step > 1 && right % step != 0; step = Math.Max(1, step / 10)) { }
        var (a, b) = (Digits(printed, step), Digits(right, step));
        if (a.Length == b.Length)
        {
            var differ = Enumerable.Range(0, a.Length).Where(i => a[i] != b[i]).ToList();
            if (differ.Count == 1) return SlipKind.ChangedDigit;
            if (differ.Count == 2 && differ[1] == differ[0] + 1 && a[differ[0]] == b[differ[1]]
                && a[differ[1]] == b[differ[0]])
            {
                return SlipKind.SwappedDigits;
            }
        }
        if (b.Length == a.Length + 1 && IsOneLess(a, b)) return SlipKind.LostDigit;
        if (a.Length == b.Length + 1 && IsOneLess(b, a) && (isWhole || !a.StartsWith(b, StringComparison.Ordinal)))
            return SlipKind.AddedDigit;
        return SlipKind.Other;
    }

    /// <summary>可能的程度, 0 to 100, for ranking repairs that mend as much.</summary>
    public static int Likelihood(SlipKind kind) => kind switch
    {
        SlipKind.WrongDirection => 95,
        SlipKind.SwappedDigits => 90,
        SlipKind.LostDigit or SlipKind.AddedDigit => 85,
        SlipKind.ChangedDigit => 80,
        SlipKind.WrongUnit => 80,
        SlipKind.Shortfall or SlipKind.WrongBase or SlipKind.WholeForChange => 75,
        SlipKind.Neighbour => 70,
        SlipKind.ShiftedPoint => 65,
        _ => 0,
    };

    /// <summary>印成这个数的各种原数 (values from which one slip leads to the printed one).</summary>
    /// <param name="printed">印出的值.</param>
    /// <param name="step">末位.</param>
    public static IEnumerable<long> Origins(long printed, long step)
    {
        step = Math.Max(1, step);
        var sign = printed < 0 ? -1 : 1;
        if (printed != 0) yield return -printed;
        foreach (var origin in Edits(Math.Abs(printed / step)))
        {
            if (origin <= PrintedNumber.Most / step) yield return sign * origin * step;
        }
        foreach (var factor in new[] { 10, 100, 10_000 })
        {
            if (Math.Abs(printed) <= PrintedNumber.Most / factor) yield return printed * factor;
            yield return printed / factor;
        }
    }

    // The number with one digit added, changed, taken out or swapped with the next, from the right; a digit added at
    // the left makes it longer.
    private static IEnumerable<long> Edits(long digits)
    {
        for (var place = 1L; place <= Math.Max(digits, 1) * 10 && place <= PrintedNumber.Most / 10; place *= 10)
        {
            var (above, below) = (digits / place, digits % place);
            for (var c = 0L; c <= 9; c++) yield return (above * 10 + c) * place + below;
            if (place > digits && digits > 0) yield break;
            var own = above % 10;
            for (var c = 0L; c <= 9; c++) yield return digits + (c - own) * place;
            if (digits >= 10) yield return above / 10 * place + below;
            if (above >= 10) yield return digits + (above / 10 % 10 - own) * (place - place * 10);
        }
    }

    /// <summary>说给人听.</summary>
    public static string Words(SlipKind kind) => kind switch
    {
        SlipKind.ChangedDigit => "像是一位数字写错",
        SlipKind.SwappedDigits => "像是相邻两位写颠倒",
        SlipKind.LostDigit => "像是漏写一位",
        SlipKind.AddedDigit => "像是多写一位",
        SlipKind.ShiftedPoint => "像是小数点错位",
        SlipKind.WrongUnit => "像是单位写错",
        SlipKind.WrongDirection => "像是增减方向写反",
        SlipKind.Neighbour => "像是照抄了邻近的数",
        SlipKind.ShiftedRows => "像是整列错了行",
        SlipKind.Shortfall => "像是把没有完成的比例写作完成率",
        SlipKind.WrongBase => "像是除以了当年数，应除以上年数",
        SlipKind.WholeForChange => "像是写成了当年数与上年数之比",
        _ => "",
    };

    /// <summary>同样的数字、小数点不在一处: all digits are right, but not their place.</summary>
    public static bool IsMoved(long printed, long right) => printed != right && printed != 0 && right != 0
        && Math.Sign(printed) == Math.Sign(right) && Bare(printed) == Bare(right);

    private static long Bare(long value)
    {
        for (; value % 10 == 0; value /= 10) { }
        return value;
    }

    private static bool IsUnit(long a, long b) => IsTimes(a, b, 10_000) || IsTimes(b, a, 10_000);

    private static bool IsShift(long a, long b)
    {
        if (!IsMoved(a, b)) return false;
        var (big, small) = Math.Abs(a) > Math.Abs(b) ? (a, b) : (b, a);
        return big / small is 10 or 100 or 1000;
    }

    private static bool IsTimes(long big, long small, long factor) =>
        Int128.Abs((Int128)small * factor - big) < factor && small != 0 && Math.Abs(big) > Math.Abs(small);

    private static string Digits(long value, long step) =>
        Math.Abs(value / Math.Max(1, step)).ToString(CultureInfo.InvariantCulture);

    private static bool IsOneLess(string shorter, string longer)
    {
        var i = 0;
        while (i < shorter.Length && shorter[i] == longer[i]) i++;
        return shorter.AsSpan(i).SequenceEqual(longer.AsSpan(i + 1));
    }
}
