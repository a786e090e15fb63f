using Mingsuan.Core.Facts;

namespace Mingsuan.Core.Queries;

/// <summary>查询 (what a printed figure answers). Equal queries must print equal values.</summary>
/// <remarks>A figure read in a foreign document may be known as a sum, a change or a share without its words being
/// understood: then its query is of nothing (null), and is compared with nothing.</remarks>
public abstract record Query
{
    private Query()
    {
    }

    /// <summary>规范文字, for people and files; nothing is decided by what it says.</summary>
    public abstract string Key { get; }

    /// <summary>所问的选择: of a sum its own, of a change or a ratio that of the sum it is about; null when there is
    /// none.</summary>
    public virtual Selector? Selector => null;

    /// <summary>同一种查询, of nothing.</summary>
    public virtual Query Unbound => this;

    /// <inheritdoc/>
    public sealed override string ToString() => Key;

    /// <summary>一个选择的查询; null is a sum of it is not known what.</summary>
    public static Query For(Selector? selector) => new Sum(selector);

    /// <summary>合计: the facts chosen, added up.</summary>
    /// <param name="Chosen">所选.</param>
    public sealed record Sum(Selector? Chosen) : Query
    {
        /// <inheritdoc/>
        public override string Key => Chosen?.Key ?? "";

        /// <inheritdoc/>
        public override Selector? Selector => Chosen;

        /// <inheritdoc/>
        public override Query Unbound => new Sum((Selector?)null);
    }

    /// <summary>增减额, signed; its sign may be told by a word and not printed.</summary>
    /// <param name="Of">什么的.</param>
    public sealed record Change(Query? Of) : Query
    {
        /// <inheritdoc/>
        public override string Key => $"change({Of?.Key})";

        /// <inheritdoc/>
        public override Selector? Selector => Of?.Selector;

        /// <inheritdoc/>
        public override Query Unbound => new Change((Query?)null);
    }

    /// <summary>百分数.</summary>
    /// <param name="Kind">哪一种.</param>
    /// <param name="Of">什么的.</param>
    /// <param name="Whole">占比的总体; null for the others, and where it is not known.</param>
    public sealed record Ratio(RatioKind Kind, Query? Of, Query? Whole = null) : Query
    {
        /// <inheritdoc/>
        public override string Key => $"{NameOf(Kind)}({Of?.Key}{(Whole is null ? "" : "|" + Whole.Key)})";

        /// <inheritdoc/>
        public override Selector? Selector => Of?.Selector;

        /// <inheritdoc/>
        public override Query Unbound => new Ratio(Kind, null);

        private static string NameOf(RatioKind kind) => kind switch
        {
            RatioKind.Share => "share",
            RatioKind.Growth => "growth",
            _ => "completion",
        };
    }

    /// <summary>两个查询的和或差.</summary>
    /// <param name="Left">左.</param>
    /// <param name="IsDifference">是否相减.</param>
    /// <param name="Right">右.</param>
    public sealed record Combination(Query Left, bool IsDifference, Query Right) : Query
    {
        /// <inheritdoc/>
        public override string Key => $"({Left.Key}){(IsDifference ? '-' : '+')}({Right.Key})";
    }

    /// <summary>数量 (persons, cars, square metres).</summary>
    /// <param name="What">什么的数量.</param>
    public sealed record Count(string What) : Query
    {
        /// <inheritdoc/>
        public override string Key => What;
    }

    /// <summary>绩效指标值.</summary>
    /// <param name="Id">哪一个指标, of which year.</param>
    public sealed record Indicator(string Id) : Query
    {
        /// <inheritdoc/>
        public override string Key => Id;
    }

    /// <summary>直接给出的数 (a datum of the package that no facts add up to): an asset, a line of a project.</summary>
    /// <param name="Id">哪一个.</param>
    public sealed record Given(string Id) : Query
    {
        /// <inheritdoc/>
        public override string Key => Id;
    }
}

/// <summary>百分数的种类.</summary>
public enum RatioKind
{
    /// <summary>占比.</summary>
    Share,

    /// <summary>增减百分比, signed.</summary>
    Growth,

    /// <summary>完成率.</summary>
    Completion,
}
