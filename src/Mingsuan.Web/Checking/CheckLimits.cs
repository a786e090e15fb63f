namespace Mingsuan.Web.Checking;

/// <summary>网上审核的限度 (what the site takes, and for how long it keeps it).</summary>
public sealed record CheckLimits
{
    /// <summary>平常的限度.</summary>
    public static CheckLimits Default { get; } = new();

    /// <summary>一次最多几个文件.</summary>
    public int MostFiles { get; init; } = 20;

    /// <summary>一个文件最大多少字节.</summary>
    public long MostBytes { get; init; } = 50 << 20;

    /// <summary>一次提交最大多少字节, all files together.</summary>
    public long MostSubmitted { get; init; } = 200 << 20;

    /// <summary>各次审核的原文件总共最多留多少字节.</summary>
    public long MostHeld { get; init; } = 400 << 20;

    /// <summary>最多留几次审核.</summary>
    public int MostResults { get; init; } = 50;

    /// <summary>一次审核留多久.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromHours(1);

    /// <summary>读一个文件最多多久; the whole check of it may take twice that.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>先审多久: what is not done by then is checked anew, apart from the others.</summary>
    public TimeSpan ShortLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>同时审几个文件, not counting the one that takes long.</summary>
    public int AtOnce { get; init; } = 2;
}
