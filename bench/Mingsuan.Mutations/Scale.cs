using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Recognition;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Repair;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Core.Simulation;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Reading.Books;

/// <summary>规模 (how the relations grow): many departments, ten times the rows, everything wrong.</summary>
internal sealed class Scale(Rulebook rulebook)
{
    private const int Departments = 10_000;
    private const int Batch = 50;
    private const int WarmUp = 1_000;

    private readonly DisclosureReader reader = new(rulebook);

    public string Report()
    {
        var text = new StringBuilder();
        text.AppendLine("| 量 | 数 |").AppendLine("| --- | ---: |");
        Many(text);
        var (small, large) = (
            Read(BookCompiler.Compile(Package(5, 20, 40, "wuhan"), rulebook)),
            Read(BookCompiler.Compile(Package(5, 275, 550, "wuhan"), rulebook)));
        var random = new Random(3);
        var wrong = small with
        {
            Statements = [.. small.Statements.Select(f => f.IsBlank ? f : f with
            {
                Value = f.Value + f.Step * random.Next(2, 900_000),
            })],
        };
        foreach (var disclosure in new[] { large, small, wrong }) Checks(disclosure);
        var (few, many, bad) = (Checks(small), Checks(large), Checks(wrong));
        Row(text, $"{small.Statements.Length} 个数的文件，全部审核，毫秒", few.All);
        Row(text, $"{large.Statements.Length} 个数的文件，全部审核，毫秒", many.All);
        Row(text, "数是几倍", (double)large.Statements.Length / small.Statements.Length);
        Row(text, "时间是几倍", many.All / few.All);
        Row(text, "其中只建立关系并改正，时间是几倍", many.Related / few.Related);
        Row(text, "每个数都错的文件，全部审核，毫秒", bad.All);
        Row(text, "是没有错时的几倍", bad.All / few.All);
        Row(text, "其中只建立关系并改正，是几倍", bad.Related / few.Related);
        return text.ToString();
    }

    // Every department is another one; a batch is made ready before its time is taken. The first thousand only warm up
    // the compiler of the runtime.
    private void Many(StringBuilder text)
    {
        var (compile, relate, check) = (new Stopwatch(), new Stopwatch(), new Stopwatch());
        long facts = 0, figures = 0, relations = 0;
        for (var start = -WarmUp; start < Departments; start += Batch)
        {
            if (start == 0)
            {
                compile.Reset();
                relate.Reset();
                check.Reset();
                (facts, figures, relations) = (0, 0, 0);
            }
            var packages = Enumerable.Range(start + WarmUp, Batch).Select(i =>
                Package((ulong)i, i % 5 + 1, i % 9)).ToArray();
            var books = new CompiledBook[Batch];
            var read = new Disclosure[Batch];
            Each(compile, i => books[i] = BookCompiler.Compile(packages[i], rulebook));
            Parallel.For(0, Batch, i => read[i] = Read(books[i]));
            Each(relate, i => Interlocked.Add(ref relations, Relate(read[i], read[i].Statements)));
            Each(check, i => Checker.Check(read[i], rulebook));
            facts += books.Sum(b => b.Facts.Facts.Length);
            figures += read.Sum(r => r.Statements.Length);
        }
        Row(text, $"{Departments} 个各不相同的部门，事实，个", facts);
        Row(text, "读到的数，个", figures);
        Row(text, "由数建立全部关系并求最小改正，秒", relate.Elapsed.TotalSeconds);
        Row(text, "其中关系，条", relations);
        Row(text, "全部 219 条规则（含文字、绩效目标与格式），秒", check.Elapsed.TotalSeconds);
        Row(text, "由事实编出全部表与文字，秒", compile.Elapsed.TotalSeconds);
        Row(text, "峰值内存，MB", Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
    }

    private static void Each(Stopwatch watch, Action<int> work)
    {
        watch.Start();
        Parallel.For(0, Batch, work);
        watch.Stop();
    }

    private static BudgetPackage Package(
        ulong seed, int units, int projects, string formSet = "shanghai-district") => DepartmentSimulator.Simulate(
            new SimulationPlan { Seed = seed, Units = units, Projects = projects, FormSet = formSet });

    private Disclosure Read(CompiledBook book) => reader.Read(
        BookReader.Read("b", book.Book, ReadOptions.Default), book.Book, book.Facts.Dimensions,
        CancellationToken.None);

    private int Relate(Disclosure disclosure, ImmutableArray<Statement> figures)
    {
        var relations = RelationBuilder.Build(disclosure, rulebook.Identities);
        Repairer.Run(figures, relations, false);
        return relations.Length;
    }

    private (double All, double Related) Checks(Disclosure disclosure) => (
        Best(() => Checker.Check(disclosure, rulebook)), Best(() => Relate(disclosure, disclosure.Statements)));

    private static double Best(Action work)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 40; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        return best;
    }

    private static void Row(StringBuilder text, string what, double number) => text.AppendLine(
        CultureInfo.InvariantCulture, $"| {what} | {(number >= 100 ? number.ToString("0", CultureInfo.InvariantCulture)
            : number.ToString("0.0", CultureInfo.InvariantCulture))} |");
}
