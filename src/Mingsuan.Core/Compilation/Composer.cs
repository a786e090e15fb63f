using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Money;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Compilation;

/// <summary>按模板成文 (renders templates into pieces: words and figures).</summary>
public sealed class Composer(Evaluator evaluator, RoundingPlan plan)
{
    /// <summary>求值器.</summary>
    public Evaluator Evaluator => evaluator;

    /// <summary>成文.</summary>
    public ImmutableArray<Piece> Compose(Template template, Scope scope, TextStyle style)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        Compose(template.Nodes, scope, style, pieces);
        return pieces.ToImmutable();
    }

    /// <summary>成文, as plain words.</summary>
    public string Words(Template template, Scope scope, TextStyle style) =>
        string.Concat(Compose(template, scope, style).Select(p => p.Text));

    private void Compose(
        ImmutableArray<TemplateNode> nodes, Scope scope, TextStyle style, ImmutableArray<Piece>.Builder pieces)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case WordsNode words:
                    pieces.Add(new Piece(words.Text));
                    break;
                case FigureNode figure:
                    Print(evaluator.Evaluate(figure.Expression, scope), style, pieces);
                    break;
                case IfNode choice:
                    var chosen = evaluator.Holds(choice.Condition, scope) ? choice.Then : choice.Otherwise;
                    Compose(chosen, scope, style, pieces);
                    break;
                case EachNode each:
                    Repeat(each, scope, style, pieces);
                    break;
            }
        }
    }

    private void Repeat(EachNode each, Scope scope, TextStyle style, ImmutableArray<Piece>.Builder pieces)
    {
        var items = Evaluator.Items(evaluator.Evaluate(each.List, scope));
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0 && each.Separator.Length > 0) pieces.Add(new Piece(each.Separator));
            Compose(each.Body, Numbered(scope.With(each.Variable, items[i]), i), style, pieces);
        }
    }

    /// <summary>加序号变量: index (1…) and chinese-index (一…).</summary>
    public static Scope Numbered(Scope scope, int index) => scope
        .With("index", new TextValue((index + 1).ToString(CultureInfo.InvariantCulture)))
        .With("chinese-index", new TextValue(ChineseNumeral.Of(index + 1)));

    private void Print(Value value, TextStyle style, ImmutableArray<Piece>.Builder pieces)
    {
        switch (value)
        {
            case AmountValue { Amount: { } amount } a:
                var text = plan.Print(a.Query, amount, style.Amount);
                pieces.Add(new Piece(text, a, style.Amount, style.Amount.Decimals));
                if (style.UnitName == UnitName.Written) pieces.Add(new Piece(style.Amount.Unit.ChineseName()));
                break;
            case PercentValue { Percent: { } percent } p:
                var share = plan.Shares.TryGetValue((p.Query, style.PercentDecimals), out var moved) ? moved : percent;
                pieces.Add(new Piece(style.Percent(share) + "%", p, null, style.PercentDecimals));
                break;
            case NumberValue n:
                pieces.Add(new Piece(n.Number.ToString("0.##########", CultureInfo.InvariantCulture), n));
                break;
            case IndicatorValue { Text.Length: > 0 } i:
                pieces.Add(new Piece(i.Text, i));
                break;
            case TextValue t:
                pieces.Add(new Piece(t.Text));
                break;
            case NodeValue n:
                pieces.Add(new Piece(n.Node.Name));
                break;
            case PhraseValue phrase:
                pieces.AddRange(phrase.Pieces);
                break;
            default:
                break;
        }
    }

    /// <summary>合并相邻的文字.</summary>
    public static ImmutableArray<Piece> Join(ImmutableArray<Piece> pieces)
    {
        var joined = ImmutableArray.CreateBuilder<Piece>();
        var words = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Figure is null)
            {
                words.Append(piece.Text);
                continue;
            }
            if (words.Length > 0) joined.Add(new Piece(words.ToString()));
            words.Clear();
            joined.Add(piece);
        }
        if (words.Length > 0) joined.Add(new Piece(words.ToString()));
        return joined.ToImmutable();
    }
}
