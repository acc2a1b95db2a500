using System.Runtime.InteropServices;

namespace System;

/// <summary>Mathematical functions of doubles and integers; the transcendental ones are the C library's.</summary>
public static partial class Math
{
    public const double E = 2.7182818284590452354;
    public const double PI = 3.14159265358979323846;
    public const double Tau = 6.283185307179586476925;

    [DllImport("m", EntryPoint = "acos")]
    public static extern double Acos(double d);

    [DllImport("m", EntryPoint = "acosh")]
    public static extern double Acosh(double d);

    [DllImport("m", EntryPoint = "asin")]
    public static extern double Asin(double d);

    [DllImport("m", EntryPoint = "asinh")]
    public static extern double Asinh(double d);

    [DllImport("m", EntryPoint = "atan")]
    public static extern double Atan(double d);

    [DllImport("m", EntryPoint = "atanh")]
    public static extern double Atanh(double d);

    [DllImport("m", EntryPoint = "cbrt")]
    public static extern double Cbrt(double d);

    [DllImport("m", EntryPoint = "ceil")]
    public static extern double Ceiling(double a);

    [DllImport("m", EntryPoint = "cos")]
    public static extern double Cos(double d);

    [DllImport("m", EntryPoint = "cosh")]
    public static extern double Cosh(double value);

    [DllImport("m", EntryPoint = "exp")]
    public static extern double Exp(double d);

    [DllImport("m", EntryPoint = "floor")]
    public static extern double Floor(double d);

    [DllImport("m", EntryPoint = "log")]
    public static extern double Log(double d);

    [DllImport("m", EntryPoint = "log10")]
    public static extern double Log10(double d);

    [DllImport("m", EntryPoint = "log2")]
    public static extern double Log2(double value);

    [DllImport("m", EntryPoint = "sin")]
    public static extern double Sin(double a);

    [DllImport("m", EntryPoint = "sinh")]
    public static extern double Sinh(double value);

    [DllImport("m", EntryPoint = "sqrt")]
    public static extern double Sqrt(double d);

    [DllImport("m", EntryPoint = "tan")]
    public static extern double Tan(double a);

    [DllImport("m", EntryPoint = "tanh")]
    public static extern double Tanh(double value);

    [DllImport("m", EntryPoint = "atan2")]
    public static extern double Atan2(double y, double x);

    [DllImport("m", EntryPoint = "pow")]
    public static extern double Pow(double x, double y);

    [DllImport("m", EntryPoint = "fma")]
    public static extern double FusedMultiplyAdd(double x, double y, double z);

    [DllImport("m", EntryPoint = "remainder")]
    public static extern double IEEERemainder(double x, double y);

    public static double Log(double a, double newBase)
    {
        if (double.IsNaN(a) || double.IsNaN(newBase))
        {
            return double.NaN;
        }

        if (newBase == 1 || (a != 1 && (newBase == 0 || double.IsPositiveInfinity(newBase))))
        {
            return double.NaN;
        }

        return Log(a) / Log(newBase);
    }

    public static (double Sin, double Cos) SinCos(double x) => (Sin(x), Cos(x));

    public static double Truncate(double d) => d < 0 ? Ceiling(d) : Floor(d);

    public static double CopySign(double x, double y)
    {
        long sign = BitConverter.DoubleToInt64Bits(y) & long.MinValue;
        return BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(x) & long.MaxValue) | sign);
    }

    public static int ILogB(double x)
    {
        if (x == 0)
        {
            return int.MinValue;
        }

        if (!double.IsFinite(x))
        {
            return int.MaxValue;
        }

        int exponent = (int)(BitConverter.DoubleToInt64Bits(x) >> 52) & 0x7FF;
        return exponent != 0 ? exponent - 1023 : ILogB(x * 18014398509481984.0) - 54; // subnormal: 2^54
    }

    public static double ScaleB(double x, int n)
    {
        const double Big = 8.9884656743115795E+307; // 2^1023
        const double Small = 2.0041683600089728E-292; // 2^-969
        for (int step = 0; step < 2 && n > 1023; step++, n -= 1023)
        {
            x *= Big;
        }

        for (int step = 0; step < 2 && n < -1022; step++, n += 1022 - 53)
        {
            x *= Small;
        }

        return x * BitConverter.Int64BitsToDouble((long)(Clamp(n, -1022, 1023) + 1023) << 52);
    }

    public static double BitIncrement(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        if (double.IsNaN(x) || double.IsPositiveInfinity(x))
        {
            return x;
        }

        return x == 0 ? double.Epsilon : BitConverter.Int64BitsToDouble(bits + (bits < 0 ? -1 : 1));
    }

    public static double BitDecrement(double x) => -BitIncrement(-x);
}
