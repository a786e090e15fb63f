using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>一张表在工作表上的安排: where each line stands and what each cell holds.</summary>
internal sealed class SheetPlan
{
    private readonly Dictionary<CellAt, CellNumber> numbers = [];

    /// <summary>新建.</summary>
    public SheetPlan(Table table, string name, CellNumbers cells)
    {
        (Table, Name) = (table, name);
        NumberRow = table.Number.Length > 0 ? 1 : 0;
        TitleRow = NumberRow + 1;
        EntityRow = table.Entity.Length + table.UnitNote.Length > 0 ? TitleRow + 1 : 0;
        HeaderTop = Math.Max(TitleRow, EntityRow) + 1;
        BodyTop = HeaderTop + table.Header.Length;
        NotesTop = BodyTop + table.Rows.Length;
        for (var row = 0; row < table.Rows.Length; row++)
        {
            foreach (var cell in table.Rows[row].Cells)
            {
                if (cells.Of(cell) is { } number) numbers[new CellAt(row, cell.Column)] = number;
            }
        }
        Formulas = new TotalFormulas(table.Sums.Select(cells.Of), numbers);
        Widths = ColumnWidths.Of(table);
    }

    /// <summary>表.</summary>
    public Table Table { get; }

    /// <summary>工作表名.</summary>
    public string Name { get; }

    /// <summary>表号行, 1-based as every row here; 0 when there is none.</summary>
    public int NumberRow { get; }

    /// <summary>表名行.</summary>
    public int TitleRow { get; }

    /// <summary>单位行; 0 when there is none.</summary>
    public int EntityRow { get; }

    /// <summary>表头首行.</summary>
    public int HeaderTop { get; }

    /// <summary>表体首行.</summary>
    public int BodyTop { get; }

    /// <summary>表下注首行.</summary>
    public int NotesTop { get; }

    /// <summary>各列宽, in half-width characters.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>各格的数.</summary>
    public IReadOnlyDictionary<CellAt, CellNumber> Numbers => numbers;

    /// <summary>合计公式.</summary>
    public TotalFormulas Formulas { get; }

    /// <summary>某格在本表的地址.</summary>
    public string AddressOf(CellAt cell) => CellText.Address(BodyTop + cell.Row, cell.Column);

    /// <summary>某格在全簿的地址, for formulas and links.</summary>
    public string ReferenceTo(CellAt cell) => $"{SheetNames.Quote(Name)}!{AddressOf(cell)}";
}
