using System.Collections.Immutable;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;

namespace Mingsuan.Core.Checks;

/// <summary>一条审核规则.</summary>
/// <param name="Id">规则号, stable and public.</param>
/// <param name="Name">名称.</param>
/// <param name="Severity">级别.</param>
/// <param name="Test">查什么.</param>
/// <param name="Basis">依据.</param>
public sealed record CheckRule(string Id, string Name, Severity Severity, string Test, string Basis);

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

    /// <summary>读.</summary>
    public static Catalogue Read() => new([.. CsvText.Read(Rulebook.Text("checks/catalogue.csv"))
        .Select(r => new CheckRule(r["id"], r["name"], Level(r["severity"]), r["test"], r["basis"]))]);

    private static Severity Level(string text) => text switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        _ => Severity.Note,
    };
}
