namespace Mingsuan.Documents.Writing;

/// <summary>文字宽度的估计, in em (one em is the width of a Chinese character), on the safe side.</summary>
internal static class TextMeasure
{
    private const double Digit = 0.575;

    /// <summary>一行的宽度; the widest line when the text has line breaks.</summary>
    public static double Width(string text)
    {
        double widest = 0, line = 0;
        foreach (var c in text)
        {
            line = c == '\n' ? 0 : line + CharacterWidth(c);
            widest = Math.Max(widest, line);
        }

        return widest;
    }

    /// <summary>最长的不可断开的一截 (letters and digits without a break), counted to a limit.</summary>
    public static double WidestToken(string text, int limit)
    {
        double widest = 0, token = 0;
        var length = 0;
        foreach (var c in text)
        {
            var counts = IsTokenCharacter(c) && length < limit;
            length = counts ? length + 1 : 0;
            token = counts ? token + CharacterWidth(c) : 0;
            widest = Math.Max(widest, token);
        }

        return widest;
    }

    /// <summary>在给定宽度内断开过长的一截 by line breaks; other text stays as it is.</summary>
    public static string BreakTokens(string text, double widthInEm)
    {
        if (WidestToken(text, int.MaxValue) <= widthInEm) return text;
        var broken = new System.Text.StringBuilder();
        double token = 0;
        foreach (var c in text)
        {
            var width = CharacterWidth(c);
            token = IsTokenCharacter(c) ? token + width : 0;
            if (token > widthInEm)
            {
                broken.Append('\n');
                token = width;
            }

            broken.Append(c);
        }

        return broken.ToString();
    }

    /// <summary>末行不留一个字: a last line of one Chinese character takes a second one from the line above.</summary>
    public static string WithoutWidow(string text, double widthInEm)
    {
        var perLine = (int)widthInEm;
        var chinese = text.All(c => c >= 0x2E80 && !char.IsSurrogate(c));
        return chinese && perLine > 2 && text.Length > perLine && text.Length % perLine == 1
            ? text.Insert(text.Length - 2, "\n") : text;
    }

    /// <summary>排成几行 in a given width.</summary>
    public static int Lines(string text, double widthInEm)
    {
        var lines = 0;
        foreach (var line in text.Split('\n'))
            lines += Math.Max(1, (int)Math.Ceiling(Width(line) / Math.Max(widthInEm, 1)));
        return lines;
    }

    private static bool IsTokenCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or ',' or '_';

    private static double CharacterWidth(char c) => c switch
    {
        '.' or ',' or ':' or ';' or '\'' or '|' => 0.3,
        ' ' => 0.27,
        >= '0' and <= '9' => Digit,
        >= 'A' and <= 'Z' => 0.72,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.95,
        < (char)0x2000 => 0.6,
        _ when char.IsLowSurrogate(c) => 0,
        _ => 1,
    };
}
