using System.Globalization;

namespace System;

internal static partial class Number
{
    /// <summary>A double halfway between two others has at most 767 significant digits.</summary>
    private const int MaxParsedDigits = 768;

    private const int UsualParsedDigits = 40;

    /// <summary>Any number with a larger decimal exponent is infinite, with a smaller one zero.</summary>
    private const int MaxScale = 310;
    private const int MinScale = -326;

    internal static bool TryParseDouble(ReadOnlySpan<char> text, NumberStyles style, out double result)
    {
        bool parsed = TryParseFloat(text, style, DoubleMantissaBits, out ulong bits, out bool isNegative);
        result = BitConverter.UInt64BitsToDouble(bits | (isNegative ? 1UL << 63 : 0));
        return parsed;
    }

    internal static bool TryParseSingle(ReadOnlySpan<char> text, NumberStyles style, out float result)
    {
        bool parsed = TryParseFloat(text, style, SingleMantissaBits, out ulong bits, out bool isNegative);
        result = BitConverter.UInt32BitsToSingle((uint)bits | (isNegative ? 1U << 31 : 0));
        return parsed;
    }

    private static bool TryParseFloat(ReadOnlySpan<char> text, NumberStyles style, int mantissaBits, out ulong bits,
        out bool isNegative)
    {
        CheckFloatStyle(style);
        if (text.Length <= UsualParsedDigits)
        {
            return TryParseFloat(text, style, stackalloc byte[UsualParsedDigits], mantissaBits, out bits,
                out isNegative);
        }

        return TryParseFloat(text, style, new byte[MaxParsedDigits], mantissaBits, out bits, out isNegative);
    }

    private static bool TryParseFloat(ReadOnlySpan<char> text, NumberStyles style, Span<byte> digits, int mantissaBits,
        out ulong bits, out bool isNegative)
    {
        DecimalDigits number = new(digits);
        if (TryScan(text, style, ref number, out bool sticky))
        {
            isNegative = number.IsNegative;
            bits = ToBits(in number, sticky, mantissaBits);
            return true;
        }

        return TryParseSymbol(text.Trim(), mantissaBits, out bits, out isNegative);
    }

    private static bool TryParseSymbol(ReadOnlySpan<char> text, int mantissaBits, out ulong bits, out bool isNegative)
    {
        ulong infinity = InfinityBits(mantissaBits);
        bits = infinity;
        isNegative = false;
        ReadOnlySpan<char> name = text.Length != 0 && text[0] is '+' or '-' ? text.Slice(1) : text;
        if (name.Equals("Infinity", StringComparison.OrdinalIgnoreCase))
        {
            isNegative = text[0] == '-';
            return true;
        }

        if (name.Equals("NaN", StringComparison.OrdinalIgnoreCase))
        {
            bits = infinity | (1UL << (mantissaBits - 1));
            isNegative = true; // the NaN that .NET has is negative
            return true;
        }

        bits = 0;
        return false;
    }

    private static ulong InfinityBits(int mantissaBits) =>
        (mantissaBits == DoubleMantissaBits ? 0x7FFUL : 0xFFUL) << mantissaBits;

    /// <summary>
    /// The nearest number, halves to even. Exact: a ratio of big numbers gives 64 bits and what is left.
    /// </summary>
    private static ulong ToBits(in DecimalDigits number, bool sticky, int mantissaBits)
    {
        if (number.Count == 0 || number.Scale < MinScale)
        {
            return 0;
        }

        if (number.Scale > MaxScale)
        {
            return InfinityBits(mantissaBits);
        }

        // value = numerator / denominator, both natural numbers
        int exponent10 = number.Scale - number.Count - (sticky ? 1 : 0);
        int digitBits = (number.Count + 1) * 10 / 3 + 32;
        int powerBits = Math.Abs(exponent10) * 10 / 3 + 32;
        int words = (digitBits + powerBits + 96) / 32 + 2;
        BigNumber numerator = new(words <= 64 ? stackalloc uint[64] : new uint[words]);
        BigNumber denominator = new(words <= 64 ? stackalloc uint[64] : new uint[words]);
        SetDigits(ref numerator, in number, sticky);
        denominator.Set(1);
        if (exponent10 >= 0)
        {
            numerator.MultiplyPowerOf10(exponent10);
        }
        else
        {
            denominator.MultiplyPowerOf10(-exponent10);
        }

        return RoundRatio(ref numerator, ref denominator, mantissaBits);
    }

    /// <summary>
    /// The digits as a number. A one stands for all that did not fit, which is enough to break a tie.
    /// </summary>
    private static void SetDigits(ref BigNumber numerator, in DecimalDigits number, bool sticky)
    {
        numerator.Set(0);
        int i = 0;
        while (i < number.Count)
        {
            uint chunk = 0;
            uint power = 1;
            for (; i < number.Count && power < 1_000_000_000; i++, power *= 10)
            {
                chunk = chunk * 10 + number.Digits[i];
            }

            numerator.MultiplyAdd(power, chunk);
        }

        if (sticky)
        {
            numerator.MultiplyAdd(10, 1);
        }
    }

    private static ulong RoundRatio(ref BigNumber numerator, ref BigNumber denominator, int mantissaBits)
    {
        // Shift so that 2^63 <= numerator / denominator < 2^65, then value = ratio * 2^exponent.
        int exponent = numerator.BitLength - denominator.BitLength - 64;
        if (exponent < 0)
        {
            numerator.ShiftLeft(-exponent);
        }
        else
        {
            denominator.ShiftLeft(exponent);
        }

        ulong quotient = DivideTo64Bits(ref numerator, ref denominator, ref exponent);
        return Pack(quotient, !numerator.IsZero, exponent, mantissaBits);
    }

    /// <summary>
    /// Long division, one bit after the other; leaves the remainder. The highest bit of the result is set.
    /// </summary>
    private static ulong DivideTo64Bits(ref BigNumber numerator, ref BigNumber denominator, ref int exponent)
    {
        // The quotient has 64 or 65 bits. Bring the divisor under its highest bit, then double the rest each step.
        denominator.ShiftLeft(64);
        if (BigNumber.Compare(numerator, denominator) < 0)
        {
            numerator.MultiplyAdd(2, 0);
        }
        else
        {
            exponent++;
        }

        ulong quotient = 0;
        for (int bit = 0; bit < 64; bit++)
        {
            quotient <<= 1;
            if (BigNumber.Compare(numerator, denominator) >= 0)
            {
                numerator.SubtractMultiple(denominator, 1);
                quotient |= 1;
            }

            numerator.MultiplyAdd(2, 0);
        }

        return quotient;
    }

    /// <summary>Rounds 64 bits to the mantissa, with fewer bits for numbers too small to be normal.</summary>
    private static ulong Pack(ulong quotient, bool sticky, int exponent, int mantissaBits)
    {
        int bias = mantissaBits == DoubleMantissaBits ? 1023 : 127;
        int biased = exponent + 63 + bias;
        int dropped = 63 - mantissaBits + (biased < 1 ? 1 - biased : 0);
        if (dropped > 64)
        {
            return 0;
        }

        ulong mantissa = dropped == 64 ? 0 : quotient >> dropped;
        ulong half = 1UL << (dropped - 1);
        ulong below = quotient & (half - 1);
        bool up = (quotient & half) != 0 && (below != 0 || sticky || (mantissa & 1) != 0);
        mantissa += up ? 1UL : 0;

        // A mantissa that grew a bit carries into the exponent, which is just right, from subnormal to infinity.
        ulong bits = biased < 1 ? mantissa : ((ulong)(biased - 1) << mantissaBits) + mantissa;
        return Math.Min(bits, InfinityBits(mantissaBits));
    }

    private static void CheckFloatStyle(NumberStyles style)
    {
        if ((style & ~NumberStyles.Any) != 0)
        {
            ThrowHelper.ThrowArgument("The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported "
                + "on floating point data types.", nameof(style));
        }
    }
}
