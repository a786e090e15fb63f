using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Repair;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Simulation;
using Mingsuan.Core.Sources;
using Mingsuan.Core.Statements;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Recognition;
using Mingsuan.Documents.Writing.Json;

/// <summary>规模 (how the relations grow): many departments, ten times the rows, everything wrong.</summary>
internal sealed class Scale(Rulebook rulebook)
{
    private const int Departments = 10_000;
    private const int Distinct = 40;

    private readonly DisclosureReader reader = new(rulebook);

    public string Report()
    {
        var text = new StringBuilder();
        text.AppendLine("| 量 | 数 |").AppendLine("| --- | ---: |");
        var some = Enumerable.Range(1, Distinct)
            .Select(i => Read((ulong)i, 1 + i % 5, i % 9, "shanghai-district")).ToList();
        foreach (var d in some.Take(8)) Relate(d, d.Figures);
        var watch = Stopwatch.StartNew();
        long count = 0;
        Parallel.For(0, Departments, i =>
        {
            var d = some[i % Distinct];
            Interlocked.Add(ref count, Relate(d, d.Figures));
        });
        Row(text, $"{Departments} 个部门（{Distinct} 个不同的），全部关系，秒", watch.Elapsed.TotalSeconds);
        Row(text, "其中关系，条", count);
        Row(text, "峰值内存，MB", Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
        var (small, large) = (Read(5, 20, 40, "wuhan"), Read(5, 200, 400, "wuhan"));
        var (few, many) = (Time(small, small.Figures), Time(large, large.Figures));
        Row(text, $"{small.Figures.Length} 个数的文件，毫秒", few);
        Row(text, $"{large.Figures.Length} 个数的文件，毫秒", many);
        Row(text, "数是几倍", (double)large.Figures.Length / small.Figures.Length);
        Row(text, "时间是几倍", many / few);
        var random = new Random(3);
        ImmutableArray<Figure> wrong = [.. small.Figures.Select(f => f.IsBlank ? f : f with
        {
            Value = f.Value + f.Step * random.Next(2, 900_000),
        })];
        Row(text, "每个数都错的文件，毫秒", Time(small, wrong));
        Row(text, "是没有错时的几倍", Time(small, wrong) / few);
        return text.ToString();
    }

    private Disclosure Read(ulong seed, int units, int projects, string formSet)
    {
        var book = BookCompiler.Compile(DepartmentSimulator.Simulate(
            new SimulationPlan { Seed = seed, Units = units, Projects = projects, FormSet = formSet }), rulebook);
        using var stream = new MemoryStream();
        BudgetJsonWriter.Write(book.Book, book.Facts, stream);
        return reader.Read(DocumentReader.Read("b.json", stream.ToArray(), ReadOptions.Default, CancellationToken.None));
    }

    private int Relate(Disclosure disclosure, ImmutableArray<Figure> figures)
    {
        var relations = RelationBuilder.Build(disclosure, rulebook.Identities);
        Repairer.Run(figures, relations, false);
        return relations.Length;
    }

    private double Time(Disclosure disclosure, ImmutableArray<Figure> figures)
    {
        Relate(disclosure, figures);
        var best = double.MaxValue;
        for (var i = 0; i < 60; i++)
        {
            var watch = Stopwatch.StartNew();
            Relate(disclosure, figures);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        return best;
    }

    private static void Row(StringBuilder text, string what, double number) => text.AppendLine(
        CultureInfo.InvariantCulture, $"| {what} | {(number >= 100 ? number.ToString("0", CultureInfo.InvariantCulture)
            : number.ToString("0.0", CultureInfo.InvariantCulture))} |");
}
