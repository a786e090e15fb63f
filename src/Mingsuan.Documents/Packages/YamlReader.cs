using System.Collections.Immutable;
using Mingsuan.Core.Data;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Mingsuan.Documents.Packages;

/// <summary>YAML 文本读成节点, with line and column of each.</summary>
public static class YamlReader
{
    private const int DeepestNesting = 40;

    /// <summary>读.</summary>
    /// <exception cref="YamlFaultException">when the text is no YAML, with the place.</exception>
    public static DataNode Parse(string name, string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return new DataMapping([], new TextPosition(1, 1));
            var root = Read(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
                throw new YamlException(second.Start, second.End, "一个文件只写一份；“---”以后的另一份请另存或删去");
            return root;
        }
        catch (YamlException e)
        {
            throw new YamlFaultException(name, new TextPosition((int)e.Start.Line, (int)e.Start.Column), e);
        }
        catch (InvalidOperationException e)
        {
            // The library's own way to refuse a word that stands left of an open bracket.
            var end = parser.Current?.End ?? Mark.Empty;
            throw new YamlFaultException(name, At(end), new YamlException(end, end, YamlFaultText.OpenBracket, e));
        }
    }

    private static DataNode Read(IParser parser, int depth)
    {
        if (parser.Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag } tagged)
            throw new YamlException(tagged.Start, tagged.End, $"不用标签 {tag.Value}");
        if (depth > DeepestNesting) throw new YamlException(parser.Current!.Start, parser.Current.End, "嵌套太深");
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new DataScalar(scalar.Value, scalar.Style != ScalarStyle.Plain, At(scalar.Start));
        }
        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = ImmutableArray.CreateBuilder<DataNode>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Read(parser, depth + 1));
            return new DataSequence(items.ToImmutable(), At(sequence.Start));
        }
        if (parser.TryConsume<MappingStart>(out var mapping)) return ReadMapping(parser, mapping, depth);
        throw new YamlException(parser.Current!.Start, parser.Current.End, "这里不用别名与锚点");
    }

    private static DataMapping ReadMapping(IParser parser, MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<DataEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!seen.Add(key.Value)) throw new YamlException(key.Start, key.End, $"键 {key.Value} 写了两次");
            entries.Add(new DataEntry(key.Value, At(key.Start), Read(parser, depth + 1)));
        }
        return new DataMapping(entries.ToImmutable(), At(start.Start));
    }

    private static TextPosition At(Mark mark) => new((int)mark.Line, (int)mark.Column);
}

/// <summary>不是合格的 YAML.</summary>
public sealed class YamlFaultException : Exception
{
    /// <summary>新建.</summary>
    public YamlFaultException(string file, TextPosition at, YamlException inner)
        : base($"{file} 第{at.Line}行第{at.Column}列：{Reason(inner)}", inner)
    {
        At = at;
        Fault = Reason(inner);
    }

    /// <summary>位置.</summary>
    public TextPosition At { get; }

    /// <summary>怎么错.</summary>
    public string Fault { get; }

    private static string Reason(YamlException e) => YamlFaultText.Of(e.Message);
}
