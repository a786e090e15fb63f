using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;

namespace Mingsuan.Core.Claims;

/// <summary>一处主题.</summary>
/// <param name="Start">起点.</param>
/// <param name="End">终点.</param>
/// <param name="Query">查询; null when known not to be one.</param>
/// <param name="Text">写法.</param>
/// <param name="IsItem">是否类款项: its figures count even when the name is in no code list.</param>
internal sealed record SubjectToken(int Start, int End, Selector? Query, string Text, bool IsItem = false)
{
    /// <summary>在“收入包括”之下的查询; null when the same.</summary>
    public Selector? AsRevenue { get; init; }

    /// <summary>另外的意思, when the words have more than one.</summary>
    public ImmutableArray<Selector> Or { get; init; } = [];
}

/// <summary>一处数.</summary>
/// <param name="Start">起点.</param>
/// <param name="End">终点 including the unit.</param>
/// <param name="Digits">数字的终点.</param>
/// <param name="Number">数.</param>
/// <param name="Unit">单位: 元, 万元, 亿元, % or what else stands there; may be empty.</param>
internal sealed record NumberToken(int Start, int End, int Digits, PrintedNumber Number, string Unit)
{
    /// <summary>一档金额的单位.</summary>
    public static string UnitOf(long fen) => fen switch { 100 => "元", 1_000_000 => "万元", _ => "亿元" };

    public bool IsMoney => Unit is "元" or "万元" or "亿元" or "万";

    public bool IsPercent => Unit is "%" or "％";

    public long Scale => Unit switch
    {
        "元" => 100,
        "万元" or "万" => 1_000_000,
        "亿元" => 10_000_000_000,
        "%" or "％" => 10_000,
        _ => 1,
    };
}

/// <summary>断字 (numbers and the words around them).</summary>
internal static partial class ClaimTokens
{
    private const int LongestGap = 400;

    /// <summary>文中各数.</summary>
    public static IEnumerable<NumberToken> Numbers(string text)
    {
        foreach (Match match in Number().Matches(text))
        {
            var digits = match.Groups["n"];
            if (PrintedNumber.Parse(digits.Value) is not { } number) continue;
            yield return new NumberToken(
                match.Index, match.Index + match.Length, digits.Index + digits.Length, number,
                match.Groups["u"].Value.Replace(" ", "", StringComparison.Ordinal));
        }
    }

    /// <summary>数前的比较词; empty when there is none. Both words of a template left in give 增加（减少）.</summary>
    public static string Direction(string before) =>
        Directions().Match(before) is { Success: true } m ? m.Groups["d"].Value : "";

    /// <summary>方向: +1 or −1; 0 when the word gives none.</summary>
    public static int Sign(string direction) => direction switch
    {
        "" => 0,
        _ when direction[0] is '减' or '下' or '降' or '少' or '小' or '低' => -1,
        _ => 1,
    };

    /// <summary>数前说的年度与口径, such as 2022年当年预算执行数为; null when there is none.</summary>
    public static (int Year, string Basis)? YearBasis(string before) =>
        YearAmount().Match(before) is { Success: true } m
            ? (int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture), m.Groups["b"].Value)
            : null;

    /// <summary>名目前面说的年度, such as 上年 before 收支总预算; null when none stands there.</summary>
    public static int? YearOf(string before, int year) => YearBefore().Match(before) is not { Success: true } m ? null
        : m.Groups["y"] is { Success: true } said ? int.Parse(said.Value, CultureInfo.InvariantCulture) : year - 1;

    /// <summary>名目后面是不是“中，”: it names the whole of what follows.</summary>
    public static bool IsWhole(string after) => WholeOf().IsMatch(after);

    /// <summary>比什么: the words name what is compared with.</summary>
    public static bool IsCompared(string before) => before.AsSpan().IndexOfAny('比', '较', '与') >= 0;

    /// <summary>执行数 or 决算数, as what a change is counted from.</summary>
    public const string Executed = "执行";

    /// <summary>比……的口径: executed or budgeted; empty when the words say neither.</summary>
    public static string BasisOf(string before) => Basis().Match(before) is not { Success: true } m ? ""
        : m.Groups["x"].Success ? Executed : "预算";

    /// <summary>比上年，比2024年: what follows is of the same as before.</summary>
    public static bool IsAfterYearCompared(string before) => YearCompared().IsMatch(before);

    /// <summary>比哪一年; null when no year is named.</summary>
    public static int? ComparedYear(string before) => YearNamed().Match(before) is { Success: true } m
        ? int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>与某表一致: alike in two places, not unchanged since last year.</summary>
    public static bool IsWithTable(string said) => WithTable().IsMatch(said);

    /// <summary>年均增长: over more years than one.</summary>
    public static bool IsYearly(string before) => Yearly().IsMatch(before);

    /// <summary>约100万元: no more is meant than that.</summary>
    public static bool IsAbout(string before) => before.Length > 0 && before[^1] is '约' or '近';

    /// <summary>上年…为: the figure is last year's, its year said in words.</summary>
    public static bool IsLastYear(string before) => LastYear().IsMatch(before);

    /// <summary>比年初预算…: the change is from this year's budget, not from last year; the direction word is
    /// already known.</summary>
    public static bool IsAgainstBudget(string before, int year) => AgainstBudget().Match(before) is { Success: true } m
        && m.Groups["y"].Value is var said
        && (said.Length == 0 || said == year.ToString(CultureInfo.InvariantCulture));

    /// <summary>调整预算数为.</summary>
    public static bool IsAdjustedBudget(string before) => AdjustedBudget().IsMatch(before);

    /// <summary>紧接在持平之后: 与上年一致0万元.</summary>
    public static bool IsAfterFlat(string before) => AfterFlat().IsMatch(before);

    /// <summary>占什么 的比重; null when the words do not say a share.</summary>
    public static string? ShareOf(string before) =>
        Share().Match(before) is { Success: true } m ? m.Groups["w"].Value : null;

    /// <summary>完成率.</summary>
    public static bool IsCompletion(string before) => Completion().IsMatch(before);

    /// <summary>年初预算为.</summary>
    public static bool IsInitialBudget(string before) => InitialBudget().IsMatch(before);

    /// <summary>全年预算: adjusted during the year, where 年初预算 stands beside it.</summary>
    public static bool IsFullYear(string before) => before.Contains("全年预算", StringComparison.Ordinal);

    /// <summary>差值为: a difference without a direction.</summary>
    public static bool IsDifference(string before) => Difference().IsMatch(before);

    /// <summary>两个数用一个单位 (1.20，3.40万元), from the first on.</summary>
    public static bool IsFirstOfTwo(ReadOnlySpan<char> text) => TwoAmounts().IsMatch(text);

    /// <summary>决算为.</summary>
    public static bool IsFinal(string before) => Final().IsMatch(before);

    /// <summary>主题与数之间只隔着不改变意思的字.</summary>
    public static bool IsPlainGap(string between) => between.Length <= LongestGap
        && PlainGap().IsMatch(Aside().Replace(between, ""));

    /// <summary>主题与数之间也可以说执行、完成.</summary>
    public static bool IsPlainOrExecuted(string between) => between.Length <= LongestGap
        && IsPlainGap(Carried().Replace(between, ""));

    /// <summary>名目以“预算”收尾, beside an outturn the initial budget; 预算 in the name of a fund is not
    /// meant.</summary>
    public static bool IsBudgetOf(string subject) => BudgetOf().IsMatch(subject);

    /// <summary>持平的各处.</summary>
    public static IEnumerable<(int Start, int Length)> Flats(string text) =>
        Flat().Matches(text).Select(m => (m.Index, m.Length));

    /// <summary>收入包括 或 支出包括: from here to the end of the sentence items are of that side.</summary>
    public static IEnumerable<(int Start, bool IsRevenue)> Sides(string text) =>
        Side().Matches(text).Select(m => (m.Index, m.Value[0] == '收'));

    [GeneratedRegex("(收入|支出)(预算)?(按[^，。；：0-9]{2,8}?)?(主要)?(包括|来源为|来源包括|分为|构成为)[：:]?", RegexOptions.None, 10_000)]
    private static partial Regex Side();

    // A point with no digit before or behind it is a digit lost, where a unit follows, and so is a comma before three.
    [GeneratedRegex(@"(?<n>(?:(?<=\p{Lo}),(?=[0-9]{3}[.万亿元]))?[0-9０-９][0-9０-９,，]*(?:[.．](?:[0-9０-９]+|(?=\s?(?:亿元|万元|%|％))))?|(?<![0-9０-９.．])[.．][0-9０-９]+(?=\s?(?:亿元|万元|%|％)))(?<u>\s{0,2}(?:亿\s?元|万\s?元|元|万(?![人平册件亩吨])|%|％)|)", RegexOptions.None, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<d>(增加|增长率|增长|增幅|上升|上涨|提高|多|增收|增支)(了|[(（](减少|下降|降低)[)）])?|(减少率|减少|下降率|下降|降低|降幅|减幅|少|减收|减支)(了|[(（](增加|增长|上升)[)）])?)\s*(为|到|至)?\s*$|(?<d>大于|小于|高于|低于|多于|少于|超过)(年初|全年)?预算(安排)?(数)?\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Directions();

    [GeneratedRegex(@"(?<y>20[0-9]{2})\s?年度?(?<b>[^0-9，。；、]{0,14})$", RegexOptions.None, 10_000)]
    private static partial Regex YearAmount();

    [GeneratedRegex(@"(上年度?|去年|上一年度?|(?<![0-9])(?<y>20[0-9]{2})\s?年度?)(同期)?的?(本|我)?(部门|单位|局|全年)?的?\s*$", RegexOptions.None, 10_000)]
    private static partial Regex YearBefore();

    [GeneratedRegex("^(预算|决算)?(总额|数)?(之)?中[，：]", RegexOptions.None, 10_000)]
    private static partial Regex WholeOf();

    [GeneratedRegex("((?<=[比较与][^比较与，。；]*|20[0-9]{2}年度?)[^比较与，。；0-9]*((?<x>执行|决算|完成数)|预算))[^比较与，。；0-9]*$", RegexOptions.None, 10_000)]
    private static partial Regex Basis();

    [GeneratedRegex("[比较与](上年度?|去年|上一年度?|20[0-9]{2}年度?)(年初)?的?$", RegexOptions.None, 10_000)]
    private static partial Regex YearCompared();

    [GeneratedRegex("[比较与](?<y>20[0-9]{2})年[^，。；]*$", RegexOptions.None, 10_000)]
    private static partial Regex YearNamed();

    [GeneratedRegex("[与同和](?!上年|去年|20[0-9]{2}年)[^，。；]*(表[》”）)]|表》?[^，。；]{0,8}(数|额|栏))", RegexOptions.None, 10_000)]
    private static partial Regex WithTable();

    [GeneratedRegex("(年均|年平均|平均每年)[^，。；0-9]{0,8}$", RegexOptions.None | RegexOptions.RightToLeft, 10_000)]
    private static partial Regex Yearly();

    [GeneratedRegex(@"(上年度?|去年|上一年度?|上年同期)(同期)?的?(预算|决算|执行|支出|收入|实际|安排|完成|数|额|为|是)*\s*$", RegexOptions.None, 10_000)]
    private static partial Regex LastYear();

    [GeneratedRegex(@"((比|较|与)(?<y>20[0-9]{2})?(年度?)?(年初|全年|本年)?预算(安排)?(数)?(相比)?[，,]?[^，。；0-9]{0,6}|(大于|小于|高于|低于|多于|少于|超过|等于)(年初|全年)?预算(安排)?(数)?)\s*$", RegexOptions.None, 10_000)]
    private static partial Regex AgainstBudget();

    [GeneratedRegex(@"调整后?的?预算(数)?为?\s*$", RegexOptions.None, 10_000)]
    private static partial Regex AdjustedBudget();

    [GeneratedRegex(@"(持平|一致|无变化|无增减|无增减变化)[，,]?\s*$", RegexOptions.None, 10_000)]
    private static partial Regex AfterFlat();

    [GeneratedRegex(@"(占|比重|比例)(?<w>[^0-9，。；占]{0,24})$", RegexOptions.None, 10_000)]
    private static partial Regex Share();

    [GeneratedRegex(@"(完成|占).{0,12}(年初|全年|调整)?预算(数)?的?\s*$|完成(年初|全年)?预算(数)?[0-9.,，]{1,16}(万元|元|亿元)的\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Completion();

    [GeneratedRegex(@"(年初预算|全年预算|(?<!调整(后的?)?)预算)(数)?为?\s*$", RegexOptions.None, 10_000)]
    private static partial Regex InitialBudget();

    [GeneratedRegex(@"(差值|差额|相差)(为|是)?\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Difference();

    [GeneratedRegex(@"^[0-9][0-9,]*\.[0-9]+[，,、]\s?[0-9][0-9,]*(\.[0-9]+)?\s?(亿元|万元|元)", RegexOptions.None, 10_000)]
    private static partial Regex TwoAmounts();

    [GeneratedRegex(@"决算(数)?为?\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Final();

    [GeneratedRegex(@"^[”“"")）\s：:为是均共计约达数安排财政拨款年度预算决算支出收入资金经费总额合计金额科目列0-9（]{0,26}$", RegexOptions.None, 10_000)]
    private static partial Regex PlainGap();

    [GeneratedRegex("(预计|实际)?(执行|完成)数?", RegexOptions.None, 10_000)]
    private static partial Regex Carried();

    [GeneratedRegex("(?<!公共|基金|经营|总)预算$", RegexOptions.None, 10_000)]
    private static partial Regex BudgetOf();

    [GeneratedRegex("[（(][^（()）0-9]*[)）]", RegexOptions.None, 10_000)]
    private static partial Regex Aside();

    [GeneratedRegex("基本持平|持平|无增减变化|无增减|无变化|保持不变|保持一致|一致|等于(年初|全年)?预算数?", RegexOptions.None, 10_000)]
    private static partial Regex Flat();
}
