using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Data;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Sentences;

/// <summary>读叙述文字.</summary>
internal static class SentenceSetReader
{
    /// <summary>读; the key <c>name</c> has been read by the caller.</summary>
    public static SentenceSet Read(DataReader data)
    {
        _ = data.Flag("read-only");
        _ = data.Flag("final-accounts");
        var set = new SentenceSet(
            data.File, data.Template("title"),
            Map(data, "names", text => Parser.Parse(text)),
            Map(data, "phrases", Template.Parse),
            ReadText(data.Child("text") ?? throw new RulebookException(data.File, data.At, "缺少 text")),
            Number(data, "flat-below"), Number(data, "reason-from"),
            [.. data.Items("parts").Select(ReadPart)]);
        data.Finish();
        return set;
    }

    private static ImmutableDictionary<string, T> Map<T>(DataReader data, string key, Func<string, T> read)
    {
        var map = ImmutableDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var entry in data.Entries(key))
        {
            try
            {
                map.Add(entry.Key, read(((DataScalar)entry.Value).Text));
            }
            catch (ExpressionException e)
            {
                throw new RulebookException(data.File, entry.KeyAt, $"{entry.Key}：{e.Message}");
            }
        }
        return map.ToImmutable();
    }

    private static TextStyle ReadText(DataReader data)
    {
        var zeros = data.OneOf<TrailingZeros>("zeros", "keep", "drop") ?? TrailingZeros.Keep;
        var style = new TextStyle(
            new PrintStyle(data.Unit("unit") ?? DisplayUnit.TenThousandYuan, data.Integer("decimals", 2),
                data.OneOf<Grouping>("grouping", "none", "thousands") ?? Grouping.None, ZeroStyle.Digits, zeros),
            UnitName.Written, data.Integer("percent-decimals", 2),
            data.OneOf<TrailingZeros>("percent-zeros", "keep", "drop") ?? zeros);
        data.Finish();
        return style;
    }

    private static decimal Number(DataReader data, string key) =>
        decimal.Parse(data.Required(key), CultureInfo.InvariantCulture);

    private static SentencePart ReadPart(DataReader data)
    {
        var part = new SentencePart(data.Required("id"), data.Template("title"), Blocks(data));
        data.Finish();
        return part;
    }

    private static ImmutableArray<SentenceBlock> Blocks(DataReader data) =>
        [.. data.Items("blocks").Select(ReadBlock)];

    private static SentenceBlock ReadBlock(DataReader data)
    {
        var when = data.Expression("when");
        SentenceBlock block;
        if (data.Has("heading"))
        {
            block = new HeadingBlock(data.Required("id"), data.Integer("level", 2), data.Template("heading"), when);
        }
        else if (data.Has("text")) block = ReadTextBlock(data, when);
        else if (data.Has("prose")) block = new ProseBlock(data.Template("prose"), data.Flag("required"), when);
        else if (data.Has("form")) block = new FormBlock(data.Required("form"), when);
        else if (data.Has("each"))
        {
            var list = data.Expression("in") ?? throw new RulebookException(data.File, data.At, "each 缺少 in");
            block = new RepeatBlock(data.Required("each"), list, Blocks(data), when);
        }
        else if (data.Flag("terms")) block = new TermsBlock(when);
        else throw new RulebookException(data.File, data.At, "应有 heading、text、prose、form、each 或 terms");
        data.Finish();
        return block;
    }

    private static TextBlock ReadTextBlock(DataReader data, Expression? when) => new(
        data.Template("text"),
        data.OneOf<ParagraphStyle>("style", "body", "item", "note") ?? ParagraphStyle.Body, when);
}
