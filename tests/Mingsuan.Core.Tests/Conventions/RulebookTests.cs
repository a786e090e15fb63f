using System.Text.RegularExpressions;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Conventions;

/// <summary>规则库自身: code lists whole, sources there, identities with a source.</summary>
public sealed class RulebookTests
{
    private static readonly Rulebook Rulebook = Rulebook.Open(YamlReader.Parse);

    public static TheoryData<string> FormSets() => [.. Rulebook.FormSetNames];

    [Fact]
    public void Every_code_but_the_top_stands_under_its_parent()
    {
        var codes = Rulebook.Classifications;
        foreach (var tree in new[] { codes.Functional, codes.Departmental, codes.Government })
        {
            Assert.All(tree.Nodes.Skip(1).Where(n => n.Level > 1),
                n => Assert.StartsWith(tree.Nodes[n.Parent].Code, n.Code, StringComparison.Ordinal));
            Assert.All(tree.Nodes.Skip(1).Where(n => n.Code.Length > 3),
                n => Assert.True(n.Level > 1, $"{n.Code} {n.Name} 没有上级"));
        }
    }

    [Fact]
    public void Every_code_keeps_its_confidence_and_source() => Assert.All(
        Rulebook.Classifications.Functional.Nodes.Skip(1).Concat(Rulebook.Classifications.Departmental.Nodes.Skip(1)),
        n => Assert.True(n.Confidence.Length > 0 && n.Source.Length > 0, n.Code));

    [Fact]
    public void A_departmental_item_maps_to_one_government_item_by_unit_type()
    {
        var codes = Rulebook.Classifications;
        Assert.Equal("50101", codes.GovernmentCode("30101", Core.Packages.UnitType.Administrative));
        Assert.Equal("50501", codes.GovernmentCode("30101", Core.Packages.UnitType.PublicInstitution));
        Assert.Equal("50206", codes.GovernmentCode("30217", Core.Packages.UnitType.ParticipatingInstitution));
        var mapped = codes.Departmental.Nodes.Where(n => n.Level == 2 && n.InForce(2024))
            .Select(n => codes.GovernmentCode(n.Code, Core.Packages.UnitType.Administrative)).OfType<string>();
        Assert.All(mapped, c => Assert.NotNull(codes.Government.Find(c)));
    }

    [Fact]
    public void Every_identity_is_a_rule_of_the_catalogue()
    {
        Assert.NotEmpty(Rulebook.Identities);
        Assert.All(Rulebook.Identities, i => Assert.True(Rulebook.Catalogue.Has(i.Id), i.Id));
        Assert.Equal(Rulebook.Identities.Length, Rulebook.Identities.Select(i => i.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(FormSets))]
    public void Every_form_set_loads_and_prints_each_of_its_forms(string name)
    {
        var set = Rulebook.FormSet(name);
        var text = Rulebook.Text($"sentences/{name}.yaml");
        Assert.NotEmpty(set.Forms);
        if (!Rulebook.WritableFormSetNames.Contains(name)) return;
        Assert.All(set.Forms.Values, f => Assert.Equal(!f.IsReadingOnly, Regex.IsMatch(
            text, $"form: {f.Id}$", RegexOptions.Multiline, TimeSpan.FromSeconds(1))));
    }
}
