using Mingsuan.Web.Serving;
using Mingsuan.Web.Shelf;
using Xunit;

namespace Mingsuan.Web.Tests;

/// <summary>书架: what is compiled, when again, and what a name may mean.</summary>
public sealed class ShelfTests : IAsyncDisposable
{
    private static readonly string Example = Path.Combine(RunningSite.Root, "examples", "wuhan-2024");
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("mingsuan-shelf-");
    private readonly Workspace workspace = new();
    private readonly BudgetShelf shelf;

    public ShelfTests() => shelf = new BudgetShelf(new ServeOptions(data.FullName, [data.FullName]), workspace);

    [Fact]
    public async Task A_budget_is_compiled_once_until_one_of_its_files_changes()
    {
        var folder = Put("甲局");
        var first = await OpenAsync("甲局");
        Assert.Same(first, await OpenAsync("甲局"));
        await File.AppendAllTextAsync(
            Path.Combine(folder, "narrative.md"), "\n", TestContext.Current.CancellationToken);
        Assert.NotSame(first, await OpenAsync("甲局"));
    }

    [Fact]
    public async Task A_mended_package_is_read_again_without_a_restart()
    {
        var folder = Put("乙局");
        var revenue = Path.Combine(folder, "revenue.csv");
        File.Move(revenue, revenue + ".away");
        Assert.Equal(BudgetState.Unreadable, (await OpenAsync("乙局"))!.Card.State);
        File.Move(revenue + ".away", revenue);
        Assert.NotEqual(BudgetState.Unreadable, (await OpenAsync("乙局"))!.Card.State);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../wuhan-2024")]
    [InlineData(".")]
    [InlineData("")]
    public async Task Only_a_name_on_the_shelf_opens_a_budget(string name)
    {
        Put("丙局");
        Assert.Null(await OpenAsync(name));
    }

    [Fact]
    public void A_folder_named_on_the_command_line_must_be_there()
    {
        var fault = Assert.Throws<Mingsuan.Documents.MingsuanException>(
            () => ServeOptions.Read(["--budgets", Path.Combine(data.FullName, "没有")], RunningSite.Root));
        Assert.Contains("没有 不存在", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_budgets_named_the_examples_are_found_upwards_and_the_data_folder_comes_last()
    {
        var options = ServeOptions.Read(
            ["--data=" + data.FullName], Path.Combine(RunningSite.Root, "src", "Mingsuan.Web"));
        Assert.Equal(
            [Path.Combine(RunningSite.Root, "examples"), Path.Combine(data.FullName, "budgets")], options.Budgets);
    }

    [Fact]
    public async Task Issue0014_A_file_that_failed_is_made_anew_when_it_is_asked_for_again()
    {
        Put("a");
        var budget = (await OpenAsync("a"))!;
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => budget.FileAsync("x", () => throw new InvalidOperationException("killed")));
        Assert.Equal([1], await budget.FileAsync("x", () => Task.FromResult<byte[]>([1])));
    }

    [Fact]
    public async Task No_more_budgets_are_kept_than_the_shelf_holds_but_all_are_listed()
    {
        for (var i = 0; i < BudgetShelf.Capacity + 3; i++)
        {
            var folder = data.CreateSubdirectory($"b{i:00}");
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "budget.yaml"), "year: 2024\n", TestContext.Current.CancellationToken);
        }
        var first = await OpenAsync("b00");
        for (var i = 1; i < BudgetShelf.Capacity + 3; i++) await OpenAsync($"b{i:00}");
        Assert.NotSame(first, await OpenAsync("b00"));
        var cards = await shelf.CardsAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(BudgetShelf.Capacity + 3, cards.Length);
        Assert.All(cards, c => Assert.Equal(BudgetState.Unreadable, c.State));
    }

    public async ValueTask DisposeAsync()
    {
        shelf.Dispose();
        await workspace.DisposeAsync();
        data.Delete(recursive: true);
    }

    private Task<ShelvedBudget?> OpenAsync(string name) => shelf.OpenAsync(name, TestContext.Current.CancellationToken);

    private string Put(string name)
    {
        var folder = Path.Combine(data.FullName, name);
        foreach (var file in Directory.EnumerateFiles(Example, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Example, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return folder;
    }
}
