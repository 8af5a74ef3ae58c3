namespace ClinicFlow.Platform.Data.Demo;

/// <summary>
/// SplitMix64: small, fast, the same on every machine and every version of .NET (System.Random promises neither).
/// Each patient has one of their own, so that any patient can be told without the others.
/// </summary>
public sealed class DemoRandom
{
    private ulong state;

    public DemoRandom(ulong seed, ulong stream, ulong number) =>
        state = Mix(Mix(seed + 0x9E3779B97F4A7C15UL * (stream + 1)) ^ (number * 0xD1B54A32D192ED03UL));

    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15UL);

    /// <summary>From 0 (included) to 1 (not included).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + (int)(Unit() * (high - low + 1));

    public double Between(double low, double high) => low + Unit() * (high - low);

    public T Pick<T>(IReadOnlyList<T> from) => from[(int)(Unit() * from.Count)];

    /// <summary>Index of the drawn weight.</summary>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        var drawn = Unit() * total;
        for (var i = 0; i < weights.Length - 1; i++)
            if ((drawn -= weights[i]) < 0)
                return i;
        return weights.Length - 1;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
