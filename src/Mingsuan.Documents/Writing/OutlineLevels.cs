using Mingsuan.Core.Books;

namespace Mingsuan.Documents.Writing;

/// <summary>标题的层次: outline levels that never skip one (PDF/UA-1), whatever levels the book asks for.</summary>
internal sealed class OutlineLevels
{
    private int _section = 1;
    private bool _hasTable;

    /// <summary>新的一部分: level 1.</summary>
    public void BeginPart() => Begin(1);

    /// <summary>标题的层次, at most one below the last.</summary>
    public int Of(Heading heading) => Begin(Math.Min(Math.Max(heading.Level, 2), _section + 1));

    /// <summary>表名的层次: one below the section it stands in.</summary>
    public int OfTable => _section + 1;

    /// <summary>表名的层次: a table that follows another in its section stands one below it.</summary>
    public int Of(Table table)
    {
        var isBelow = table.Placement == TablePlacement.Following && _hasTable;
        _hasTable = true;
        return isBelow ? OfTable + 1 : OfTable;
    }

    private int Begin(int section)
    {
        _hasTable = false;
        return _section = section;
    }
}
