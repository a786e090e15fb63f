using Mingsuan.Core.Checks;
using Mingsuan.Core.Data;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Packages;

namespace Mingsuan.Cli;

/// <summary>规则文件 (check --rules): read, or what is wrong with it said.</summary>
internal static class RuleFile
{
    /// <summary>读; true without a file too.</summary>
    public static bool TryRead(string? path, Rulebook rulebook, Terminal terminal, out CheckChoices? choices)
    {
        choices = null;
        if (path is null) return true;
        try
        {
            choices = CheckChoices.Read(path, YamlReader.Parse(path, File.ReadAllText(path)), rulebook.Catalogue);
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
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            terminal.Error.WriteLine($"规则文件 {path} 读不了：没有这个文件");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"规则文件 {path} 读不了：{e.Message}");
        }
        return false;
    }
}
