using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mingsuan.Core.Data;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Rulebooks;

/// <summary>规则库 (the law as data, embedded): code lists, form sets, sentences, identities and parameters.</summary>
public sealed class Rulebook
{
    private readonly DataParser parse;
    private readonly Lazy<ClaimWords> claims;
    private readonly Lazy<ImmutableArray<WordRule>> wordRules;
    private readonly Lazy<ImmutableArray<RequiredWords>> requiredWords;
    private readonly Lazy<Patterns> patterns;
    private readonly Lazy<Catalogue> catalogue = new(Catalogue.Read);
    private readonly Dictionary<string, FormSet> formSets = new(StringComparer.Ordinal);

    private Rulebook(DataParser parse)
    {
        this.parse = parse;
        Classifications = new Classifications();
        Identities = Identity.ReadAll(Documents("identities/")
            .Where(n => !n.EndsWith(".cases.yaml", StringComparison.Ordinal)).Select(n => (n, Parse(n))));
        Terms = TermNote.Read(Text("sentences/terms.csv"));
        Version = HashOfEverything();
        const string wording = "checks/words.yaml";
        wordRules = new(() => WordRule.ReadAll(wording, Parse(wording)));
        const string required = "checks/required.yaml";
        requiredWords = new(() => Rulebooks.RequiredWords.ReadAll(required, Parse(required)));
        const string ways = "checks/patterns.yaml";
        patterns = new(() => Rulebooks.Patterns.Read(ways, Parse(ways)));
        const string words = "sentences/claims.yaml";
        claims = new Lazy<ClaimWords>(() => ClaimWords.Read(words, Parse(words)));
    }

    /// <summary>代码表.</summary>
    public Classifications Classifications { get; }

    /// <summary>恒等式.</summary>
    public ImmutableArray<Identity> Identities { get; }

    /// <summary>名词解释.</summary>
    public ImmutableArray<TermNote> Terms { get; }

    /// <summary>审核目录, read when first asked for.</summary>
    public Catalogue Catalogue => catalogue.Value;

    /// <summary>词句规则, read when first asked for.</summary>
    public ImmutableArray<WordRule> WordRules => wordRules.Value;

    /// <summary>应写的内容, read when first asked for.</summary>
    public ImmutableArray<RequiredWords> RequiredWords => requiredWords.Value;

    /// <summary>写法, read when first asked for.</summary>
    public Patterns Patterns => patterns.Value;

    /// <summary>参数, each file read when first asked for.</summary>
    public Parameters Parameters { get; } = new();

    /// <summary>文字断言的写法, read when first asked for.</summary>
    public ClaimWords Claims => claims.Value;

    /// <summary>版本: a digest of every file, printed in each report so that a result can be reproduced.</summary>
    public string Version { get; }

    /// <summary>有哪些表样.</summary>
    public static ImmutableArray<string> FormSetNames { get; } =
        [.. Documents("forms/").Select(n => n.Split('/')[1]).Distinct(StringComparer.Ordinal)];

    /// <summary>可以编制的表样: those with sentences to write, not only tables to read.</summary>
    public static ImmutableArray<string> WritableFormSetNames { get; } = [.. FormSetNames
        .Where(n => !Text($"sentences/{n}.yaml").Contains("\nread-only: yes", StringComparison.Ordinal))];

    /// <summary>是否决算的表样.</summary>
    public static bool IsFinalAccounts(string formSet) =>
        Text($"sentences/{formSet}.yaml").Contains("\nfinal-accounts: yes", StringComparison.Ordinal);

    /// <summary>区一级的部门是否也用这套表样.</summary>
    public static bool IsForDistricts(string formSet) =>
        !Text($"sentences/{formSet}.yaml").Contains("\nnot-for: 区", StringComparison.Ordinal);

    /// <summary>打开规则库.</summary>
    /// <param name="parse">YAML 读法, given from outside since Core holds no packages.</param>
    /// <exception cref="RulebookException">the rulebook is wrong: a bug of ours.</exception>
    public static Rulebook Open(DataParser parse) => new(parse);

    /// <summary>某表样, read when first asked for.</summary>
    public FormSet FormSet(string name)
    {
        lock (formSets)
        {
            if (formSets.TryGetValue(name, out var known)) return known;
        }
        // Read outside the lock, so that several sets may be read at once; the first to be done is kept.
        var sentences = $"sentences/{name}.yaml";
        var set = FormSetReader.Read(
            name, Documents($"forms/{name}/").Select(n => (n, Parse(n))), (sentences, Parse(sentences)));
        lock (formSets) return formSets.TryAdd(name, set) ? set : formSets[name];
    }

    /// <summary>某一资源的文字, by its path below rulebook/.</summary>
    public static string Text(string path)
    {
        using var stream = typeof(Rulebook).Assembly.GetManifestResourceStream("rulebook/" + path)
            ?? throw new InvalidOperationException($"规则库缺少 {path}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Documents(string under) => typeof(Rulebook).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("rulebook/" + under, StringComparison.Ordinal))
        .Select(n => n["rulebook/".Length..]).Order(StringComparer.Ordinal);

    private DataNode Parse(string path) => parse(path, Text(path));

    private static string HashOfEverything()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Documents(""))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            using var stream = typeof(Rulebook).Assembly.GetManifestResourceStream("rulebook/" + name)!;
            var buffer = new byte[stream.Length];
            stream.ReadExactly(buffer);
            hash.AppendData(buffer);
        }
        return Convert.ToHexString(hash.GetHashAndReset())[..12].ToLower(CultureInfo.InvariantCulture);
    }
}
