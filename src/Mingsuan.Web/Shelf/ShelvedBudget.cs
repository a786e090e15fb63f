using System.Collections.Concurrent;
using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Web.Charts;
using Mingsuan.Web.Explaining;

namespace Mingsuan.Web.Shelf;

/// <summary>预算包文件夹.</summary>
/// <param name="Name">网址中的名字, unique on the shelves.</param>
/// <param name="Path">位置.</param>
public sealed record BudgetFolder(string Name, string Path);

/// <summary>架上的一部预算 in one version of its files: read once, then only looked at.</summary>
public sealed class ShelvedBudget
{
    private readonly Lazy<BookIndex> index;
    private readonly Lazy<Spending> spending;
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> files = new(StringComparer.Ordinal);

    /// <summary>放上架.</summary>
    public ShelvedBudget(string name, FolderStamp stamp, PackageResult result)
    {
        Name = name;
        Stamp = stamp;
        Result = result;
        index = new(() => new BookIndex(Compiled!.Book));
        spending = new(() => Spending.Of(Compiled!));
        Card = BudgetCard.Of(this);
    }

    /// <summary>名字.</summary>
    public string Name { get; }

    /// <summary>版本.</summary>
    public FolderStamp Stamp { get; }

    /// <summary>读包与编制的结果.</summary>
    public PackageResult Result { get; }

    /// <summary>编制的书; null when the package cannot be read.</summary>
    public CompiledBook? Compiled => Result.Compiled;

    /// <summary>目录卡片.</summary>
    public BudgetCard Card { get; }

    /// <summary>书的索引; only of a compiled book.</summary>
    public BookIndex Index => index.Value;

    /// <summary>支出的构成与流向; only of a compiled book.</summary>
    public Spending Spending => spending.Value;

    /// <summary>部门与书名, or the folder's name when there is no book.</summary>
    public string Title => Compiled is { Book.Identity: var book }
        ? (book.Title.Contains(book.Department, StringComparison.Ordinal) ? book.Title : book.Department + book.Title)
        : Result.Package?.Settings.Department.Name ?? Name;

    /// <summary>网址.</summary>
    public string Address => "/budgets/" + Uri.EscapeDataString(Name);

    /// <summary>某部分的网址.</summary>
    public string AddressOf(Part part) => $"{Address}/{Uri.EscapeDataString(part.Id)}";

    /// <summary>某数的理由页.</summary>
    public string AddressOf(int statement) => FormattableString.Invariant($"{Address}/figures/{statement}");

    /// <summary>下载文件的内容, made once for this version; a failed attempt is not kept.</summary>
    public Task<byte[]> FileAsync(string file, Func<Task<byte[]>> make)
    {
        if (files.TryGetValue(file, out var known) && known.Value is { IsFaulted: true } or { IsCanceled: true })
            files.TryRemove(KeyValuePair.Create(file, known));
        return files.GetOrAdd(file, _ => new Lazy<Task<byte[]>>(() => Task.Run(make))).Value;
    }
}

/// <summary>状态.</summary>
public enum BudgetState
{
    /// <summary>编成.</summary>
    Compiled,

    /// <summary>编成, 有差错.</summary>
    WithErrors,

    /// <summary>读不了.</summary>
    Unreadable,

    /// <summary>正在编制.</summary>
    Compiling,

    /// <summary>程序故障.</summary>
    Faulted,
}

/// <summary>目录卡片 (one line of the list of budgets).</summary>
/// <param name="Name">名字.</param>
/// <param name="Title">书名.</param>
/// <param name="Department">部门.</param>
/// <param name="Year">年度; null when not known.</param>
/// <param name="Total">支出总计; null when not known.</param>
/// <param name="Unit">列示单位.</param>
/// <param name="Units">单位个数.</param>
/// <param name="Projects">项目个数.</param>
/// <param name="State">状态.</param>
/// <param name="Errors">差错个数.</param>
/// <param name="Problems">读取问题.</param>
public sealed record BudgetCard(
    string Name, string Title, string Department, int? Year, Amount? Total, DisplayUnit Unit, int Units, int Projects,
    BudgetState State, int Errors, ImmutableArray<ReadProblem> Problems)
{
    /// <summary>网址.</summary>
    public string Address => "/budgets/" + Uri.EscapeDataString(Name);

    /// <summary>还没有内容的卡片.</summary>
    public static BudgetCard Without(string name, BudgetState state) =>
        new(name, name, "", null, null, DisplayUnit.TenThousandYuan, 0, 0, state, 0, []);

    /// <summary>由架上的预算.</summary>
    public static BudgetCard Of(ShelvedBudget budget)
    {
        var settings = budget.Result.Package?.Settings;
        var errors = budget.Result.Check?.Findings.Count(f => f.Open == Severity.Error) ?? 0;
        var state = budget.Compiled is null ? BudgetState.Unreadable
            : errors > 0 ? BudgetState.WithErrors : BudgetState.Compiled;
        return new BudgetCard(
            budget.Name, budget.Title, settings?.Department.Name ?? "", settings?.Year,
            budget.Compiled is { } c ? c.Facts.Sum(Ranges.Expenditure(c)) : null,
            settings?.DisplayUnit ?? DisplayUnit.TenThousandYuan, settings?.Units.Length ?? 0,
            budget.Result.Package?.Projects.Length ?? 0, state, errors, budget.Result.Problems);
    }
}
