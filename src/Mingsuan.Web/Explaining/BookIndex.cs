using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;

namespace Mingsuan.Web.Explaining;

/// <summary>陈述印在书的哪里.</summary>
/// <param name="Part">部分.</param>
/// <param name="Table">表; null in a paragraph.</param>
public sealed record Spot(Part Part, Table? Table);

/// <summary>书的索引: from a statement to its place, from a query to the first statement that prints it.</summary>
public sealed class BookIndex
{
    private readonly Dictionary<int, Spot> spots = [];
    private readonly Dictionary<Query, int> byQuery = [];
    private readonly Dictionary<int, Tie> ties;

    /// <summary>编索引.</summary>
    public BookIndex(Book book)
    {
        Book = book;
        foreach (var part in book.Parts)
        {
            foreach (var block in part.Blocks) Add(part, block);
        }
        foreach (var statement in book.Statements.Where(s => CanBeAsked(s.Index)))
            byQuery.TryAdd(statement.Query, statement.Index);
        ties = book.Ties.SelectMany(t => t.Statements.Select(s => (s, t))).ToDictionary(p => p.s, p => p.t);
    }

    /// <summary>书.</summary>
    public Book Book { get; }

    /// <summary>印在哪里; null when no page prints it.</summary>
    public Spot? SpotOf(int statement) => spots.GetValueOrDefault(statement);

    /// <summary>第一个印出此查询的陈述.</summary>
    public int? StatementOf(Query query) => byQuery.TryGetValue(query, out var s) ? s : null;

    /// <summary>同数; null when the query stands in one place only.</summary>
    public Tie? TieOf(int statement) => ties.GetValueOrDefault(statement);

    /// <summary>是否有理由页: an amount or a share of amounts that is really printed.</summary>
    public bool CanBeAsked(int statement) => statement >= 0 && statement < Book.Statements.Length
        && Book.Statements[statement] is { Text.Length: > 0 } s && (s.Unit is not null || s.IsPercent)
        && spots.ContainsKey(statement);

    private void Add(Part part, Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                foreach (var run in paragraph.Runs.Where(r => r.Statement is not null))
                {
                    spots.TryAdd(run.Statement!.Value, new Spot(part, null));
                }
                break;
            case TableBlock { Table: var table }:
                foreach (var cell in table.Rows.SelectMany(r => r.Cells).Where(c => c.Statement is not null))
                    spots.TryAdd(cell.Statement!.Value, new Spot(part, table));
                break;
            default:
                break;
        }
    }
}
