using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Relations.Readings;

/// <summary>
/// 小数位的习惯 (figures of one table, or of one kind in the text, printed to the same last digit but for one or two).
/// </summary>
/// <param name="Places">小数位数 that all the others have.</param>
/// <param name="Few">位数少的数: as precise as the others all the same, for these print their trailing zeros.</param>
/// <param name="Many">位数多的数.</param>
public sealed record PrintedHabit(int Places, ImmutableArray<Statement> Few, ImmutableArray<Statement> Many)
{
    // Fewer figures than this show no habit.
    private const int Enough = 10;

    private const int MostOdd = 2;

    // Of so many figures one may be odd.
    private const int OneIn = 40;

    /// <summary>看得出的习惯 with figures that fall out of them, of the tables and of the text.</summary>
    public static IEnumerable<PrintedHabit> Of(Disclosure disclosure)
    {
        var kinds = disclosure.Statements
            .Where(f => f.Value != 0 && (f.IsPercent || f.UnitFen > 0) && f.Text.AsSpan().ContainsAnyInRange('0', '9'))
            .GroupBy(f => (Group(disclosure, f), f.IsPercent, f.UnitFen)).Select(g => g.ToList());
        foreach (var kind in kinds)
        {
            if (Of(kind) is { } habit) yield return habit;
            else if (kind[0].Table >= 0)
            {
                foreach (var own in kind.GroupBy(f => f.Table).Select(t => Of([.. t])).OfType<PrintedHabit>())
                    yield return own;
            }
        }
    }

    // The forms of one document are printed alike, and so are its sheets; a table of another kind goes by itself, and
    // so does the text.
    private static int Group(Disclosure disclosure, Statement figure) => figure.Table < 0 ? -1
        : disclosure.Tables[figure.Table] switch
        {
            { Form: not null } => disclosure.Tables.Length,
            { Sheet: not null } => disclosure.Tables.Length + 1,
            _ => figure.Table,
        };

    /// <summary>位数少的数按习惯的末位算: 45.4 among 45.42 and 45.40 means 45.40.</summary>
    public static Disclosure Apply(Disclosure disclosure, IEnumerable<PrintedHabit> habits)
    {
        ImmutableArray<Statement>.Builder? figures = null;
        foreach (var habit in habits)
        {
            foreach (var figure in habit.Few)
            {
                figures ??= disclosure.Statements.ToBuilder();
                figures[figure.Index] = figure with { Step = habit.StepOf(figure) };
            }
        }
        return figures is null ? disclosure : disclosure with { Statements = figures.MoveToImmutable() };
    }

    /// <summary>按习惯的末位, on the scale of the figure.</summary>
    public long StepOf(Statement figure)
    {
        var step = figure.IsPercent ? 10_000 : figure.UnitFen;
        for (var i = 0; i < Places && step >= 10; i++) step /= 10;
        return step;
    }

    /// <summary>印出的小数位数.</summary>
    public static int PlacesOf(string text) =>
        text.IndexOfAny(['.', '．']) is var at and >= 0 ? Digits(text.AsSpan(at + 1)) : 0;

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter)) count++;
        }
        return count;
    }

    /// <summary>小数位数是否都一样.</summary>
    public static bool IsAlike(IEnumerable<Statement> figures)
    {
        var places = -1;
        foreach (var figure in figures)
        {
            var own = PlacesOf(figure.Text);
            if (places >= 0 && own != places) return false;
            places = own;
        }
        return true;
    }

    private static PrintedHabit? Of(List<Statement> figures)
    {
        if (figures.Count < Enough || IsAlike(figures)) return null;
        var groups = figures.GroupBy(f => PlacesOf(f.Text)).OrderByDescending(g => g.Count()).ToList();
        var places = groups[0].Key;
        var most = Math.Clamp(figures.Count / OneIn, 1, MostOdd);
        var many = groups.Where(g => g.Key > places).SelectMany(g => g).ToList();
        var few = groups.Where(g => g.Key < places).SelectMany(g => g).ToList();
        var keepsZeros = places > 0 && groups[0].Any(f => f.Text.Where(char.IsAsciiDigit).Last() == '0');
        if (few.Count > most || !keepsZeros) few.Clear();
        if (many.Count > most) many.Clear();
        return few.Count + many.Count == 0 ? null
            : new PrintedHabit(places, [.. few.Where(f => PlacesOf(f.Text) > 0)], [.. many]);
    }
}
