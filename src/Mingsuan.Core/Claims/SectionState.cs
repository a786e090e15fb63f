using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Claims;

/// <summary>小标题的状态 (the scope the headings give: that of a section holds in those numbered below it).</summary>
internal sealed partial class SectionState(ClaimWords words)
{
    private const int Unnumbered = 1;

    private readonly Stack<(int Level, ImmutableArray<Argument>? Select)> above = [];

    /// <summary>小标题.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>取数范围; null when nothing here is a budget figure.</summary>
    public ImmutableArray<Argument>? Select { get; private set; } = [];

    /// <summary>进入一节; false when the heading says nothing of scope.</summary>
    public bool Enter(string heading)
    {
        var level = Level(heading);
        Pop(level);
        var found = words.Sections.FirstOrDefault(s => s.Words.IsMatch(heading));
        if (found is null)
        {
            if (level != Unnumbered || Number().IsMatch(heading)) above.Push((level, null));
            return false;
        }
        (Heading, Select) = (heading, Narrowed(found));
        above.Push((level, Select));
        return true;
    }

    /// <summary>一段正文: one that is numbered as sections are closes those before it.</summary>
    public void Pass(string text)
    {
        if (Number().IsMatch(text)) Pop(Level(text));
    }

    /// <summary>这一段的取数范围; null when nothing in it is a budget figure.</summary>
    public ImmutableArray<Argument>? Within(string text) =>
        words.Asides.Any(a => a.IsMatch(text)) ? null : Select;

    /// <summary>正文里起头的一句 that sets the scope of what follows, such as 财政拨款支出主要内容如下.</summary>
    public void Lead(string text)
    {
        if (text.Length > 40 || !text.TrimEnd().EndsWith('：')) return;
        if (words.Sections.LastOrDefault(s => s.Words.IsMatch(text)) is { Select: { IsEmpty: false } } lead)
        {
            Select = lead.IsWithin && IsOfFund(Select) ? Select : lead.Select;
        }
    }

    // 财政拨款支出结构 below 一般公共预算财政拨款支出: still of that fund.
    private ImmutableArray<Argument>? Narrowed(ClaimSection section) => section.IsWithin
        && above.TryPeek(out var parent) && IsOfFund(parent.Select) ? parent.Select : section.Select;

    private static bool IsOfFund(ImmutableArray<Argument>? select) => select is { } said
        && said.Any(a => a.Key == ClaimSection.Fund)
        && !said.Any(a => a.Value is Name { Text: "fiscal-appropriation" });

    private void Pop(int level)
    {
        while (above.TryPeek(out var top) && top.Level >= level) above.Pop();
    }

    private static int Level(string heading) => Number().Match(heading) is not { Success: true } match ? Unnumbered
        : match.Value[0] == '第' ? 0 : match.Groups["s"].Success ? 1 : match.Groups["b"].Success ? 2 : 3;

    [GeneratedRegex(@"^\s*(第[一二三四五六七八九十]{1,3}(部分|章)|(?<s>[一二三四五六七八九十]{1,3})[、.．]|(?<b>[（(][一二三四五六七八九十]{1,3}[）)])|[（(]?[0-9]{1,2}[）).．、])", RegexOptions.None, 10_000)]
    private static partial Regex Number();
}
