using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace Mingsuan.Cli;

/// <summary>把参数错误说成中文.</summary>
internal static class ArgumentFaults
{
    private static readonly string[] Verbs = ["build", "check", "read", "export", "simulate"];

    public static string Describe(ParseResult parse, string[] args)
    {
        if (!Verbs.Contains(args[0], StringComparer.Ordinal))
        {
            return $"没有命令 {args[0]}；可用的有 {string.Join("、", Verbs)}、serve、test";
        }
        var command = parse.CommandResult.Command;
        var isReading = command.Name is "check" or "read";
        if (parse.Errors.Select(e => e.SymbolResult).OfType<OptionResult>().FirstOrDefault(o => o.Tokens.Count == 0)
            is { IdentifierToken: { } option } && !option.Value.StartsWith("-o", StringComparison.Ordinal))
        {
            return $"{option.Value} 后面缺少内容";
        }
        if (isReading && command.Arguments.Any(a => parse.GetResult(a)?.Tokens.Count is null or 0))
            return "缺少要读的文件";
        var ours = parse.Errors.Select(e => e.Message).Where(m => m.Any(c => c > 0x2E80)).Distinct().ToList();
        if (ours.Count > 0) return string.Join("；", ours);
        if (parse.UnmatchedTokens.Count > 0) return $"不认识 {string.Join(" ", parse.UnmatchedTokens)}";
        if (command.Arguments.Any(a => parse.GetResult(a)?.Tokens.Count is null or 0)) return "缺少预算包的文件夹";
        if (isReading) return string.Join("；", parse.Errors.Select(e => e.Message));
        if (!parse.Tokens.Any(t => t.Value is "-o" or "--output")) return "缺少 -o 文件夹";
        return string.Join("；", parse.Errors.Select(e => e.Message));
    }
}

/// <summary>--only 的取值.</summary>
internal static class OutputKinds
{
    public static ImmutableArray<Output> Parse(string? text) => text is null ? BookFiles.All
        : [.. Split(text).Select(k => Enum.Parse<Output>(k, ignoreCase: true)).Distinct()];

    public static IEnumerable<string> Unknown(string? text) => text is null ? []
        : Split(text).Where(k => !Enum.TryParse<Output>(k, ignoreCase: true, out _) || k.Any(char.IsDigit));

    private static string[] Split(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>帮助.</summary>
internal static class HelpText
{
    public static string Read(bool isEnglish)
    {
        var name = isEnglish ? "Help/en.txt" : "Help/zh.txt";
        using var stream = typeof(HelpText).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
