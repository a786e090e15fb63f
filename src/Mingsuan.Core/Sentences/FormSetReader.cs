using System.Collections.Immutable;
using Mingsuan.Core.Data;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Sentences;

/// <summary>读一套表样 (rulebook/forms/NAME and rulebook/sentences/NAME.yaml).</summary>
internal static class FormSetReader
{
    /// <summary>读.</summary>
    public static FormSet Read(
        string name, IEnumerable<(string File, DataNode Node)> forms, (string File, DataNode Node) sentences)
    {
        var all = ImmutableDictionary.CreateBuilder<string, Form>(StringComparer.Ordinal);
        foreach (var (file, node) in forms)
        {
            var form = ReadForm(new DataReader(file, node));
            if (!all.TryAdd(form.Id, form)) throw new RulebookException(file, node.At, $"表 {form.Id} 写了两次");
        }
        var data = new DataReader(sentences.File, sentences.Node);
        var title = data.Required("name");
        var isGeneral = data.Flag("general");
        var notFor = data.Text("not-for") ?? "";
        return new FormSet(name, title, all.ToImmutable(), SentenceSetReader.Read(data)) 
        {
            IsGeneral = isGeneral, NotFor = notFor,
        };
    }

    private static Form ReadForm(DataReader data)
    {
        var kind = data.Required("kind");
        Form form = kind switch
        {
            "grid" => GridFormReader.Read(data),
            "sheet" => SheetFormReader.Read(data),
            _ => throw new RulebookException(data.File, data.At, $"kind 应为 grid 或 sheet，却是 {kind}"),
        };
        form = form with { IsReadingOnly = FormParts.IsReadingOnly(data) };
        data.Finish();
        return form;
    }
}
