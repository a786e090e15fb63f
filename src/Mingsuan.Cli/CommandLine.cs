using System.CommandLine;
using System.Globalization;
using System.Reflection;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Core.Simulation;
using Mingsuan.Documents;
using Mingsuan.Documents.Reading;

namespace Mingsuan.Cli;

/// <summary>命令行: parses the arguments and runs one command.</summary>
internal static class CommandLine
{
    /// <summary>运行; returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        if (args.Length == 0 || args.Any(a => a is "-h" or "--help" or "-?"))
        {
            await terminal.Output.WriteAsync(HelpText.Read(args.Contains("--english", StringComparer.Ordinal)));
            return args.Length == 0 ? ExitCode.Unreadable : ExitCode.Done;
        }
        if (args is ["--version"]) return PrintVersion(terminal);
        var parse = Root(terminal).Parse(args);
        if (parse.Errors.Count > 0)
        {
            await terminal.Error.WriteLineAsync("参数不对：" + ArgumentFaults.Describe(parse, args));
            await terminal.Error.WriteLineAsync("用 mingsuan --help 看用法。");
            return ExitCode.Unreadable;
        }
        try
        {
            return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (MingsuanException e)
        {
            await terminal.Error.WriteLineAsync(e.Message);
            if (e.IsOfInput) return ExitCode.Unreadable;
            terminal.Trace(e);
            return ExitCode.Fault;
        }
        catch (IOException e)
        {
            await terminal.Error.WriteLineAsync($"读写时出了故障：{IoFault.Words(e)}。请核对磁盘与权限");
            terminal.Trace(e);
            return ExitCode.Fault;
        }
#pragma warning disable CA1031 // The last place where a fault of ours can be told in words.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            await terminal.Error.WriteLineAsync($"程序出了错（{e.GetType().Name}），没有做完。这是程序的问题，"
                + $"请设环境变量 {Terminal.TraceVariable}=1 再运行一次，把印出的经过连同文件交给维护的人");
            terminal.Trace(e);
            return ExitCode.Fault;
        }
    }

    private static int PrintVersion(Terminal terminal)
    {
        var version = typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;
        var rulebook = Rulebook.Open(Documents.Packages.YamlReader.Parse);
        terminal.Output.WriteLine($"明算 {version.InformationalVersion}，规则库 {rulebook.Version}");
        return ExitCode.Done;
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("明算") { Build(terminal), Check(terminal), Read(terminal), Export(terminal),
            Simulate(terminal) };
        foreach (var option in root.Options.ToList()) root.Options.Remove(option);
        return root;
    }

    private const int LimitWithPictures = 1800;

    private static Option<string> OutputOption() => new("--output", "-o") { Required = true };

    private static Option<bool> JsonOption() => new("--json");

    private static Command Build(Terminal terminal)
    {
        var package = new Argument<string>("预算包");
        var (output, json) = (OutputOption(), JsonOption());
        var only = new Option<string?>("--only");
        only.Validators.Add(r =>
        {
            foreach (var kind in OutputKinds.Unknown(r.GetValueOrDefault<string?>())) r.AddError($"--only 没有 {kind}");
        });
        var allow = new Option<bool>("--allow-errors");
        var command = new Command("build", "编制成册") { package, output, only, allow, json };
        command.SetAction((parse, cancellation) => BuildCommand.RunAsync(
            new BuildRequest(parse.GetRequiredValue(package), parse.GetRequiredValue(output),
                OutputKinds.Parse(parse.GetValue(only)), parse.GetValue(allow) ? OnErrors.WriteAnyway : OnErrors.Stop),
            terminal, parse.GetValue(json) ? ReportForm.Json : ReportForm.Text, cancellation));
        return command;
    }

    private static Command Check(Terminal terminal)
    {
        var paths = new Argument<string[]>("文件") { Arity = ArgumentArity.OneOrMore };
        var json = JsonOption();
        var (limit, ocr) = (Whole("--time-limit", 60, 1, 3600), new Option<bool>("--ocr"));
        var (html, pdf) = (new Option<string?>("--html"), new Option<string?>("--pdf"));
        var (xlsx, sarif) = (new Option<string?>("--xlsx"), new Option<string?>("--sarif"));
        var rules = new Option<string?>("--rules");
        var prior = new Option<string[]>("--prior") { AllowMultipleArgumentsPerToken = true };
        var command = new Command("check", "审核公开文件")
        {
            paths, json, html, pdf, xlsx, sarif, limit, rules, prior, ocr,
        };
        command.SetAction((parse, cancellation) => CheckCommand.RunAsync(
            new CheckRequest(parse.GetRequiredValue(paths), Form(parse.GetValue(json)), Limits(parse, limit, ocr),
                new ReportPaths(parse.GetValue(html), parse.GetValue(pdf), parse.GetValue(xlsx),
                    parse.GetValue(sarif)), parse.GetValue(rules), parse.GetValue(prior) ?? []),
            terminal, cancellation));
        return command;
    }

    private static Command Read(Terminal terminal)
    {
        var file = new Argument<string>("文件");
        var json = JsonOption();
        var (limit, ocr) = (Whole("--time-limit", 60, 1, 3600), new Option<bool>("--ocr"));
        var command = new Command("read", "读公开文件") { file, json, limit, ocr };
        command.SetAction((parse, cancellation) => ReadCommand.RunAsync(
            parse.GetRequiredValue(file), Limits(parse, limit, ocr), terminal, Form(parse.GetValue(json)),
            cancellation));
        return command;
    }

    private static ReportForm Form(bool json) => json ? ReportForm.Json : ReportForm.Text;

    // Reading pictures takes seconds a page, so there the limit is wider unless it is given.
    private static ReadOptions Limits(ParseResult parse, Option<int> limit, Option<bool> ocr)
    {
        var isGiven = parse.GetResult(limit) is { Implicit: false };
        if (!parse.GetValue(ocr))
            return ReadOptions.Default with { TimeLimit = TimeSpan.FromSeconds(parse.GetValue(limit)) };
        return ReadOptions.Default with
        {
            TimeLimit = TimeSpan.FromSeconds(isGiven ? parse.GetValue(limit) : LimitWithPictures),
            Scans = ScannedPages.Recognise,
        };
    }

    private static Command Export(Terminal terminal)
    {
        var package = new Argument<string>("预算包");
        var (output, json) = (OutputOption(), JsonOption());
        var format = new Option<string>("--format") { DefaultValueFactory = _ => "package" };
        format.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string>() is "package" or "json" or "data") return;
            r.AddError("--format 应为 package、json 或 data");
        });
        var command = new Command("export", "导出数据") { package, output, format, json };
        command.SetAction((parse, cancellation) => ExportCommand.RunAsync(
            parse.GetRequiredValue(package), parse.GetRequiredValue(output), parse.GetRequiredValue(format),
            terminal, parse.GetValue(json) ? ReportForm.Json : ReportForm.Text, cancellation));
        return command;
    }

    private static Command Simulate(Terminal terminal)
    {
        var (output, json) = (OutputOption(), JsonOption());
        var seed = new Option<ulong>("--seed") { DefaultValueFactory = _ => 1 };
        var units = Whole("--units", 5, 1, 999);
        var projects = Whole("--projects", 8, 0, 99_999);
        var year = Whole("--year", 2025, 2000, 2100);
        var forms = new Option<string>("--form-set") { DefaultValueFactory = _ => "shanghai-district" };
        forms.Validators.Add(r =>
        {
            var name = r.GetValueOrDefault<string>();
            if (Rulebook.WritableFormSetNames.Contains(name)) return;
            r.AddError($"没有表样 {name}，可用的有 {string.Join("、", Rulebook.WritableFormSetNames)}");
        });
        var balanced = new Option<bool>("--balanced");
        var command = new Command("simulate", "模拟一个部门")
        {
            output, seed, units, projects, year, forms, balanced, json,
        };
        command.SetAction(parse => SimulateCommand.Run(
            new SimulationPlan
            {
                Seed = parse.GetValue(seed),
                Units = parse.GetValue(units),
                Projects = parse.GetValue(projects),
                Year = parse.GetValue(year),
                FormSet = parse.GetRequiredValue(forms),
                Rounding = parse.GetValue(balanced) ? Rounding.Balanced : Rounding.Independent,
            },
            parse.GetRequiredValue(output), terminal, parse.GetValue(json) ? ReportForm.Json : ReportForm.Text));
        return command;
    }

    private static Option<int> Whole(string name, int otherwise, int least, int most)
    {
        var option = new Option<int>(name) { DefaultValueFactory = _ => otherwise };
        option.Validators.Add(r =>
        {
            if (r.Tokens is [var token]
                && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                    || n < least || n > most))
            {
                r.AddError($"{name} 应为 {least} 到 {most} 的整数，却是 {token.Value}");
            }
        });
        return option;
    }
}

/// <summary>结果怎么印.</summary>
internal enum ReportForm
{
    /// <summary>给人看.</summary>
    Text,

    /// <summary>一个 JSON 文档.</summary>
    Json,
}
