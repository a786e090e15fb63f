using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Compilation;

/// <summary>预算包在表达式里的样子 (the package as variables of forms and sentences).</summary>
internal static class PackageValues
{
    /// <summary>全部变量, by name.</summary>
    public static ImmutableDictionary<string, Value> Of(BudgetPackage package, FactSet facts)
    {
        var variables = ImmutableDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        var settings = package.Settings;
        variables["year"] = new TextValue(Text(settings.Year));
        variables["prior-year"] = new TextValue(Text(settings.Year - 1));
        variables["two-years-ago"] = new TextValue(Text(settings.Year - 2));
        variables["three-years-ago"] = new TextValue(Text(settings.Year - 3));
        variables["department"] = Record(
            ("name", Of(settings.Department.Name)), ("short-name", Of(settings.Department.ShortName)),
            ("code", Of(settings.Department.Code)), ("supervisor", Of(settings.Department.Supervisor)));
        variables["units"] = List(settings.Units.Select(u => Unit(u, facts)));
        variables["contact"] = Record(
            ("filled-on", Of(ChineseDate.Of(settings.Contact?.FilledOn))),
            ("filled-by", Of(settings.Contact?.FilledBy)), ("phone", Of(settings.Contact?.Phone)));
        variables["projects"] = List(package.Projects.Select(p => ProjectValues.Of(p, package, facts)));
        variables["targets"] = package.Targets.TryGetValue("department", out var t)
            ? TargetValues.Of("department", t) : Value.Blank;
        variables["staff"] = Staff(package);
        variables["assets"] = package.Assets is { } assets ? OfAssets(assets) : Value.Blank;
        variables["counts"] = package.Counts is { } counts ? OfCounts(counts) : Value.Blank;
        variables["reserved"] = Reserved(package);
        variables["rounding"] = Of(settings.Rounding == Rounding.Balanced ? "balanced" : "independent");
        variables["independent"] = Of("independent");
        variables["balanced"] = Of("balanced");
        variables["administrative-units"] =
            List(settings.Units.Where(u => u.Type != UnitType.PublicInstitution).Select(u => Unit(u, facts)));
        return variables.ToImmutable();
    }

    /// <summary>文字; blank when null or empty.</summary>
    internal static Value Of(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Value.Blank : new TextValue(text.Trim());

    /// <summary>记录.</summary>
    internal static RecordValue Record(params (string Name, Value Value)[] members) =>
        new(members.ToImmutableDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal));

    /// <summary>序列.</summary>
    internal static ListValue List(IEnumerable<Value> items) => new([.. items]);

    /// <summary>整数文字.</summary>
    internal static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static RecordValue Unit(BudgetUnit unit, FactSet facts)
    {
        var type = unit.Type switch
        {
            UnitType.Administrative => "行政单位",
            UnitType.ParticipatingInstitution => "参照公务员法管理的事业单位",
            _ => "事业单位",
        };
        var record = Record(("code", Of(unit.Code)), ("name", Of(unit.Name)), ("type", Of(type)));
        return facts.Dimensions[Dimension.Unit].Find(unit.Code) is { } node
            ? record with { Node = new NodeValue(Dimension.Unit, node) } : record;
    }

    private static RecordValue Staff(BudgetPackage package)
    {
        Value Count(string category)
        {
            var lines = package.Staff.Where(s => s.Category == category).ToList();
            return lines.Count == 0 ? Value.Blank
                : new NumberValue(lines.Sum(l => l.Count), new Query.Count("staff." + category));
        }

        return Record(("establishment", Count("establishment")), ("on-post", Count("on-post")),
            ("contract", Count("contract")), ("retired", Count("retired")),
            ("veteran-retired", Count("veteran-retired")),
            ("is-given", new BoolValue(!package.Staff.IsEmpty)));
    }

    private static RecordValue OfCounts(ThreePublicCounts counts)
    {
        static Value Of(int? count, string name) =>
            count is { } n ? new NumberValue(n, new Query.Count("three-public." + name)) : Value.Blank;

        return Record(
            ("groups", Of(counts.Groups, "groups")), ("travellers", Of(counts.Travellers, "travellers")),
            ("batches", Of(counts.Batches, "batches")), ("guests", Of(counts.Guests, "guests")),
            ("purchased", Of(counts.Purchased, "purchased")), ("owned", Of(counts.Owned, "owned")));
    }

    // 面向中小企业预留的份额: this year's purchases that say so.
    private static RecordValue Reserved(BudgetPackage package)
    {
        AmountValue Sum(string key, Func<ProcurementLine, Amount?> part)
        {
            var given = package.Procurement.Where(l => l.Year == package.Settings.Year)
                .Select(part).OfType<Amount>().ToList();
            return Given("procurement." + key, given.Count == 0 ? null : new Amount(given.Sum(a => a.Fen)));
        }

        return Record(("small", Sum("for-small", l => l.ForSmall)), ("micro", Sum("for-micro", l => l.ForMicro)));
    }

    private static RecordValue OfAssets(Assets assets)
    {
        var added = assets.AddedFixed is null && assets.AddedIntangible is null ? (Amount?)null
            : (assets.AddedFixed ?? Amount.Zero) + (assets.AddedIntangible ?? Amount.Zero);
        return Record(
            ("as-of", Of(ChineseDate.Of(assets.AsOf))), ("total", Given("assets.total", assets.Total)),
            ("added-year", assets.AddedYear is { } y ? new TextValue(Text(y)) : Value.Blank),
            ("added", Given("assets.added", added)), ("added-fixed", Given("assets.added.fixed", assets.AddedFixed)),
            ("added-intangible", Given("assets.added.intangible", assets.AddedIntangible)),
            ("holdings", List(assets.Holdings.Select(h => Record(
                ("name", Of(h.Name)), ("value", new NumberValue(h.Value, new Query.Count("assets." + h.Key))),
                ("unit", Of(h.Unit)), ("note", Of(h.Note)))))));
    }

    private static AmountValue Given(string id, Amount? amount) => new(amount, new Query.Given(id));
}

/// <summary>日期的中文写法.</summary>
internal static class ChineseDate
{
    /// <summary>2023-12-31 becomes 2023年12月31日; anything else stays as written.</summary>
    public static string? Of(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日")
            : text;
}
