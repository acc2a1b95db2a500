namespace System;

/// <summary>
/// A finite, not negative floating point number: <see cref="Mantissa"/> times 2 to the power of an exponent.
/// </summary>
internal readonly struct BinaryFloat
{
    /// <summary>Takes a number apart; <paramref name="bits"/> without the sign.</summary>
    internal BinaryFloat(ulong bits, int mantissaBits)
    {
        int bias = mantissaBits == 52 ? 1023 : 127;
        int exponent = (int)(bits >> mantissaBits);
        ulong fraction = bits & ((1UL << mantissaBits) - 1);
        Mantissa = exponent == 0 ? fraction : fraction | (1UL << mantissaBits);
        Exponent = Math.Max(exponent, 1) - bias - mantissaBits;
        IsLowerNeighbourNear = fraction == 0 && exponent > 1;
    }

    internal ulong Mantissa { get; }

    internal int Exponent { get; }

    /// <summary>True for powers of two: the next smaller number is only half as far as the next larger one.</summary>
    internal bool IsLowerNeighbourNear { get; }
}
