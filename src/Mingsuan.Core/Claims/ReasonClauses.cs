using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Claims;

/// <summary>原因从句 (主要原因是 … up to the end of its sentence, 一是 …；二是 … to the end of the last): its numbers
/// explain a change, they claim no query.</summary>
internal sealed partial class ReasonClauses(string text)
{
    private readonly List<(int Start, int End)> clauses =
        [.. Reason().Matches(text).Select(m => (m.Index, m.Index + m.Length))];

    private readonly List<(int Clause, int Statement, string Direction)> parts = [];

    /// <summary>某处是否在原因里.</summary>
    public bool Covers(int at) => clauses.Exists(c => at >= c.Start && at < c.End);

    /// <summary>原因里的一个金额.</summary>
    public void Add(NumberToken token, int figure, string direction) =>
        parts.Add((clauses.FindIndex(c => token.Start >= c.Start && token.Start < c.End), figure, direction));

    /// <summary>收尾: two amounts or more under one direction word must add up to the change they explain.</summary>
    public void Close(ClaimBook book)
    {
        foreach (var clause in parts.GroupBy(p => p.Clause).Where(g => g.Count() >= 2))
        {
            var list = clause.ToList();
            var direction = list[0].Direction.Length > 0 ? list[0].Direction : Listed(list[0].Statement, book);
            if (direction.Length == 0 || list.Skip(1).Any(p => p.Direction.Length > 0)) continue;
            if (book.ChangeBefore(list[0].Statement) is not { } change) continue;
            if (Math.Sign(book[change].Value) != ClaimTokens.Sign(direction)) continue;
            var sign = Math.Sign(book[change].Value);
            book.Relations.Add(new LinearRelation(
                "C14", [new Term(change, 1), .. list.Select(p => new Term(p.Statement, -sign))]));
        }
    }

    // 增加了货物类采购4万元，审计会计服务 8万元: the direction word stands before the first name.
    private string Listed(int figure, ClaimBook book)
    {
        var start = book[figure].Start;
        var clause = clauses.First(c => start >= c.Start && start < c.End);
        return ListStart().Match(text[clause.Start..start]) is { Success: true } m ? m.Groups["d"].Value : "";
    }

    [GeneratedRegex("(主要原因|主要是|原因主要|原因是|原因为|根本原因|变动原因|主要由于|主要用于(?!以下)|(?<!（款）)用于(?!以下))[^。；]*?(?:(?<=一是[^。；]*)[；。]\\s*[二三四五六七八九]是[^。；]*|(?<=[二三四五六七八九]是[^。；]*)[；。]\\s*[三四五六七八九十]是[^。；]*)*(?=，其中[：:][^。；]{0,40}（[类款]）|[。；]|$)", RegexOptions.None, 10_000)]
    private static partial Regex Reason();

    [GeneratedRegex("(?<d>增加|减少)了?[^，。；0-9]{2,16}$", RegexOptions.None, 10_000)]
    private static partial Regex ListStart();
}
