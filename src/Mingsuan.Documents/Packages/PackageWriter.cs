using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Documents.Packages;

/// <summary>写预算包: the inverse of <see cref="PackageReader"/>, lossless; one package gives one text.</summary>
public static class PackageWriter
{
    /// <summary>写成文件夹; package files there already are replaced, those no longer needed are removed.</summary>
    public static void Write(BudgetPackage package, string folder)
    {
        var files = Texts(package);
        var odd = files.Keys.FirstOrDefault(n => !PackageFiles.IsPart(n) || n.Contains('\\', StringComparison.Ordinal));
        if (odd is not null)
            throw new MingsuanException($"文件名 {odd} 指到预算包之外，没有写。请改项目代码") { IsOfInput = true };
        WholeFolder.Write(folder, temporary =>
        {
            foreach (var (name, text) in files)
            {
                var path = Path.Combine(temporary, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text, new UTF8Encoding(false));
            }
        });
        foreach (var old in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, old).Replace('\\', '/');
            if (PackageFiles.IsPart(name) && !files.ContainsKey(name)) File.Delete(old);
        }
    }

    /// <summary>各文件的文字, by name.</summary>
    public static ImmutableSortedDictionary<string, string> Texts(BudgetPackage package)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        files["budget.yaml"] = SettingsText(package.Settings);
        files["revenue.csv"] = package.Revenue.Any(l => l.Function.Length > 0)
            ? Csv(LineReader.RevenueColumns, package.Revenue,
                l => [l.Unit, l.Fund, l.Vintage, l.Function, l.Amount.ToString(), l.Note])
            : Csv([.. LineReader.RevenueColumns.Where(c => c != "function")], package.Revenue,
                l => [l.Unit, l.Fund, l.Vintage, l.Amount.ToString(), l.Note]);
        files["expenditure.csv"] = Csv(LineReader.ExpenditureColumns, package.Expenditure,
            l => [l.Unit, l.Fund, l.Vintage, l.Kind, l.Function, l.Economic, l.Amount.ToString(), l.Note]);
        AddLines(package, files);
        foreach (var project in package.Projects) files[$"projects/{project.Code}.yaml"] = ProjectText.Of(project);
        foreach (var (name, targets) in package.Targets) files[$"targets/{name}.yaml"] = TargetText.Of(targets);
        if (package.Assets is { } assets) files["assets.yaml"] = AssetsText(assets);
        if (package.Counts is { } counts) files["three-public.yaml"] = CountsText(counts);
        if (!package.Narrative.IsEmpty)
        {
            files["narrative.md"] = string.Join("\n", package.Narrative.Select(n => $"## {n.Key}\n{n.Text}\n"));
        }
        if (!package.Answers.IsEmpty)
        {
            files["answers.yaml"] = new YamlText().Items("answers", package.Answers, (y, a) => y.Add("id", a.Id)
                .Add("place", ProjectText.Given(a.Place)).Add("reason", a.Reason).Add("by", a.By)).ToString();
        }
        return files.ToImmutable();
    }

    private static void AddLines(BudgetPackage package, ImmutableSortedDictionary<string, string>.Builder files)
    {
        if (!package.Prior.IsEmpty)
        {
            files["prior.csv"] = Csv(LineReader.PriorColumns, package.Prior, l =>
            [
                Text(l.Year), l.Side, l.Unit, l.Fund, l.Vintage, l.Kind, l.Function, l.Economic, l.Project,
                l.Amount.ToString(), l.Note,
            ]);
        }
        if (!package.Initial.IsEmpty)
        {
            files["initial.csv"] = Csv(LineReader.InitialColumns, package.Initial, l =>
            [
                l.Side, l.Unit, l.Fund, l.Vintage, l.Kind, l.Function, l.Economic, l.Project,
                l.Amount.ToString(), l.Note,
            ]);
        }
        if (!package.Staff.IsEmpty)
        {
            files["staff.csv"] = Csv(
                LineReader.StaffColumns, package.Staff, l => [l.Unit, l.Category, Text(l.Count), l.Note]);
        }
        if (!package.Procurement.IsEmpty)
        {
            files["procurement.csv"] = Csv(LineReader.ProcurementColumns, package.Procurement, l =>
            [
                Text(l.Year), l.Unit, l.Project, l.Category, l.PurchasedService ? "yes" : "no", l.Item, l.Quantity,
                l.Amount.ToString(), $"{l.ForSmall}", $"{l.ForMicro}", l.Note,
            ]);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Csv<T>(string[] columns, IEnumerable<T> lines, Func<T, string[]> fields)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n", HasHeader = false }, true))
        {
            csv.WriteRecord(columns);
            foreach (var line in lines) csv.WriteRecord(fields(line));
        }
        return text.ToString();
    }

    private static string SettingsText(Settings s)
    {
        var yaml = new YamlText().Add("format", 1).Add("kind", KindName(s))
            .Add("year", s.Year).Add("form-set", s.FormSet)
            .Add("display-unit", s.DisplayUnit.DataName())
            .Add("rounding", s.Rounding == Rounding.Balanced ? "balanced" : "independent")
            .Add("compiled-on", s.CompiledOn)
            .Child("department", y => y.Add("code", s.Department.Code).Add("name", s.Department.Name)
                .Add("short-name", s.Department.ShortName == s.Department.Name ? null : s.Department.ShortName)
                .Add("supervisor", s.Department.Supervisor.Length == 0 ? null : s.Department.Supervisor)
                .Texts("former-names", s.Department.FormerNames))
            .Items("units", s.Units, (y, u) => y.Add("code", u.Code).Add("name", u.Name)
                .Add("type", TypeName(u.Type)).Add("parent", u.Parent).Texts("former-names", u.FormerNames));
        if (s.Contact is { } c)
        {
            yaml.Child("contact", y => y
                .Add("filled-on", c.FilledOn ?? "").Add("filled-by", c.FilledBy).Add("phone", c.Phone));
        }
        if (s.RevenueTotal is not null || s.ExpenditureTotal is not null)
        {
            yaml.Child("totals", y => y.Add("revenue", s.RevenueTotal).Add("expenditure", s.ExpenditureTotal));
        }
        return yaml.ToString();
    }

    private static string KindName(Settings s) =>
        Rulebook.IsFinalAccounts(s.FormSet) ? "final-accounts" : "budget";

    private static string TypeName(UnitType type) => type switch
    {
        UnitType.Administrative => "administrative",
        UnitType.ParticipatingInstitution => "participating-institution",
        _ => "public-institution",
    };

    private static string CountsText(ThreePublicCounts c)
    {
        var yaml = new YamlText();
        Group("overseas-travel", ("groups", c.Groups), ("persons", c.Travellers));
        Group("official-reception", ("batches", c.Batches), ("persons", c.Guests));
        Group("official-vehicles", ("purchased", c.Purchased), ("owned", c.Owned));
        return yaml.ToString();

        void Group(string key, params (string Key, int? Count)[] counts)
        {
            if (Array.TrueForAll(counts, p => p.Count is null)) return;
            yaml.Child(key, y =>
            {
                foreach (var (name, count) in counts) y.Add(name, count);
            });
        }
    }

    private static string AssetsText(Assets a)
    {
        var yaml = new YamlText().Add("as-of", a.AsOf).Add("total", a.Total).Add("added-year", a.AddedYear);
        if (a.AddedFixed is not null || a.AddedIntangible is not null)
        {
            yaml.Child("added", y => y.Add("fixed", a.AddedFixed).Add("intangible", a.AddedIntangible));
        }
        return yaml.Items("holdings", a.Holdings, (y, h) => y.Add("key", h.Key).Add("name", h.Name)
            .AddRaw("value", h.Value.ToString(CultureInfo.InvariantCulture))
            .Add("unit", h.Unit).Add("note", h.Note)).ToString();
    }
}

/// <summary>写 projects/*.yaml.</summary>
internal static class ProjectText
{
    public static string Of(Project p) => new YamlText()
        .Add("code", p.Code).Add("name", p.Name).Add("unit", p.Unit).Add("kind", p.Kind)
        .Child("group", y => y.Add("code", p.GroupCode).Add("name", p.GroupName))
        .Add("attribute", p.Attribute).Add("supervisor", p.Supervisor).Add("executor", p.Executor)
        .Add("leader", p.Leader).Add("phone", p.Phone).Add("address", p.Address).Add("postcode", p.Postcode)
        .Add("declared-on", p.DeclaredOn).Add("start", p.Start).Add("end", p.End)
        .Add("total-budget", p.TotalBudget).Add("year-budget", p.YearBudget)
        .Add("fund", p.Fund).Add("vintage", p.Vintage).Add("function", p.Function)
        .Add("economic-level", p.EconomicLevel == EconomicLevel.Category ? "category" : null)
        .Add("reason", p.Reason).Add("content", p.Content).Add("usage", p.Usage).Add("prior-change", p.PriorChange)
        .Items("lines", p.Lines, (y, l) => y
            .Add("activity", Given(l.Activity)).Add("content", Given(l.Content)).Add("economic", l.Economic)
            .Add("amount", l.Amount).Add("basis", Given(l.Basis)).Add("remark", Given(l.Remark))
            .Add("fund", l.Fund).Add("vintage", l.Vintage).Add("function", l.Function))
        .Items("procurement", p.Purchases, (y, x) => y
            .Add("item", x.Item).Add("quantity", Given(x.Quantity)).Add("amount", x.Amount))
        .ToString();

    /// <summary>空文字不写.</summary>
    internal static string? Given(string text) => text.Length > 0 ? text : null;
}

/// <summary>写 targets/*.yaml.</summary>
internal static class TargetText
{
    public static string Of(PerformanceTargets t)
    {
        var yaml = new YamlText().Add("duties", t.Duties).Texts("tasks", t.Tasks);
        if (!t.LongTerm.IsEmpty || t.Until is not null)
        {
            yaml.Child("long-term", y => y
                .Add("until", t.Until).Items("goals", t.LongTerm, (z, g) => Goal(z, g, "value")));
        }
        if (!t.Annual.IsEmpty) yaml.Child("annual", y => y.Items("goals", t.Annual, (z, g) => Goal(z, g, "target")));
        return yaml.ToString();
    }

    private static void Goal(YamlText yaml, PerformanceGoal goal, string target) => yaml
        .Add("name", ProjectText.Given(goal.Name))
        .Items("indicators", goal.Indicators, (y, i) => y
            .Add("level1", i.Level1).Add("level2", i.Level2).Add("name", i.Name)
            .Add("before-last", ProjectText.Given(i.BeforeLast)).Add("last", ProjectText.Given(i.Last))
            .Add(target, ProjectText.Given(i.Target)).Add("basis", ProjectText.Given(i.Basis)));
}
