namespace Mingsuan.Core;

/// <summary>有种子的随机数 (SplitMix64): the same seed gives the same numbers on every machine and version.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>0 到 below - 1.</summary>
    public int Below(int below) => (int)(Next() % (ulong)below);

    /// <summary>从 least 到 most.</summary>
    public long Between(long least, long most) => least + (long)(Next() % (ulong)(most - least + 1));

    /// <summary>百分之几的可能.</summary>
    public bool Percent(int percent) => Below(100) < percent;

    /// <summary>取一个.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
