using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition.Sheets;

/// <summary>项目资金的来源 as a project sheet lists them.</summary>
internal enum SheetSource
{
    /// <summary>一般公共预算财政拨款.</summary>
    General,

    /// <summary>其中：申请本级财力年初安排.</summary>
    Own,

    /// <summary>政府性基金预算财政拨款.</summary>
    GovernmentFund,

    /// <summary>国有资本经营预算财政拨款.</summary>
    StateCapital,

    /// <summary>财政专户管理资金.</summary>
    SpecialAccount,

    /// <summary>单位资金.</summary>
    Unit,

    /// <summary>使用上年度财政拨款结转: part of the appropriations above.</summary>
    Brought,
}

/// <summary>一个项目的申报表或绩效目标表: its figures by what they say of the project.</summary>
/// <param name="Name">项目名称, without blanks.</param>
/// <param name="Page">所在的表.</param>
internal sealed record ProjectSheet(string Name, SheetPage? Page)
{
    /// <summary>项目编码; empty when none is printed.</summary>
    public string Code { get; set; } = "";

    /// <summary>起始年度.</summary>
    public int? Start { get; set; }

    /// <summary>终止年度.</summary>
    public int? End { get; set; }

    /// <summary>项目总预算.</summary>
    public int? Total { get; set; }

    /// <summary>当年预算.</summary>
    public int? Year { get; set; }

    /// <summary>资金来源合计.</summary>
    public int? Funds { get; set; }

    /// <summary>各资金来源.</summary>
    public Dictionary<SheetSource, int> Sources { get; } = [];

    /// <summary>总额与其中各项, group by group of a target sheet: 实施期, 年度.</summary>
    public Dictionary<int, SheetFunds> Groups { get; } = [];

    /// <summary>明细各行.</summary>
    public List<int> Lines { get; } = [];

    /// <summary>明细合计.</summary>
    public int? LinesTotal { get; set; }

    /// <summary>当年预算的各处, with the rule under which each is compared with the others.</summary>
    public IEnumerable<(int Statement, string Rule)> Years()
    {
        if (Year is { } year) yield return (year, "B24");
        if (Funds is { } funds) yield return (funds, "B26");
        if (LinesTotal is { } lines) yield return (lines, "B25");
    }
}

/// <summary>绩效目标表里的一组资金: a total and its parts.</summary>
internal sealed record SheetFunds
{
    /// <summary>总额.</summary>
    public int? Total { get; set; }

    /// <summary>其中各项.</summary>
    public List<int> Parts { get; } = [];
}

/// <summary>整体表的项目清单的一行.</summary>
/// <param name="Name">项目名称, without blanks.</param>
/// <param name="Total">项目总预算.</param>
/// <param name="Year">本年度预算.</param>
internal sealed record ListedProject(string Name, int? Total, int? Year);
