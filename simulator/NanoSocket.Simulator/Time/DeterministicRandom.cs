using System;

namespace NanoSocket.Simulator.Time;

/// <summary>SplitMix64: the same numbers from the same seed on every machine and .NET version.</summary>
public sealed class DeterministicRandom
{
    private ulong state;

    /// <summary>Starts a sequence.</summary>
    public DeterministicRandom(ulong seed) => state = seed;

    /// <summary>An independent sequence named by <paramref name="purpose"/>, so that adding one user of
    /// randomness does not change the numbers that the others see.</summary>
    public static DeterministicRandom For(int seed, string purpose)
    {
        ulong hash = 14695981039346656037UL; // FNV-1a
        foreach (char c in purpose)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return new DeterministicRandom(hash ^ ((ulong)(uint)seed << 17));
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextUInt64()
    {
        ulong z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>The next 32 bits.</summary>
    public uint NextUInt32() => (uint)(NextUInt64() >> 32);

    /// <summary>A number from 0 to <paramref name="exclusiveMaximum"/> - 1.</summary>
    public int Next(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMaximum);
        return (int)(((ulong)NextUInt32() * (ulong)exclusiveMaximum) >> 32);
    }

    /// <summary>True with the given probability (0 to 1).</summary>
    public bool Chance(double probability) => NextFraction() < probability;

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double NextFraction() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Fills the span.</summary>
    public void Fill(Span<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)NextUInt64();
        }
    }
}
