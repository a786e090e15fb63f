using Mingsuan.Core.Checks;
using Mingsuan.Core.Data;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Packages;
using Mingsuan.Documents.Reading;

namespace Mingsuan.Cli;

/// <summary>规则文件 (check --rules): read, or what is wrong with it said.</summary>
internal static class RuleFile
{
    private const long LargestFile = 1 << 20;

    /// <summary>读; true without a file too.</summary>
    public static bool TryRead(string? path, Rulebook rulebook, Terminal terminal, out CheckChoices? choices)
    {
        choices = null;
        if (path is null) return true;
        var content = FileContent.Read(path, LargestFile);
        if (content.Bytes is null || TextFile.Decode(content.Bytes) is not { } text)
        {
            var found = content.Bytes is null ? content.Found : "不是文本，或不是 UTF-8、GB18030 编码";
            terminal.Error.WriteLine($"规则文件 {path} 读不了：{found}");
            return false;
        }
        try
        {
            choices = CheckChoices.Read(path, YamlReader.Parse(path, text), rulebook.Catalogue);
            return true;
        }
        catch (RulebookException e)
        {
            terminal.Error.WriteLine($"规则文件 {e.File}:{e.At.Line}：{e.Fault}");
        }
        catch (YamlFaultException e)
        {
            terminal.Error.WriteLine($"规则文件 {path}:{e.At.Line}：{e.Fault}");
        }
        return false;
    }
}
