using System.Text.RegularExpressions;

namespace Mingsuan.Documents.Recognition;

/// <summary>行首各格的文字 (the words at the head of a row): its code and its name, however many cells hold
/// them.</summary>
internal static partial class StubText
{
    /// <summary>由各格文字合成: digits are code parts (201 03 01), the rest is the name.</summary>
    public static (string Code, string Name) Join(IEnumerable<string> texts)
    {
        var (code, name) = ("", "");
        foreach (var text in texts.Select(t => t.Trim()).Where(t => t.Length > 0))
        {
            var compact = text.Replace(" ", "", StringComparison.Ordinal);
            if (name.Length == 0 && Code().IsMatch(compact)) code += compact;
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

    [GeneratedRegex("^[0-9][0-9A-Za-z]{1,20}$", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^([0-9]{3,7})[\s\-—]*([^0-9\s.．、，,%].*)$", RegexOptions.None, 1000)]
    private static partial Regex Glued();
}
