namespace System;

public static partial class Math
{
    private const int MaxRoundingDigits = 15;

    public static double Abs(double value) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) & long.MaxValue);

    public static float Abs(float value) =>
        BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value) & int.MaxValue);

    public static int Sign(double value)
    {
        CheckNumber(double.IsNaN(value));
        return value < 0 ? -1 : value > 0 ? 1 : 0;
    }

    public static int Sign(float value)
    {
        CheckNumber(float.IsNaN(value));
        return value < 0 ? -1 : value > 0 ? 1 : 0;
    }

    public static double Max(double val1, double val2)
    {
        if (val1 != val2)
        {
            return double.IsNaN(val1) ? val1 : val2 < val1 ? val1 : val2;
        }

        return double.IsNegative(val2) ? val1 : val2;
    }

    public static float Max(float val1, float val2) => (float)Max((double)val1, val2);

    public static double Min(double val1, double val2)
    {
        if (val1 != val2)
        {
            return double.IsNaN(val1) ? val1 : val1 < val2 ? val1 : val2;
        }

        return double.IsNegative(val1) ? val1 : val2;
    }

    public static float Min(float val1, float val2) => (float)Min((double)val1, val2);

    public static double Clamp(double value, double min, double max)
    {
        CheckClamp(!(min > max), min, max);
        return value < min ? min : value > max ? max : value;
    }

    public static float Clamp(float value, float min, float max)
    {
        CheckClamp(!(min > max), min, max);
        return value < min ? min : value > max ? max : value;
    }

    /// <summary>To the nearest integer; halves to the even one.</summary>
    public static double Round(double a)
    {
        const double TwoTo52 = 4503599627370496.0; // from here on every double is an integer
        double magnitude = Abs(a);
        if (!(magnitude < TwoTo52))
        {
            return a;
        }

        double whole = Floor(magnitude);
        double fraction = magnitude - whole;
        if (fraction > 0.5 || (fraction == 0.5 && ((long)whole & 1) != 0))
        {
            whole += 1;
        }

        return CopySign(whole, a);
    }

    public static double Round(double value, MidpointRounding mode)
    {
        switch (mode)
        {
            case MidpointRounding.ToEven:
                return Round(value);
            case MidpointRounding.AwayFromZero:
                double whole = Truncate(value);
                return CopySign(Abs(value - whole) >= 0.5 ? whole + Sign(value) : whole, value);
            case MidpointRounding.ToZero:
                return Truncate(value);
            case MidpointRounding.ToNegativeInfinity:
                return Floor(value);
            case MidpointRounding.ToPositiveInfinity:
                return Ceiling(value);
            default:
                ThrowHelper.ThrowArgument(string.Concat("The value '", ((int)mode).ToString(),
                    "' is not valid for this usage of the type MidpointRounding."), nameof(mode));
                return 0;
        }
    }

    public static double Round(double value, int digits) => Round(value, digits, MidpointRounding.ToEven);

    public static double Round(double value, int digits, MidpointRounding mode)
    {
        if ((uint)digits > MaxRoundingDigits)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(digits), "Rounding digits must be between 0 and 15, inclusive.");
        }

        if (!(Abs(value) < 1e16))
        {
            return value;
        }

        double power = 1;
        for (int i = 0; i < digits; i++)
        {
            power *= 10;
        }

        return Round(value * power, mode) / power;
    }

    private static void CheckNumber(bool isNaN)
    {
        if (isNaN)
        {
            throw new ArithmeticException("Function does not accept floating point Not-a-Number values.");
        }
    }
}
