using System.Collections.Immutable;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Documents.Packages;

/// <summary>读 budget.yaml.</summary>
internal static class SettingsReader
{
    public static Settings? Read(string file, string text, List<ReadProblem> problems)
    {
        var before = problems.Count;
        if (YamlFields.Open(file, text, problems) is not { } fields) return null;
        if (fields.Integer("format", 1, 1) is null) fields.Fail("format", fields.Text("format") ?? "没有填", "应为 1");
        var isFinal = fields.Choice("kind", 0, "budget", "final-accounts") == 1;
        var totals = fields.Child("totals");
        var settings = new Settings
        {
            Year = Year(fields),
            FormSet = FormSet(fields),
            DisplayUnit = fields.Choice("display-unit", 0, "ten-thousand-yuan", "yuan") == 0
                ? DisplayUnit.TenThousandYuan : DisplayUnit.Yuan,
            Rounding = (Rounding)fields.Choice("rounding", 0, "independent", "balanced"),
            CompiledOn = fields.Date("compiled-on"),
            Department = Department(fields),
            Units = Units(fields),
            Contact = Contact(fields.Child("contact")),
            RevenueTotal = totals?.Amount("revenue"),
            ExpenditureTotal = totals?.Amount("expenditure"),
        };
        if (settings.FormSet.Length > 0 && Rulebook.IsFinalAccounts(settings.FormSet) != isFinal)
        {
            fields.Fail("kind", isFinal ? "final-accounts" : "budget",
                $"表样 {settings.FormSet} 是{(isFinal ? "预算，应为 budget" : "决算，应为 final-accounts")}");
        }
        totals?.Finish();
        fields.Finish();
        return problems.Count == before || settings.Year > 0 && settings.FormSet.Length > 0 && settings.Units.Length > 0
            ? settings : null;
    }

    private static int Year(YamlFields fields)
    {
        if (fields.Text("year") is null) fields.Fail("year", "没有填", "应为预算年度，如 2024");
        return fields.Integer("year", 2000, 2100) ?? 0;
    }

    private static string FormSet(YamlFields fields)
    {
        var name = fields.Required("form-set", "wuhan");
        if (name.Length == 0 || Rulebook.WritableFormSetNames.Contains(name, StringComparer.Ordinal)) return name;
        fields.Fail("form-set", $"没有表样“{name}”", $"可用的有 {string.Join("、", Rulebook.WritableFormSetNames)}");
        return "";
    }

    private static Department Department(YamlFields fields)
    {
        if (fields.Child("department") is not { } child)
        {
            fields.Fail("department", "没有填", "应为 { code: \"024\", name: 部门全称 }");
            return new Department("", "", "", "");
        }
        var name = child.Name("name", "部门全称");
        var department = new Department(child.Required("code", "\"024\""), name,
            child.Text("short-name") is null ? name : child.Name("short-name", "部门简称"),
            child.Text("supervisor") is null ? "" : child.Name("supervisor", "财政局"))
        {
            FormerNames = child.Texts("former-names"),
        };
        child.Finish();
        return department;
    }

    private static ImmutableArray<BudgetUnit> Units(YamlFields fields)
    {
        var units = ImmutableArray.CreateBuilder<BudgetUnit>();
        foreach (var item in fields.Items("units"))
        {
            var code = item.Required("code", "\"024001\"");
            if (units.Any(u => u.Code == code)) item.Fail("code", $"单位代码 {code} 写了两次", "每个单位一个代码");
            var type = (UnitType)item.Choice(
                "type", 2, "administrative", "participating-institution", "public-institution");
            var parent = item.Text("parent");
            if (parent is not null && units.All(u => u.Code != parent))
            {
                item.Fail("parent", $"没有单位“{parent}”", "上级单位应写在前面");
                parent = null;
            }
            var name = item.Name("name", "单位名称");
            if (name.Length > 0 && units.Any(u => u.Name == name))
                item.Fail("name", $"单位名称“{name}”写了两次", "每个单位一个名称；同一个单位只写一次");
            units.Add(new BudgetUnit(code, name, type, parent) { FormerNames = item.Texts("former-names") });
            item.Finish();
        }
        if (units.Count == 0) fields.Fail("units", "没有填", "至少写一个单位");
        return [.. units.DistinctBy(u => u.Code)];
    }

    private static Contact? Contact(YamlFields? fields)
    {
        if (fields is null) return null;
        var contact = new Contact(fields.Date("filled-on"), fields.Text("filled-by"), fields.Text("phone"));
        fields.Finish();
        return contact;
    }
}
