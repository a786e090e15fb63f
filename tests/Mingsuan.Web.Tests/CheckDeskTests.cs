using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Mingsuan.Web.Checking;
using Mingsuan.Web.Serving;
using Xunit;

namespace Mingsuan.Web.Tests;

/// <summary>审核台: what is taken, how long it is kept, how much at a time.</summary>
public sealed class CheckDeskTests : IAsyncDisposable
{
    private static readonly byte[] Faulty = Encoding.UTF8.GetBytes(HandIn.Faulty);
    private readonly Workspace workspace = new();
    private readonly SetClock clock = new();

    [Fact]
    public async Task A_result_is_kept_for_its_hour_and_not_longer()
    {
        using var desk = Desk(CheckLimits.Default);
        var run = desk.Take([File("a.html")])!;
        await FinishAsync(run);
        clock.Now += TimeSpan.FromMinutes(59);
        Assert.Same(run, desk.Find(run.Id));
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Null(desk.Find(run.Id));
    }

    [Fact]
    public async Task The_oldest_finished_result_makes_room_for_a_new_one()
    {
        using var desk = Desk(CheckLimits.Default with { MostResults = 2 });
        var runs = new List<CheckRun>();
        for (var i = 0; i < 3; i++)
        {
            runs.Add(desk.Take([File("a.html")])!);
            await FinishAsync(runs[i]);
            clock.Now += TimeSpan.FromSeconds(1);
        }
        Assert.Null(desk.Find(runs[0].Id));
        Assert.NotNull(desk.Find(runs[1].Id));
        Assert.NotNull(desk.Find(runs[2].Id));
        Assert.Equal(3, runs.Select(r => r.Id).Distinct().Count());
        Assert.All(runs, r => Assert.Equal(32, r.Id.Length));
    }

    [Fact]
    public async Task Files_are_held_up_to_a_size_and_a_desk_full_of_work_takes_no_more()
    {
        using var desk = Desk(CheckLimits.Default with { MostHeld = Faulty.Length + 1, AtOnce = 1 });
        var release = new TaskCompletionSource<byte[]>();
        var slow = desk.Take([new SubmittedFile("慢.html", Faulty.Length, _ => release.Task)])!;
        Assert.Null(desk.Take([File("b.html")]));
        release.SetResult(Faulty);
        await FinishAsync(slow);
        Assert.NotNull(desk.Take([File("b.html")]));
        Assert.Null(desk.Find(slow.Id));
    }

    [Fact]
    public async Task No_more_files_are_read_at_once_than_allowed_and_a_removed_run_is_stopped()
    {
        using var desk = Desk(CheckLimits.Default with { AtOnce = 1 });
        var stopped = new TaskCompletionSource();
        var slow = desk.Take([new SubmittedFile("慢.html", 1, async cancellation =>
        {
            await using var end = cancellation.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, cancellation);
            return [];
        })])!;
        while (slow.Items[0].State == ItemState.Waiting) await Task.Delay(10, TestContext.Current.CancellationToken);
        var next = desk.Take([File("b.html")])!;
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(ItemState.Waiting, next.Items[0].State);
        desk.Remove(slow.Id);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await FinishAsync(next);
        Assert.Equal(ItemState.Done, next.Items[0].State);
    }

    [Fact]
    public async Task A_file_that_takes_too_long_or_fails_is_told_and_the_others_go_on()
    {
        using var desk = Desk(CheckLimits.Default with { TimeLimit = TimeSpan.FromMilliseconds(1500) });
        var run = desk.Take([
            new SubmittedFile("久.html", 1, async _ =>
            {
                await Task.Delay(20_000, CancellationToken.None);
                return [];
            }),
            new SubmittedFile("坏.html", 1, _ => throw new InvalidOperationException("program fault")),
            File("好.html"),
        ])!;
        await FinishAsync(run);
        Assert.Equal([ItemState.Problem, ItemState.Problem, ItemState.Done], run.Items.Select(i => i.State));
        Assert.Contains("久.html：审了 3 秒还没有审完", Problem(run, 0), StringComparison.Ordinal);
        Assert.Contains("坏.html：审的时候程序出了故障", Problem(run, 1), StringComparison.Ordinal);
        Assert.DoesNotContain("program fault", Problem(run, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issue0014_Files_that_take_long_do_not_keep_the_next_visitor_waiting()
    {
        var line = string.Concat(Enumerable.Repeat("2024年支出1,234.56万元，比上年增加12.34万元，增长1.01%。", 400));
        var slow = Encoding.UTF8.GetBytes("某局2024年部门预算\n" + string.Join('\n', Enumerable.Repeat(line, 800)));
        using var desk = Desk(CheckLimits.Default with { ShortLimit = TimeSpan.FromMilliseconds(500) });
        for (var i = 0; i < 4; i++)
            _ = desk.Take([new SubmittedFile("慢.txt", slow.Length, _ => Task.FromResult(slow))]);
        var next = desk.Take([File("快.html")])!;
        await FinishAsync(next);
        Assert.Equal(ItemState.Done, next.Items[0].State);
    }

    [Fact]
    public async Task Too_large_too_many_and_too_much_are_told_with_the_file_and_the_limit()
    {
        var data = Directory.CreateTempSubdirectory("mingsuan-limits-");
        await using var site = Site.Build(
            ["--urls", "http://127.0.0.1:0", "--budgets", data.FullName, "--data", data.FullName], workspace,
            new CheckLimits { MostFiles = 2, MostBytes = 2000, MostSubmitted = 6000 });
        await site.StartAsync(TestContext.Current.CancellationToken);
        var address = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        var (_, text) = await HandIn.CheckAsync(client, address, ("大.txt", Words(2048)), ("小.txt", Words(900)),
            ("多.txt", Words(900)));
        Assert.Contains("文件有 2 KB，超过 2 KB 的限度", text, StringComparison.Ordinal);
        Assert.Contains("一次最多审 2 个文件，这个没有收", text, StringComparison.Ordinal);
        Assert.Equal("/check?fault=large", await HandIn.PostAsync(client, address, "/check/files",
            ("a.txt", Words(1900)), ("b.txt", Words(1900)), ("c.txt", Words(1900)), ("d.txt", Words(1900))));
        Assert.Equal("/check?fault=large", await HandIn.PostAsync(client, address, "/check/files",
            ("a.txt", Words(6 << 20))));
        await site.StopAsync(TestContext.Current.CancellationToken);
        data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("C:\\Users\\me\\预算.pdf", "预算.pdf")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("a\u0000\u0007b\u202E\u200B.pdf", "ab.pdf")]
    [InlineData("...", "未命名文件")]
    [InlineData("", "未命名文件")]
    [InlineData("x/", "未命名文件")]
    public void A_name_is_cleaned(string given, string name) => Assert.Equal(name, SubmittedFile.Clean(given));

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(120, SubmittedFile.Clean(new string('长', 5000)).Length);

    public ValueTask DisposeAsync() => workspace.DisposeAsync();

    private static byte[] Words(int length) => Encoding.ASCII.GetBytes(new string('a', length));

    private static SubmittedFile File(string name) => new(name, Faulty.Length, _ => Task.FromResult(Faulty));

    private static string Problem(CheckRun run, int index) =>
        Assert.Single(run.Items[index].Checked!.Source.Problems).ToString();

    private static async Task FinishAsync(CheckRun run)
    {
        for (var i = 0; i < 600 && !run.IsFinished; i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(run.IsFinished, "半分钟还没有审完");
    }

    private CheckDesk Desk(CheckLimits limits) => new(workspace, limits, clock, NullLogger<CheckDesk>.Instance);

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 11, 23, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
