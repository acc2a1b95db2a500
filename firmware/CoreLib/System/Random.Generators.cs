using System.Numerics;
using System.Runtime.InteropServices;

namespace System;

public partial class Random
{
    /// <summary>The generator of <c>new Random(seed)</c>.</summary>
    private sealed class SeededGenerator
    {
        private const int SeedConstant = 161803398;
        private const int Length = 56; // index 0 is not used
        private const int Lag = 21;

        private readonly int[] _state = new int[Length];
        private int _next;
        private int _nextLagged = Lag;

        internal SeededGenerator(int seed)
        {
            int value = SeedConstant - (seed == int.MinValue ? int.MaxValue : Math.Abs(seed));
            int previous = 1;
            _state[Length - 1] = value;
            int index = 0;
            for (int i = 1; i < Length - 1; i++)
            {
                index += Lag;
                index -= index >= Length - 1 ? Length - 1 : 0;
                _state[index] = previous;
                previous = value - previous;
                previous += previous < 0 ? int.MaxValue : 0;
                value = _state[index];
            }

            for (int round = 1; round < 5; round++)
            {
                for (int i = 1; i < Length; i++)
                {
                    int other = i + 30;
                    other -= other >= Length - 1 ? Length - 1 : 0;
                    _state[i] -= _state[1 + other];
                    _state[i] += _state[i] < 0 ? int.MaxValue : 0;
                }
            }
        }

        internal int Next()
        {
            _next = _next + 1 >= Length ? 1 : _next + 1;
            _nextLagged = _nextLagged + 1 >= Length ? 1 : _nextLagged + 1;
            int value = _state[_next] - _state[_nextLagged];
            value -= value == int.MaxValue ? 1 : 0;
            value += value < 0 ? int.MaxValue : 0;
            _state[_next] = value;
            return value;
        }

        internal double NextSample() => Next() * (1.0 / int.MaxValue);

        /// <summary>A sample of more steps, for ranges of more than 31 bits.</summary>
        internal double NextSampleForLargeRange()
        {
            int value = Next();
            value = Next() % 2 == 0 ? -value : value;
            return (value + (double)(int.MaxValue - 1)) / (2 * (uint)int.MaxValue - 1);
        }

        internal ulong NextUInt64() => NextBits(22) | (NextBits(22) << 22) | (NextBits(20) << 44);

        private ulong NextBits(int count) => (ulong)(NextSample() * (1 << count));
    }

    /// <summary>xoshiro256** by Blackman and Vigna (2018).</summary>
    private struct Xoshiro
    {
        private ulong _s0;
        private ulong _s1;
        private ulong _s2;
        private ulong _s3;

        /// <summary>Seeded from the board's entropy, and from the clock in case it has none.</summary>
        internal static unsafe Xoshiro FromEntropy()
        {
            ulong* seed = stackalloc ulong[4];
            seed[0] = (ulong)Environment.NativeTime();
            seed[3] = 1; // not all may be zero
            NativeEntropy((byte*)seed, 4 * sizeof(ulong));
            Xoshiro generator = new() { _s0 = seed[0], _s1 = seed[1], _s2 = seed[2], _s3 = seed[3] | 1 };
            for (int i = 0; i < 8; i++)
            {
                generator.NextUInt64(); // spreads a poor seed
            }

            return generator;
        }

        internal ulong NextUInt64()
        {
            ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            ulong shifted = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= shifted;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return result;
        }

        internal int NextBelowMaximum() => (int)NextBelow(int.MaxValue);

        /// <summary>Each value below the limit with the same probability; 0 for a limit of 0.</summary>
        internal long NextBelow(ulong limit)
        {
            if (limit <= 1)
            {
                return 0;
            }

            int shift = BitOperations.LeadingZeroCount(limit - 1);
            while (true)
            {
                ulong candidate = NextUInt64() >> shift;
                if (candidate < limit)
                {
                    return (long)candidate;
                }
            }
        }

        internal double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

        [DllImport("nanosocket", EntryPoint = "ns_entropy")]
        private static extern unsafe int NativeEntropy(byte* buffer, int count);
    }
}
