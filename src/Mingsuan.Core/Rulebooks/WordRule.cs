using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Data;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Rulebooks;

/// <summary>词句规则所查之处.</summary>
public enum WordPlace
{
    /// <summary>正文与表格.</summary>
    All,

    /// <summary>正文.</summary>
    Text,

    /// <summary>表格.</summary>
    Tables,
}

/// <summary>词句规则 (a pattern that finds one kind of fault in wording), from rulebook/checks/words.yaml.</summary>
/// <param name="Id">规则号.</param>
/// <param name="Words">写法; null where <see cref="Repeats"/> says what is looked for.</param>
/// <param name="In">查哪里.</param>
/// <param name="Message">一句话说毛病.</param>
/// <param name="Hint">怎么改.</param>
/// <param name="Example">自造的例子: the pattern must find it.</param>
public sealed record WordRule(
    string Id, Regex? Words, WordPlace In, string Message, string Hint, string Example)
{
    /// <summary>不算的近似写法: the pattern must not find it; empty when none is worth saying.</summary>
    public string Clean { get; init; } = "";

    /// <summary>只是旁证, which the catalogue grades lower.</summary>
    public bool IsWeak { get; init; }

    /// <summary>左边或上边的格 (a cell to the left of it, or above it in its column, must be this); null where it need
    /// not.</summary>
    public Regex? Beside { get; init; }

    /// <summary>必有其一的字: every place holds one of them; empty with <see cref="Repeats"/>, and where
    /// <see cref="Digits"/> tell enough.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>至少连着几个数字: every place holds so many; 0 when none need be.</summary>
    public int Digits { get; init; }

    /// <summary>错字与正字 (a wrong wording and the right one), for a rule that lists them; each wording is a finding
    /// of its own.</summary>
    public ImmutableDictionary<string, string> Corrections { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>紧挨着的重复 (Han words written twice running): least and most characters of the word.</summary>
    public (int Least, int Most)? Repeats { get; init; }

    /// <summary>文字里会不会有: looked for by the marks, which takes a fraction of the pattern's time.</summary>
    public bool MayBeIn(string text)
    {
        if (Repeats is not null) return true;
        if (Digits > 0 && !HasDigits(text, Digits)) return false;
        foreach (var mark in Marks)
        {
            if (text.Contains(mark, StringComparison.Ordinal)) return true;
        }
        return Marks.IsEmpty;
    }

    // From the last character a run could end at, backwards: most texts are left after a look at every seventh.
    private static bool HasDigits(string text, int least)
    {
        for (var end = least - 1; end < text.Length;)
        {
            var start = end;
            while (start >= 0 && char.IsAsciiDigit(text[start]) && end - start < least) start--;
            if (end - start == least) return true;
            end = start + least;
        }
        return false;
    }

    /// <summary>找: start and length of every place, in order.</summary>
    /// <exception cref="RegexMatchTimeoutException">the text is too long for the pattern.</exception>
    public IReadOnlyList<(int Index, int Length)> Find(string text) =>
        (Repeats is { } size ? WrittenTwice(text, size.Least, size.Most) : Match(text)) ?? [];

    // Nearly every text holds nothing to find: no list is made for it.
    private List<(int, int)>? Match(string text)
    {
        if (!MayBeIn(text)) return null;
        List<(int, int)>? found = null;
        foreach (var match in Words!.EnumerateMatches(text)) (found ??= []).Add((match.Index, match.Length));
        return found;
    }

    // For each length, how many characters running are the same as those so far behind; the longest word first.
    private static List<(int, int)>? WrittenTwice(string text, int least, int most)
    {
        List<(int, int)>? found = null;
        for (var at = 0; at < text.Length; at++)
        {
            var size = Math.Min(most, (text.Length - at) / 2);
            while (size >= least && (text[at] != text[at + size] || !IsTwice(text.AsSpan(at, 2 * size), size))) size--;
            if (size < least) continue;
            (found ??= []).Add((at, 2 * size));
            at += (2 * size) - 1;
        }
        return found;
    }

    private static bool IsTwice(ReadOnlySpan<char> words, int size) =>
        words[..size].SequenceEqual(words[size..]) && !words[..size].ContainsAnyExceptInRange('\u4e00', '\u9fff');

    /// <summary>读.</summary>
    public static ImmutableArray<WordRule> ReadAll(string file, DataNode node)
    {
        var data = new DataReader(file, node);
        ImmutableArray<WordRule> rules = [.. data.Items("rules").Select(Read)];
        data.Finish();
        return rules;
    }

    private static WordRule Read(DataReader data)
    {
        // A list of wrong wordings needs no pattern and no marks: they are the wordings themselves.
        var corrections = data.Texts("corrections").Select(t => t.Split('/'))
            .ToImmutableDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var pattern = data.Text("words");
        var rule = new WordRule(
            data.Required("id"),
            pattern is null ? null : Made(pattern),
            data.Required("in") switch
            {
                "text" => WordPlace.Text,
                "tables" => WordPlace.Tables,
                "all" => WordPlace.All,
                var other => throw new RulebookException(data.File, data.At, $"in 没有 {other}"),
            },
            data.Required("message"), data.Required("hint"), data.Required("example"))
        {
            IsWeak = data.Flag("weak"),
            Beside = data.Text("beside") is { } beside ? Made(beside) : null,
            Clean = data.Text("clean") ?? "",
            Marks = data.Texts("marks"),
            Digits = data.Integer("digits", 0),
            Repeats = data.Child("repeats") is { } size ? (size.Integer("least", 0), size.Integer("most", 0)) : null,
        };
        data.Finish();
        return corrections.IsEmpty ? rule : rule.Listing(corrections);
    }

    /// <summary>查一张错字单的规则.</summary>
    /// <param name="corrections">错字与正字.</param>
    public WordRule Listing(ImmutableDictionary<string, string> corrections)
    {
        ImmutableArray<string> wrong = [.. corrections.Keys.Order(StringComparer.Ordinal)];
        return this with
        {
            Words = Made(string.Join('|', wrong.Select(Regex.Escape))), Marks = wrong, Corrections = corrections,
        };
    }

    private static Regex Made(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
