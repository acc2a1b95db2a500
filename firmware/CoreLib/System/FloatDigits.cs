namespace System;

/// <summary>
/// Decimal digits of a floating point number, exactly, by long division of big numbers (after Steele and White, "How to
/// print floating-point numbers accurately", 1990). Slower than table methods, but small and the same for all requests.
/// </summary>
internal static class FloatDigits
{
    private const double Log10Of2 = 0.30102999566398120;

    internal static void Generate(BinaryFloat value, Request request, ref Number.DecimalDigits number)
    {
        if (value.Mantissa == 0)
        {
            return;
        }

        // value = rest / unit; one step of 10 up or down makes it 0.1 <= value < 1, with Scale as exponent.
        BigNumber rest = new(stackalloc uint[BigNumber.WordsForDouble]);
        BigNumber unit = new(stackalloc uint[BigNumber.WordsForDouble]);
        int scale = EstimateScale(value);
        SetFraction(ref rest, ref unit, value, scale);
        if (request.IsShortest)
        {
            GenerateShortest(ref rest, ref unit, value, scale, ref number);
            return;
        }

        if (BigNumber.Compare(rest, unit) >= 0)
        {
            scale++;
            unit.MultiplyAdd(10, 0);
        }

        number.Scale = scale;
        Normalize(ref rest, ref unit, out _);
        GenerateExact(ref rest, ref unit, request.IsSignificant ? request.Count : request.Count + scale, ref number);
    }

    /// <summary>The decimal exponent, or one less.</summary>
    private static int EstimateScale(BinaryFloat value)
    {
        int bits = 64 - Numerics.BitOperations.LeadingZeroCount(value.Mantissa) + value.Exponent;
        return (int)Math.Ceiling((bits - 1) * Log10Of2 - 1e-10);
    }

    private static void SetFraction(ref BigNumber rest, ref BigNumber unit, BinaryFloat value, int scale)
    {
        rest.Set(value.Mantissa);
        unit.Set(1);
        if (scale > 0)
        {
            unit.MultiplyPowerOf10(scale);
        }
        else
        {
            rest.MultiplyPowerOf10(-scale);
        }

        if (value.Exponent > 0)
        {
            rest.ShiftLeft(value.Exponent);
        }
        else
        {
            unit.ShiftLeft(-value.Exponent);
        }
    }

    /// <summary>
    /// Shifts both so that <see cref="BigNumber.DivideDigit"/> can guess from the unit's highest word.
    /// </summary>
    private static void Normalize(ref BigNumber rest, ref BigNumber unit, out int shift)
    {
        shift = (28 - unit.BitLength) & 31;
        rest.ShiftLeft(shift);
        unit.ShiftLeft(shift);
    }

    /// <summary>A given number of digits (none when it is not positive), rounded exactly, halves to even.</summary>
    private static void GenerateExact(ref BigNumber rest, ref BigNumber unit, int count,
        ref Number.DecimalDigits number)
    {
        if (count < 0)
        {
            SetZero(ref number);
            return;
        }

        int available = Math.Min(count, number.Digits.Length);
        for (int i = 0; i < available && !rest.IsZero; i++)
        {
            rest.MultiplyAdd(10, 0);
            number.Digits[number.Count++] = (byte)rest.DivideDigit(unit);
        }

        rest.MultiplyAdd(2, 0);
        int half = BigNumber.Compare(rest, unit);
        bool lastIsOdd = (number.At(available - 1) & 1) != 0;
        if (half > 0 || (half == 0 && lastIsOdd))
        {
            RoundUp(ref number);
        }

        TrimZeros(ref number);
    }

    /// <summary>
    /// The fewest digits that lie nearer to the number than to its neighbours, and of those the nearest. A number with
    /// even mantissa owns the points halfway to its neighbours.
    /// </summary>
    private static void GenerateShortest(ref BigNumber rest, ref BigNumber unit, BinaryFloat value, int scale,
        ref Number.DecimalDigits number)
    {
        // Everything doubled (or fourfold), so that half the distance to a neighbour is a natural number.
        BigNumber below = new(stackalloc uint[BigNumber.WordsForDouble]);
        BigNumber above = new(stackalloc uint[BigNumber.WordsForDouble]);
        int doubled = value.IsLowerNeighbourNear ? 2 : 1;
        rest.ShiftLeft(doubled);
        unit.ShiftLeft(doubled);
        below.Set(1);
        below.MultiplyPowerOf10(Math.Max(-scale, 0));
        below.ShiftLeft(Math.Max(value.Exponent, 0));
        above.Set(below);
        above.ShiftLeft(doubled - 1);

        bool ownsEnds = (value.Mantissa & 1) == 0;
        int reach = BigNumber.CompareSum(rest, above, unit);
        if (reach > 0 || (reach == 0 && ownsEnds))
        {
            scale++;
            unit.MultiplyAdd(10, 0);
        }

        number.Scale = scale;
        Normalize(ref rest, ref unit, out int shift);
        below.ShiftLeft(shift);
        above.ShiftLeft(shift);
        while (true)
        {
            rest.MultiplyAdd(10, 0);
            below.MultiplyAdd(10, 0);
            above.MultiplyAdd(10, 0);
            number.Digits[number.Count++] = (byte)rest.DivideDigit(unit);
            int low = BigNumber.Compare(rest, below);
            int high = BigNumber.CompareSum(rest, above, unit);
            bool downIsNear = low < 0 || (low == 0 && ownsEnds);
            bool upIsNear = high > 0 || (high == 0 && ownsEnds);
            if (downIsNear || upIsNear)
            {
                rest.MultiplyAdd(2, 0);
                int half = BigNumber.Compare(rest, unit);
                bool up = half > 0 || (half == 0 && (number.Digits[number.Count - 1] & 1) != 0);
                if (upIsNear && (!downIsNear || up))
                {
                    RoundUp(ref number);
                }

                return;
            }
        }
    }

    private static void RoundUp(ref Number.DecimalDigits number)
    {
        while (number.Count > 0 && number.Digits[number.Count - 1] == 9)
        {
            number.Count--;
        }

        if (number.Count > 0)
        {
            number.Digits[number.Count - 1]++;
            return;
        }

        number.Digits[0] = 1;
        number.Count = 1;
        number.Scale++;
    }

    private static void TrimZeros(ref Number.DecimalDigits number)
    {
        while (number.Count > 0 && number.Digits[number.Count - 1] == 0)
        {
            number.Count--;
        }

        if (number.Count == 0)
        {
            SetZero(ref number);
        }
    }

    private static void SetZero(ref Number.DecimalDigits number)
    {
        number.Count = 0;
        number.Scale = 0;
    }

    /// <summary>How many digits are wanted: significant ones, decimals, or as few as identify the number.</summary>
    internal readonly struct Request
    {
        private const int ShortestCapacity = 18;

        private Request(int count, bool isSignificant, bool isShortest)
        {
            Count = count;
            IsSignificant = isSignificant;
            IsShortest = isShortest;
        }

        internal static Request Shortest => new(ShortestCapacity, false, true);

        internal int Count { get; }

        internal bool IsSignificant { get; }

        internal bool IsShortest { get; }

        internal static Request Significant(int count) => new(count, true, false);

        internal static Request Decimals(int count) => new(count, false, false);
    }
}
