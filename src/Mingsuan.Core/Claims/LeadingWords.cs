using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;

namespace Mingsuan.Core.Claims;

/// <summary>引出下文的一段 (a paragraph that ends in a colon): what it names is what the next ones divide.</summary>
internal sealed partial class LeadingWords(SubjectFinder finder)
{
    private SubjectToken? next;
    private SubjectToken? item;
    private bool isOfProjects;

    /// <summary>读到一段.</summary>
    public void Pass(string text, ImmutableArray<Argument> section)
    {
        (item, next) = (next, null);
        if (!Number().IsMatch(text)) isOfProjects = false;
        var end = text.TrimEnd();
        if (end.Length == 0 || end[^1] is not ('：' or ':')) return;
        if (Projects().IsMatch(end)) isOfProjects = true;
        if (!ClaimTokens.Numbers(Number().Replace(text, "")).Any()
            && finder.Find(text, section) is [{ IsItem: true } only]) next = only;
    }

    /// <summary>一处主题在引出的话之下的意思.</summary>
    /// <param name="token">主题.</param>
    /// <param name="among">同一句里“其中”之前的.</param>
    public SubjectToken Meant(SubjectToken token, Selector? among)
    {
        // （款）：/ 2018年预算支出合计: of that item.
        if (item is { } of && IsWhole(token))
            return token with { Query = of.Query, Or = of.Or, IsItem = true };
        // 项目支出400万元，其中：经营支出9万元: inside the projects, where it is no part of all spending beside them.
        return (isOfProjects || finder.IsOfProjects(among)) && Beside().IsMatch(token.Text)
            ? token with { Query = null, Or = [], AsRevenue = null } : token;
    }

    /// <summary>只说支出合计, of whatever was named before.</summary>
    public static bool IsWhole(SubjectToken token) => Whole().IsMatch(token.Text);

    /// <summary>名目与合计之间只有冒号与年度.</summary>
    public static bool IsLead(string between) => Lead().IsMatch(between);

    [GeneratedRegex(@"^[：:]\s*(20[0-9]{2}年度?)?(预算|决算)?$", RegexOptions.None, 10_000)]
    private static partial Regex Lead();

    [GeneratedRegex("^(预算|决算)?支出(预算|决算)?(合计|总计|总额)?$", RegexOptions.None, 10_000)]
    private static partial Regex Whole();

    [GeneratedRegex("经营支出|上缴上级支出|附属单位补助支出", RegexOptions.None, 10_000)]
    private static partial Regex Beside();

    [GeneratedRegex("项目支出[^。]*[0-9].*其中[：:]$", RegexOptions.None, 10_000)]
    private static partial Regex Projects();

    [GeneratedRegex(@"^\s*([0-9]{1,2}[.．、](?![0-9])|[（(][0-9]{1,2}[)）])", RegexOptions.None, 10_000)]
    private static partial Regex Number();
}
