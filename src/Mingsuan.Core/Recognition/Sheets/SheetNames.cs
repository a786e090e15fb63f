namespace Mingsuan.Core.Recognition.Sheets;

/// <summary>各项目的名称: finds a sheet by the name of its project, and the project in the list of the whole.</summary>
internal sealed class SheetNames(SheetWalk walk)
{
    private readonly ILookup<string, ProjectSheet> sheets = walk.Projects.ToLookup(s => SheetTies.Plain(s.Name));

    private readonly ILookup<string, ListedProject> listed = walk.Wholes.SelectMany(w => w.Projects)
        .ToLookup(p => SheetTies.Plain(p.Name));

    /// <summary>同名的表; null when there is none, or more than one.</summary>
    public ProjectSheet? Find(string name) => Only(sheets[SheetTies.Plain(name)]);

    /// <summary>整体表所列的这个项目; null when it is not listed, or the name tells no single one.</summary>
    public ListedProject? Listed(ProjectSheet sheet) =>
        Find(sheet.Name) is null ? null : Only(listed[SheetTies.Plain(sheet.Name)]);

    private static T? Only<T>(IEnumerable<T> found)
        where T : class
    {
        var two = found.Take(2).ToList();
        return two.Count == 1 ? two[0] : null;
    }
}
