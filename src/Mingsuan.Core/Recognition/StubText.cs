using System.Text.RegularExpressions;

namespace Mingsuan.Core.Recognition;

/// <summary>行首各格的文字 (the words at the head of a row): its code and its name, however many cells hold
/// them.</summary>
internal static partial class StubText
{
    /// <summary>由各格文字合成: digits are code parts (201 03 01), the rest is the name.</summary>
    public static (string Code, string Name) Join(IEnumerable<string> texts)
    {
        var (code, name) = ("", "");
        var parts = texts.Select(t => t.Trim()).Where(t => t.Length > 0).ToList();
        foreach (var text in parts)
        {
            var compact = text.Replace(" ", "", StringComparison.Ordinal);
            if (name.Length == 0 && (Code().IsMatch(compact) || IsCutCode(parts, text))) code += compact;
            else if (name.Length == 0 && code.Length is 3 or 5 && compact.Length == 1 && char.IsAsciiDigit(compact[0]))
            {
                code += "0" + compact;
            }
            else if (code.Length == 0 && Glued().Match(text) is { Success: true } glued)
            {
                code = glued.Groups[1].Value;
                name += glued.Groups[2].Value.Trim();
            }
            else name += text;
        }
        return (code, name);
    }

    // 7 11 02: the first part of a code over three columns lost its other digits.
    private static bool IsCutCode(List<string> parts, string text) => parts.Count > 3 && ReferenceEquals(text, parts[0])
        && text is [>= '0' and <= '9'] && parts[1] is [>= '0' and <= '9', >= '0' and <= '9']
        && parts[2] is [>= '0' and <= '9', >= '0' and <= '9'];

    [GeneratedRegex("^[A-Z]?[0-9][0-9A-Za-z]{1,20}$", RegexOptions.None, 10_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^(?!20[0-9]{2}年)([0-9]{3,7})[\s\-—]*([^0-9\s.．、，,%].*)$", RegexOptions.None, 10_000)]
    private static partial Regex Glued();
}
