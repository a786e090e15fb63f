using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Claims;

/// <summary>找主题 (which queries the words of a paragraph name), under the section it stands in.</summary>
internal sealed partial class SubjectFinder
{
    private readonly ImmutableArray<ClaimSubject> subjects;
    private readonly Evaluator evaluator;
    private readonly Scope scope;
    private readonly Regex classes;
    private readonly Dictionary<string, CodeNode> classByName;
    private readonly Dictionary<Call, Selector?> queries = [];
    private readonly Selector? expenditure;
    private readonly Selector? personnel;
    private readonly Selector? running;
    private readonly Selector? projects;
    private readonly Selector? fiscal;
    private readonly Lazy<Selector?> procurement;
    private readonly Dictionary<string, CodeNode> items;
    private readonly Dictionary<string, CodeNode> economic;

    /// <summary>列举的用语.</summary>
    public ClaimLists Lists { get; }

    public SubjectFinder(
        ClaimWords words, Evaluator evaluator, Scope scope, DisclosureKind? kind, string forms,
        IReadOnlyCollection<Statement> tables)
    {
        items = Printed(tables, Dimension.Function, evaluator.Facts.Dimensions[Dimension.Function], 3);
        economic = Printed(tables, Dimension.Economic, evaluator.Facts.Dimensions[Dimension.Economic], 2);
        subjects = [.. words.Subjects.Where(s => s.Kind is null || kind is null || s.Kind == kind)
            .Where(s => s.Forms.Length == 0 || s.Forms.Split(' ').Contains(forms))];
        Lists = words.Lists;
        this.evaluator = evaluator;
        this.scope = scope;
        expenditure = evaluator.Amount(Parser.Parse("expenditure()"), scope).Selector;
        personnel = evaluator.Amount(Parser.Parse("expenditure(kind: personnel)"), scope).Selector;
        running = evaluator.Amount(Parser.Parse("expenditure(kind: running)"), scope).Selector;
        projects = evaluator.Amount(Parser.Parse("expenditure(kind: project)"), scope).Selector;
        procurement = new(() => evaluator.Amount(Parser.Parse("procurement()"), scope).Selector);
        fiscal = evaluator.Amount(Parser.Parse("expenditure(fund: fiscal-appropriation)"), scope).Selector;
        var tree = evaluator.Facts.Dimensions[Dimension.Function];
        classByName = tree.Nodes.Where(n => n.Level == 1).GroupBy(n => n.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        classes = new Regex(string.Join('|', classByName.Keys.OrderByDescending(n => n.Length).Select(Regex.Escape)),
            RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    /// <summary>文中各主题, by position, none inside another.</summary>
    public List<SubjectToken> Find(string text, ImmutableArray<Argument> section)
    {
        var found = new List<SubjectToken>();
        foreach (var item in Items(text))
        {
            found.Add(new SubjectToken(item.Start, item.End, Item(item.Node, section), text[item.Start..item.End],
                true));
        }
        found.AddRange(Projects(text));
        found.AddRange(Lone(text, section));
        found.AddRange(Coded(text, section));
        found.AddRange(Economic(text, section));
        foreach (var subject in subjects)
        {
            foreach (Match match in subject.Words.Matches(text)) found.Add(Said(subject, match, section));
        }
        foreach (Match match in classes.Matches(text))
        {
            found.Add(new SubjectToken(
                match.Index, match.Index + match.Length, Item(classByName[match.Value], section), match.Value));
        }
        return Outermost(found);
    }

    /// <summary>政府采购总额; null when the rulebook has none.</summary>
    public Selector? Procurement => procurement.Value;

    /// <summary>小标题所说的支出; null when its words ask for none.</summary>
    public Selector? Of(ImmutableArray<Argument> section) => Within(expenditure!, section);

    /// <summary>文中的类款项.</summary>
    public IEnumerable<(int Start, int End, ImmutableArray<string> Names, CodeNode? Node,
        bool IsExact)> Items(string text)
    {
        foreach (Match match in ItemPath().Matches(text))
        {
            var names = new[] { "c", "s", "i" }.Select(g => match.Groups[g].Value.Trim('“', '"', '-', '—', ' '))
                .TakeWhile(n => n.Length > 0).ToImmutableArray();
            var (node, isExact) = Resolve(names);
            yield return (match.Index, match.Index + match.Length, names, node, isExact);
        }
        // 住房保障支出-住房改革支出-住房公积金, 住房保障支出类住房改革支出款住房公积金项: without brackets around the
        // levels only names of the list are items.
        foreach (Match match in DashedPath().Matches(text).Concat(BarePath().Matches(text)))
        {
            var names = ImmutableArray.Create(
                match.Groups["c"].Value, match.Groups["s"].Value, match.Groups["i"].Value);
            if (Resolve(names) is ({ } node, true))
                yield return (match.Index, match.Index + match.Length, names, node, true);
        }
    }

    // 财政拨款 in a section of one fund is that fund's money, or all of it: the tables tell.
    private SubjectToken Said(ClaimSubject subject, Match match, ImmutableArray<Argument> section)
    {
        var query = Query(subject.Query, subject.IsRelative, section);
        var or = Query(subject.Or, subject.IsRelative, section);
        var all = new[] { query, or }.OfType<Selector>().ToList();
        if (!subject.IsRelative && all.Exists(IsOfFiscal))
        {
            var fund = section.Where(a => a.Key == ClaimSection.Fund).ToImmutableArray();
            all = [.. all.Where(IsOfFiscal).Select(q => Within(q, fund)).OfType<Selector>(), .. all];
        }
        return new SubjectToken(
            match.Index, match.Index + match.Length, all.FirstOrDefault(), match.Value, subject.IsCounted)
        {
            AsRevenue = Query(subject.Revenue, false, section),
            Or = [.. all.Skip(1).DistinctBy(q => q.Key).Where(q => q.Key != all[0].Key)],
        };
    }

    private bool IsOfFiscal(Selector query) => fiscal is not null
        && query.Roots(Dimension.Fund).AsSpan().SequenceEqual(fiscal.Roots(Dimension.Fund).AsSpan());

    private static List<SubjectToken> Outermost(List<SubjectToken> found)
    {
        var kept = new List<SubjectToken>();
        foreach (var token in found.Select((t, i) => (t, i)).OrderBy(p => p.t.Start).ThenByDescending(p => p.t.End)
            .ThenBy(p => p.i).Select(p => p.t))
        {
            if (kept.Count == 0 || token.Start >= kept[^1].End) kept.Add(token);
        }
        return kept;
    }

    // An item of the tables by its name alone: “住房公积金”科目, 3.住房公积金60万元.
    private IEnumerable<SubjectToken> Lone(string text, ImmutableArray<Argument> section)
    {
        foreach (Match match in LoneItem().Matches(text))
        {
            var name = match.Groups["n"];
            var end = match.Index + match.Length;
            var isCut = text.AsSpan(end).StartsWith("支出");
            if (isCut && items.TryGetValue(name.Value + "支出", out var node)) end += 2;
            else if (!items.TryGetValue(name.Value, out node)) continue;
            var item = new SubjectToken(name.Index, end, Item(node, section), text[name.Index..end], true);
            yield return AsClass(item, node.Name, match.Value, section);
        }
    }

    // 其他支出 is a class and an item of it: the class, unless the item is called one; the tables tell.
    private SubjectToken AsClass(SubjectToken item, string name, string said, ImmutableArray<Argument> section) =>
        item.Query is { } own && classByName.TryGetValue(name, out var node) && !said.Contains('项')
            && Item(node, section) is { } query ? item with { Query = query, Or = [own] } : item;

    // 2210201住房公积金, 住房公积金（2210201）.
    private IEnumerable<SubjectToken> Coded(string text, ImmutableArray<Argument> section)
    {
        var tree = evaluator.Facts.Dimensions[Dimension.Function];
        foreach (Match match in CodedItem().Matches(text))
        {
            if (tree.Find(match.Groups["k"].Value) is not { Level: 3 } node) continue;
            var end = match.Index + match.Length;
            var dash = end < text.Length && text[end] is '-' or '－' or '—' ? 1 : 0;
            if (text.AsSpan(end + dash).StartsWith(node.Name)) end += dash + node.Name.Length;
            yield return new SubjectToken(match.Index, end, Item(node, section), text[match.Index..end], true);
        }
    }

    // 基本工资400万元 where basic expenditure is told.
    private IEnumerable<SubjectToken> Economic(string text, ImmutableArray<Argument> section)
    {
        if (economic.Count == 0 || Within(expenditure!, section) is not { } basic || !IsBasic(basic)) yield break;
        foreach (Match match in NamedAmount().Matches(text))
        {
            if (!economic.TryGetValue(match.Value, out var node)) continue;
            var query = basic.With(Dimension.Economic, node);
            yield return new SubjectToken(match.Index, match.Index + match.Length, query, match.Value)
            {
                Or = Within(node.Code.StartsWith("301", StringComparison.Ordinal)
                    || node.Code.StartsWith("303", StringComparison.Ordinal) ? personnel! : running!, section)?
                    .With(Dimension.Economic, node) is { } or ? [or] : [],
            };
        }
    }

    /// <summary>只说项目支出.</summary>
    public bool IsOfProjects(Selector? query) => query is not null && query.IsSaid(Dimension.Kind)
        && query.Roots(Dimension.Kind).All(r => evaluator.Facts.Dimensions[Dimension.Kind].Nodes[r].Code == "project");

    private bool IsBasic(Selector query) => query.IsSaid(Dimension.Kind)
        && query.Roots(Dimension.Kind).All(r => evaluator.Facts.Dimensions[Dimension.Kind].Nodes[r].Code == "basic");

    // Names that stand for one code only among those the tables print.
    private static Dictionary<string, CodeNode> Printed(
        IEnumerable<Statement> tables, Dimension dimension, CodeTree tree, int level) => tables
        .Select(f => f.Selector?.Roots(dimension)).OfType<ImmutableArray<int>>()
        .Where(r => r is { IsDefault: false, Length: 1 }).Select(r => tree.Nodes[r[0]]).Where(n => n.Level == level)
        .Distinct().GroupBy(n => n.Name, StringComparer.Ordinal).Where(g => g.Count() == 1)
        .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    // A short name is told from a common word by what stands around it: 1.课题研究项目120.36万元.
    private IEnumerable<SubjectToken> Projects(string text)
    {
        foreach (var node in evaluator.Facts.Dimensions[Dimension.Project].Nodes.Skip(1).Where(n => n.Name.Length > 2))
        {
            var at = text.IndexOf(node.Name, StringComparison.Ordinal);
            while (at >= 0 && !IsProject(text, at, node.Name.Length))
                at = text.IndexOf(node.Name, at + 1, StringComparison.Ordinal);
            if (at < 0) continue;
            var end = at + node.Name.Length;
            if (text.AsSpan(end).StartsWith("项目")) end += 2;
            yield return new SubjectToken(at, end, projects?.With(Dimension.Project, node), node.Name, true);
        }
    }

    private static bool IsProject(string text, int at, int length) => length > 5
        || (at > 0 && text[at - 1] is '.' or '、' or '．' or '）' or ')' && text.AsSpan(at + length)
        .StartsWith("项目"));

    private Selector? Query(Call? call, bool isRelative, ImmutableArray<Argument> section)
    {
        if (call is null) return null;
        if (!queries.TryGetValue(call, out var query))
        {
            queries[call] = query = evaluator.Amount(call, scope).Selector;
        }
        return isRelative && query is not null ? Within(query, section) : query;
    }

    private Selector? Within(Selector query, ImmutableArray<Argument> section)
    {
        var narrowed = evaluator.Choose(section, query, scope);
        return narrowed.IsEmpty ? query : narrowed;
    }

    private Selector? Item(CodeNode? node, ImmutableArray<Argument> section) => node is null ? null
        : Within(expenditure!, section)?
            .With(Dimension.Function, node);

    // Each level by its name; a name that is not in the list by the nearest below, when one is near enough.
    private (CodeNode? Node, bool IsExact) Resolve(ImmutableArray<string> names)
    {
        if (names.IsEmpty || ClassOf(names[0]) is not { } node) return (null, false);
        var tree = evaluator.Facts.Dimensions[Dimension.Function];
        var isExact = true;
        for (var i = 1; i < names.Length; i++)
        {
            var name = names[i];
            var children = tree.Children(node).OrderByDescending(c => c.InForce(scope.Year)).ToList();
            var next = children.Find(c => c.Name == name);
            isExact &= next is not null;
            if (next is null && i == 1 && names.Length == 3)
            {
                next = children.Find(c => tree.Children(c).Any(g => g.Name == names[2]));
            }
            next ??= children.Find(c => c.Name == FormerNames.Current(name));
            if (next is null) return (null, false);
            node = next;
        }
        return (node, isExact);
    }

    // Words run up to the class name without a stop between: the longest class name at the end counts.
    // The word 支出 may stand behind the brackets: 卫生健康（类）支出.
    private CodeNode? ClassOf(string words) => classByName.GetValueOrDefault(FormerNames.Current(words))
        ?? classByName.GetValueOrDefault(FormerNames.Current(words + "支出")) ?? classByName
        .Where(p => words.EndsWith(p.Key, StringComparison.Ordinal)).OrderByDescending(p => p.Key.Length)
        .Select(p => p.Value).FirstOrDefault();

    [GeneratedRegex(@"(?:[“""](?<n>[\u4e00-\u9fff]{3,40})[”""](?:科目|[（(]项[)）])?|^\s*(?:[（(]?[0-9一二三四五六七八九十]{1,2}[)）.．、]\s*)?(?<n>[\u4e00-\u9fff]{3,40}?)(?=\s*[0-9：:]|年初|支出|预算|决算|（项）))", RegexOptions.None, 10_000)]
    private static partial Regex LoneItem();

    [GeneratedRegex(@"(?<![0-9.])(?<k>2[0-9]{6})(?![0-9.])|[\u4e00-\u9fff]{2,40}[（(](?<k>2[0-9]{6})[)）]", RegexOptions.None, 10_000)]
    private static partial Regex CodedItem();

    [GeneratedRegex(@"[\u4e00-\u9fff]{3,40}(?=\s?[0-9.,]+\s?(万元|元))", RegexOptions.None, 10_000)]
    private static partial Regex NamedAmount();

    [GeneratedRegex(@"(?<c>[\u4e00-\u9fff]{3,18})\s?[-—－–]+\s?(?<s>[\u4e00-\u9fff、]{2,24})\s?[-—－–]+\s?(?<i>[\u4e00-\u9fff、（）()]{2,40}?)(?=\s*[0-9：:，]|年初|预算|决算|支出[0-9预决])", RegexOptions.None, 10_000)]
    private static partial Regex DashedPath();

    [GeneratedRegex(@"(?<c>[\u4e00-\u9fff]{3,18})类\s?(?<s>[\u4e00-\u9fff、]{2,24}?)款\s?(?<i>[\u4e00-\u9fff、（）()]{2,40}?)项(?=[^\u4e00-\u9fff]|年|本年|预|决|支出|安排|比|较|主要|$)", RegexOptions.None, 10_000)]
    private static partial Regex BarePath();

    [GeneratedRegex(@"[“""]?(?<c>[\u4e00-\u9fff]{3,18})\s?[（(](?:[0-9]{3})?类[)）][\s\-—]*(?:(?<s>[\u4e00-\u9fff、（）()]{2,24}?)\s?[（(](?:[0-9]{2})?款[)）][\s\-—]*(?:(?<i>[\u4e00-\u9fff、（）()“”0-9]{2,40}?)\s?[（(](?:[0-9]{2})?项[)）][”""]?)?)?", RegexOptions.None, 10_000)]
    private static partial Regex ItemPath();
}
