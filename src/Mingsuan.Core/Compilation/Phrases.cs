using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Rules.Packages;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Compilation;

/// <summary>句式 (phrases whose words depend on the figures): comparison with last year, and its reason.</summary>
internal sealed class Phrases
{
    private readonly SentenceSet sentences;
    private readonly Composer composer;
    private readonly IReadOnlyDictionary<string, string> narrative;
    private readonly List<(string Id, PackageFault Fault)> findings;

    private Phrases(
        SentenceSet sentences, Composer composer, IReadOnlyDictionary<string, string> narrative,
            List<(string Id, PackageFault Fault)> findings)
    {
        this.sentences = sentences;
        this.composer = composer;
        this.narrative = narrative;
        this.findings = findings;
    }

    /// <summary>把 compare, reason, prose 与 has-prose 加进求值器.</summary>
    public static void AddTo(
        Composer composer, SentenceSet sentences, IReadOnlyDictionary<string, string> narrative,
            List<(string Id, PackageFault Fault)> findings)
    {
        var phrases = new Phrases(sentences, composer, narrative, findings);
        composer.Evaluator.Add("compare", phrases.Compare);
        composer.Evaluator.Add("reason", phrases.Reason);
        composer.Evaluator.Add("execution", phrases.Execution);
        composer.Evaluator.Add("gap", phrases.Gap);
        composer.Evaluator.Add("prose", phrases.Prose);
        composer.Evaluator.Add("has-prose", (call, scope) =>
            new BoolValue(narrative.ContainsKey(phrases.Text(Evaluator.Only(call), scope))));
        composer.Evaluator.Add("words", (call, scope) =>
            phrases.Phrase(phrases.Text(Evaluator.Only(call), scope), scope));
    }

    /// <summary>与上年比较的半句; empty when last year is not known.</summary>
    private PhraseValue Compare(Call call, Scope scope)
    {
        var subject = Evaluator.Only(call);
        var change = Measure(subject, scope);
        var (amount, prior) = (new AmountValue(change.Change.Abs(), new Query.Change(change.Query)),
            new AmountValue(change.Prior, change.PriorQuery));
        var inner = scope.With("change", amount).With("least", new TextValue(Least())).With("prior-amount", prior)
            .With("percent", change.Percent is null ? Value.Blank : new PercentValue(
                composer.Evaluator.Percent(amount, prior), new Query.Ratio(RatioKind.Growth, change.Query)));
        return Phrase(PhraseName(change), inner);
    }

    /// <summary>年初预算、决算与完成率的半句; no rate on a base that is not positive.</summary>
    private PhraseValue Execution(Call call, Scope scope)
    {
        var (final, initial) = Stages(Evaluator.Only(call), scope);
        var rate = initial.Amount > Amount.Zero ? composer.Evaluator.Percent(final, initial) : null;
        var inner = scope.With("initial-amount", initial).With("final-amount", final)
            .With("percent", rate is { } p ? new PercentValue(p, new Query.Ratio(RatioKind.Completion, final.Query))
                : Value.Blank);
        return Phrase(rate is not null ? "executed" : final.Amount == initial.Amount ? "executed-nothing"
            : "executed-without-base", inner);
    }

    /// <summary>决算与年初预算不同的原因; a problem when one is due and not written.</summary>
    private PhraseValue Gap(Call call, Scope scope)
    {
        var key = "gap:" + Text(Evaluator.At(call, 0) ?? throw Evaluator.Fail(call, "gap 要一个键"), scope);
        var (final, initial) = Stages(
            Evaluator.At(call, 1) ?? throw Evaluator.Fail(call, "gap 要一个金额"), scope);
        var gap = new Movement(final, initial, isPriorKnown: true);
        if (gap.Change.IsZero) return Phrase("gap-none", scope);
        if (narrative.TryGetValue(key, out var prose) && prose.Length > 0)
        {
            return Phrase(gap.Change > Amount.Zero ? "gap-above" : "gap-below",
                scope.With("reason", new TextValue(Clause(prose))));
        }
        if (gap.Percent is not { } size || Math.Abs(size) >= sentences.ReasonFrom)
        {
            findings.Add(MissingText.Reason(key, gap.Words(sentences.Text, "年初预算", "决算"), sentences.ReasonFrom));
        }
        return Nothing;
    }

    // What neither stage says was nothing in both: a package of final accounts gives the whole initial budget.
    private (AmountValue Final, AmountValue Initial) Stages(Expression subject, Scope scope)
    {
        var final = composer.Evaluator.Amount(subject, scope);
        var initial = composer.Evaluator.Amount(subject, scope.At("initial"));
        return (final with { Amount = final.Amount ?? Amount.Zero },
            initial with { Amount = initial.Amount ?? Amount.Zero });
    }

    private string PhraseName(Movement m)
    {
        if (m.Case is Movement.Kind.Unknown) return "unknown";
        if (m.Case is Movement.Kind.BothZero) return "both-zero";
        if (m.Change.IsZero) return "flat";
        if (sentences.Text.Amount.Round(m.Change) == 0) return "nearly-equal";
        var direction = m.Change > Amount.Zero ? "increase" : "decrease";
        if (m.Percent is not { } percent) return direction + "-without-base";
        return PercentIsZero(percent) ? direction + "-slight" : direction;
    }

    private bool PercentIsZero(decimal percent) =>
        Math.Round(Math.Abs(percent), sentences.Text.PercentDecimals, MidpointRounding.AwayFromZero) == 0;

    private string Least()
    {
        var least = 1m;
        for (var i = 0; i < sentences.Text.PercentDecimals; i++) least /= 10m;
        return least.ToString(CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>变动原因的半句: the prose given, 基本持平 for a small change, or a problem when one is due.</summary>
    private PhraseValue Reason(Call call, Scope scope)
    {
        var key = "reason:" + Text(Evaluator.At(call, 0) ?? throw Evaluator.Fail(call, "reason 要一个键"), scope);
        var subject = Evaluator.At(call, 1) ?? throw Evaluator.Fail(call, "reason 要一个金额");
        var change = Measure(subject, scope);
        if (change.Case is Movement.Kind.Unknown or Movement.Kind.BothZero || change.Change.IsZero) return Nothing;
        if (narrative.TryGetValue(key, out var prose) && prose.Length > 0)
        {
            return Phrase("because", scope.With("reason", new TextValue(Clause(prose))));
        }
        var size = change.Percent is { } p ? Math.Abs(p) : 100m;
        if (size >= sentences.ReasonFrom)
        {
            findings.Add(MissingText.Reason(key, change.Words(sentences.Text), sentences.ReasonFrom));
            return Nothing;
        }
        return size < sentences.FlatBelow ? Phrase("nearly-flat", scope) : Nothing;
    }

    private PhraseValue Prose(Call call, Scope scope) =>
        narrative.TryGetValue(Text(Evaluator.Only(call), scope), out var text)
            ? new PhraseValue([new Piece(text)]) : Nothing;

    private PhraseValue Phrase(string name, Scope scope) =>
        sentences.Phrases.TryGetValue(name, out var template)
            ? new PhraseValue(composer.Compose(template, scope, sentences.Text))
            : throw new InvalidOperationException($"{sentences.File} 缺少句式 {name}");

    private static PhraseValue Nothing { get; } = new(ImmutableArray<Piece>.Empty);

    private string Text(Expression expression, Scope scope) => composer.Evaluator.Evaluate(expression, scope) switch
    {
        TextValue t => t.Text,
        NodeValue n => n.Node.Code,
        NumberValue n => n.Query.Key,
        var other => throw Evaluator.Fail(expression, $"应为文字，却是{Evaluator.Describe(other)}"),
    };

    // A reason becomes the end of a sentence: its own full stop and opening words go.
    private static string Clause(string prose)
    {
        var text = prose.Trim().TrimEnd('。', '；', '.', ';');
        foreach (var opening in new[] { "主要是因为", "主要原因是", "主要是", "原因是" })
        {
            if (text.StartsWith(opening, StringComparison.Ordinal)) return text[opening.Length..];
        }
        return text;
    }

    private Movement Measure(Expression subject, Scope scope)
    {
        var evaluator = composer.Evaluator;
        var current = evaluator.Amount(subject, scope);
        var prior = evaluator.Amount(subject, scope.In(scope.Year - 1));
        var known = IsYearKnown(current, scope.Year - 1);
        return new Movement(current, prior, known);
    }

    // Last year is known when anything of the same side was given for it; then what is absent was nothing. A unit's
    // share of figures given for the whole department is not known.
    private bool IsYearKnown(AmountValue current, int year)
    {
        var facts = composer.Evaluator.Facts;
        var node = facts.Dimensions[Dimension.Year].Find(year.ToString(CultureInfo.InvariantCulture));
        if (node is null) return false;
        if (current.Selector is not { } selector) return true;
        var before = selector.Replace(Dimension.Year, node);
        var sides = facts.Dimensions[Dimension.Side].Nodes;
        var side = Selector.All(facts.Dimensions).With(Dimension.Year, node)
            .With(Dimension.Side, selector.Roots(Dimension.Side).Select(i => sides[i]));
        if (facts.CountOf(side) == 0) return false;
        var roots = selector.Roots(Dimension.Unit);
        if (roots.IsDefault) return true;
        var units = facts.Dimensions[Dimension.Unit];
        var above = roots.SelectMany(r => units.Ancestors(units.Nodes[r])).Select(n => n.Index).ToHashSet();
        return !facts.Select(before.Replace(Dimension.Unit, units.Nodes[0]))
            .Any(f => above.Contains(f[Dimension.Unit]));
    }
}

/// <summary>一个数从上年到本年的变动.</summary>
internal sealed class Movement
{
    /// <summary>新建.</summary>
    public Movement(AmountValue current, AmountValue prior, bool isPriorKnown)
    {
        Current = current.Amount ?? Amount.Zero;
        Prior = prior.Amount ?? Amount.Zero;
        Query = current.Query;
        PriorQuery = prior.Query;
        Case = !isPriorKnown ? Kind.Unknown
            : Current.IsZero && Prior.IsZero ? Kind.BothZero : Kind.Moved;
    }

    /// <summary>情形.</summary>
    public enum Kind
    {
        /// <summary>上年不知道.</summary>
        Unknown,

        /// <summary>两年都没有.</summary>
        BothZero,

        /// <summary>有数可比.</summary>
        Moved,
    }

    /// <summary>情形.</summary>
    public Kind Case { get; }

    /// <summary>本年.</summary>
    public Amount Current { get; }

    /// <summary>上年.</summary>
    public Amount Prior { get; }

    /// <summary>本年查询.</summary>
    public Query Query { get; }

    /// <summary>上年查询.</summary>
    public Query PriorQuery { get; }

    /// <summary>变动.</summary>
    public Amount Change => Current - Prior;

    /// <summary>变动百分比; null on a base that is not positive.</summary>
    public decimal? Percent => Prior > Amount.Zero ? Arithmetic.Percent(Change, Prior) : null;

    /// <summary>说给人听: 上年 … 本年 …，增长 …%.</summary>
    public string Words(TextStyle style, string before = "上年", string now = "本年")
    {
        var unit = style.Amount.Unit.ChineseName();
        var text = $"{before} {style.Amount.Print(Prior)} {unit}、{now} {style.Amount.Print(Current)} {unit}";
        return Percent is { } p ? $"{text}，变动 {style.Percent(p)}%" : text;
    }
}
