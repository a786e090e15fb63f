using System.Collections.Immutable;
using Mingsuan.Core.Data;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rulebooks;

/// <summary>一条审核规则.</summary>
/// <param name="Id">规则号, stable and public.</param>
/// <param name="Name">名称.</param>
/// <param name="Severity">级别.</param>
/// <param name="Weak">旁证的级别: of a sign that only points to the fault.</param>
/// <param name="Test">查什么.</param>
/// <param name="Basis">依据.</param>
public sealed record CheckRule(
    string Id, string Name, Severity Severity, Severity Weak, string Test, string Basis)
{
    /// <summary>怎么评.</summary>
    public CheckMethod How { get; init; }

    /// <summary>要读到什么才评 (what the document must hold), as words of the readings a check may ask for.</summary>
    public ImmutableArray<string> Reads { get; init; } = [];

    /// <summary>发现记在哪条规则名下; empty for its own. The same test under another id.</summary>
    public string Under { get; init; } = "";

    /// <summary>缺什么资料; empty unless no single document holds it.</summary>
    public string Needs { get; init; } = "";

    /// <summary>差错能否用说明放行; doubts and notes always can.</summary>
    public bool IsAnswerable { get; init; }

    /// <summary>自造的反例.</summary>
    public string Example { get; init; } = "";

    /// <summary>怎么改.</summary>
    public string Correct { get; init; } = "";
}

/// <summary>迹象: how sure a sign of a fault is, for which the catalogue has the grade.</summary>
public enum Sign
{
    /// <summary>直接的.</summary>
    Direct,

    /// <summary>旁证, which only points to the fault.</summary>
    Indirect,

    /// <summary>舍入所致, or only to be told: a note under any rule.</summary>
    Rounding,
}

/// <summary>规则怎么评.</summary>
public enum CheckMethod
{
    /// <summary>数与数的关系, of tables and of what the text says.</summary>
    Relation,

    /// <summary>词句, patterns of words.yaml.</summary>
    Words,

    /// <summary>代码与名称.</summary>
    Names,

    /// <summary>文中列举.</summary>
    Lists,

    /// <summary>表格的样子与数.</summary>
    Tables,

    /// <summary>功能科目与经济科目的对应.</summary>
    Pairs,

    /// <summary>数的写法.</summary>
    Format,

    /// <summary>完整性.</summary>
    Completeness,

    /// <summary>文字说明.</summary>
    Text,

    /// <summary>绩效指标.</summary>
    Targets,

    /// <summary>申报表.</summary>
    Form,

    /// <summary>预算包, before a book is printed of it.</summary>
    Package,

    /// <summary>不能由一份公开文件评: a datum is lacking.</summary>
    None,
}

/// <summary>审核目录 (every rule under its public id), from rulebook/checks/catalogue.csv.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, CheckRule> byId;

    private Catalogue(ImmutableArray<CheckRule> rules)
    {
        Rules = rules;
        byId = rules.ToDictionary(r => r.Id, StringComparer.Ordinal);
    }

    /// <summary>全部规则, by id.</summary>
    public ImmutableArray<CheckRule> Rules { get; }

    /// <summary>某规则.</summary>
    /// <exception cref="KeyNotFoundException">a finding under an id that is not in the catalogue: a bug of
    /// ours.</exception>
    public CheckRule this[string id] => byId[id];

    /// <summary>某规则的某种迹象的级别.</summary>
    public Severity Grade(string id, Sign sign) => sign switch
    {
        Sign.Direct => byId[id].Severity,
        Sign.Indirect => byId[id].Weak,
        _ => Severity.Note,
    };

    /// <summary>是否有这条规则.</summary>
    public bool Has(string id) => byId.ContainsKey(id);

    /// <summary>相近的规则号, for an id that is not there: one character apart, at most three.</summary>
    public IEnumerable<CheckRule> Nearest(string id) => Rules
        .Where(r => r.Id.Length == id.Length && r.Id.Zip(id.ToUpperInvariant()).Count(p => p.First != p.Second) <= 1)
        .OrderBy(r => char.ToUpperInvariant(id[0]) == r.Id[0] ? 0 : 1).Take(3);

    /// <summary>读.</summary>
    public static Catalogue Read() => 
        new([.. CsvText.Read("catalogue.csv", Rulebook.Text("checks/catalogue.csv")).Select(Rule)]);

    // error/warning: the grade, and that of an indirect sign.
    private static CheckRule Rule(Dictionary<string, string> row)
    {
        var levels = row["severity"].Split('/');
        return new(row["id"], row["name"], Level(levels[0]), Level(levels[^1]), row["test"], row["basis"])
        {
            How = Enum.Parse<CheckMethod>(row["how"], ignoreCase: true),
            Reads = [.. row["reads"].Split(';', StringSplitOptions.RemoveEmptyEntries)],
            Under = row["under"],
            Needs = row["needs"],
            IsAnswerable = row["answerable"] == "yes",
            Example = row["example"],
            Correct = row["correct"],
        };
    }

    private static Severity Level(string text) => text switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        _ => Severity.Note,
    };
}
