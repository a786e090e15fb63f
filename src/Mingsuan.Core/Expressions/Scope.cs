using System.Collections.Immutable;

namespace Mingsuan.Core.Expressions;

/// <summary>求值的环境 (variables and the year looked at); inner scopes hide outer ones.</summary>
public sealed class Scope
{
    private readonly Scope? outer;
    private readonly ImmutableDictionary<string, Value> variables;

    /// <summary>新建.</summary>
    public Scope(int year, ImmutableDictionary<string, Value> variables, Scope? outer = null)
    {
        Year = year;
        this.variables = variables;
        this.outer = outer;
    }

    /// <summary>所看的年度.</summary>
    public int Year { get; }

    /// <summary>所看的阶段, a code of its dimension; empty for the document's own.</summary>
    public string Stage { get; private init; } = "";

    /// <summary>看某个阶段.</summary>
    public Scope At(string stage) => new(Year, ImmutableDictionary<string, Value>.Empty, this) { Stage = stage };

    /// <summary>取变量; null when there is none.</summary>
    public Value? Find(string name) =>
        variables.TryGetValue(name, out var value) ? value : outer?.Find(name);

    /// <summary>加一个变量.</summary>
    public Scope With(string name, Value value) =>
        new(Year, ImmutableDictionary<string, Value>.Empty.Add(name, value), this) { Stage = Stage };

    /// <summary>换年度.</summary>
    public Scope In(int year) => new(year, ImmutableDictionary<string, Value>.Empty, this);
}
