namespace System;

/// <summary>
/// Pseudo-random numbers, not for secrets. With a seed it yields the sequence of .NET (Knuth's subtractive generator,
/// "The Art of Computer Programming", volume 2, section 3.2.2, with .NET's constants), so that seeded programs agree.
/// </summary>
public partial class Random
{
    private static Random? s_shared;

    private readonly SeededGenerator? _seeded;
    private Xoshiro _generator;

    public Random() => _generator = Xoshiro.FromEntropy();

    public Random(int Seed) => _seeded = new SeededGenerator(Seed);

    /// <summary>Not locked: a lost update only repeats a number.</summary>
    public static Random Shared => s_shared ??= new Random();

    public virtual int Next() => _seeded is null ? _generator.NextBelowMaximum() : _seeded.Next();

    public virtual int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);

        return _seeded is null ? (int)_generator.NextBelow((uint)maxValue) : (int)(_seeded.NextSample() * maxValue);
    }

    public virtual int Next(int minValue, int maxValue)
    {
        CheckRange(minValue <= maxValue);
        long range = (long)maxValue - minValue;
        if (_seeded is null)
        {
            return (int)(_generator.NextBelow((ulong)range) + minValue);
        }

        double sample = range <= int.MaxValue ? _seeded.NextSample() : _seeded.NextSampleForLargeRange();
        return (int)((long)(sample * range) + minValue);
    }

    public virtual long NextInt64()
    {
        if (_seeded is null)
        {
            return NextInt64(long.MaxValue);
        }

        while (true)
        {
            long candidate = (long)(_seeded.NextUInt64() >> 1);
            if (candidate != long.MaxValue)
            {
                return candidate;
            }
        }
    }

    public virtual long NextInt64(long maxValue) => NextInt64(0, maxValue);

    public virtual long NextInt64(long minValue, long maxValue)
    {
        CheckRange(minValue <= maxValue);
        ulong range = (ulong)(maxValue - minValue);
        if (range <= 1)
        {
            return minValue;
        }

        if (_seeded is null)
        {
            return minValue + (long)_generator.NextBelow(range);
        }

        int bits = Numerics.BitOperations.Log2(range - 1) + 1;
        while (true)
        {
            ulong candidate = _seeded.NextUInt64() >> (64 - bits);
            if (candidate < range)
            {
                return minValue + (long)candidate;
            }
        }
    }

    public virtual double NextDouble() => _seeded is null ? _generator.NextDouble() : _seeded.NextSample();

    public virtual float NextSingle()
    {
        if (_seeded is null)
        {
            return (_generator.NextUInt64() >> 40) * (1.0f / (1 << 24));
        }

        while (true)
        {
            float sample = (float)_seeded.NextSample();
            if (sample < 1.0f)
            {
                return sample; // else the conversion rounded up
            }
        }
    }

    public virtual void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(new Span<byte>(buffer));
    }

    public virtual void NextBytes(Span<byte> buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] = (byte)(_seeded is null ? (int)(_generator.NextUInt64() >> 56) : _seeded.Next());
        }
    }

    public void Shuffle<T>(T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Shuffle(new Span<T>(values));
    }

    public void Shuffle<T>(Span<T> values)
    {
        for (int i = 0; i < values.Length - 1; i++)
        {
            int j = Next(i, values.Length);
            if (j != i)
            {
                (values[i], values[j]) = (values[j], values[i]);
            }
        }
    }

    private static void CheckRange(bool valid)
    {
        if (!valid)
        {
            ThrowHelper.ThrowArgumentOutOfRange("minValue", "'minValue' cannot be greater than maxValue.");
        }
    }
}
