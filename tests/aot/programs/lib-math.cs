// Math: rounding, limits, integer functions exactly; transcendental functions to ten digits; what is refused.
using System;

double[] values =
[
    0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 0.49999999999999994, 1e15 + 0.5, 4503599627370497.5, 1e300, -1e300, 2.675,
        -7.25,
    1234567.891, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5e-324, double.MaxValue,
];
foreach (double value in values)
{
    Console.Write(value + ": " + Math.Floor(value) + " " + Math.Ceiling(value) + " " + Math.Truncate(value) + " "
        + Math.Round(value));
    for (int mode = 0; mode < 5; mode++)
    {
        Console.Write(" " + Math.Round(value, (MidpointRounding)mode) + "/" + Math.Round(value, 2,
            (MidpointRounding)mode));
    }

    Console.WriteLine(" " + Math.Abs(value) + " " + Math.Sqrt(value) + " " + Math.BitIncrement(value) + " "
        + Math.ILogB(value) + " "
        + Math.ScaleB(value, 3) + " " + Math.CopySign(2, value) + " " + Math.Max(value, 0.0) + " " + Math.Min(value,
        1.0));
}

double[] points = [0, 0.1, 0.5, 1, 1.5, 2, 3, 10, 100.25, -0.7, -3];
foreach (double x in points)
{
    Show(Math.Sin(x), Math.Cos(x), Math.Tan(x), Math.Exp(x / 4), Math.Log(Math.Abs(x)), Math.Log10(Math.Abs(x) + 1),
        Math.Log2(Math.Abs(x) + 1));
    Show(Math.Atan(x), Math.Atan2(x, 2), Math.Sinh(x / 9), Math.Cosh(x / 9), Math.Tanh(x), Math.Cbrt(x), Math.Pow(2.5,
        x / 7), Math.Asin(x / 200));
    Show(Math.Acos(x / 200), Math.Asinh(x), Math.Acosh(Math.Abs(x) + 1), Math.Atanh(x / 200), Math.IEEERemainder(x,
        0.3), Math.FusedMultiplyAdd(x, x, 1));
}

Console.WriteLine(Math.Pow(0, 0) + " " + Math.Pow(-8, 3) + " " + Math.Pow(2, -2) + " " + Math.Pow(-1, 0.5) + " "
    + Math.Log(8, 2) + " "
    + Math.Log(-1) + " " + Math.Log(0) + " " + Math.Sqrt(-1) + " " + Math.Log(5, 1) + " " + Math.Exp(1000) + " "
    + Math.PI + " " + Math.E + " " + Math.Tau);
Console.WriteLine(Math.Abs(-5) + " " + Math.Abs(-5L) + " " + Math.Abs((short)-5) + " " + Math.Sign(-2.5) + " "
    + Math.Sign(7) + " " + Math.Max(3, 9) + " "
    + Math.Min(-1L, 1) + " " + Math.Max((byte)3, (byte)200) + " " + Math.Clamp(15, 0, 10) + " " + Math.Clamp(-1.5, -1,
    1) + " " + Math.DivRem(17, 5) + " "
    + Math.DivRem(-17L, 5) + " " + Math.BigMul(int.MaxValue, int.MinValue) + " " + Math.DivRem(100, 7, out int rest)
    + " " + rest);
Random random = new(3);
ulong sum = 0;
for (int i = 0; i < 2000; i++)
{
    ulong a = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
    ulong b = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
    sum = sum * 31 + Math.BigMul(a, b, out ulong low) + low * 7;
    double x = BitConverter.UInt64BitsToDouble(a & 0x7FEFFFFFFFFFFFFF);
    sum = sum * 31 + BitConverter.DoubleToUInt64Bits(Math.Round(x % 1e12, random.Next(16)))
        + BitConverter.DoubleToUInt64Bits(Math.Sqrt(x));
    sum = sum * 31 + BitConverter.DoubleToUInt64Bits(Math.ScaleB(x, random.Next(-2200, 2200))) + (ulong)Math.ILogB(x);
    sum = sum * 31 + (ulong)(long)(x % 1e15) + BitConverter.DoubleToUInt64Bits(x % 7.3) + (uint)(int)(x % 1e9);
}

Console.WriteLine(sum);
Refuse(() => Math.Abs(int.MinValue));
Refuse(() => Math.Abs(short.MinValue));
Refuse(() => Math.Sign(double.NaN));
Refuse(() => Math.Clamp(1, 5, 2));
Refuse(() => Math.Round(1.5, 16));
Refuse(() => Math.Round(1.5, (MidpointRounding)9));
Refuse(() => Math.DivRem(1, 0));

static void Show(params double[] results)
{
    foreach (double result in results)
    {
        Console.Write(result.ToString("G10") + " ");
    }

    Console.WriteLine();
}

static void Refuse(Func<object> action)
{
    try
    {
        Console.WriteLine(action());
    }
    catch (Exception e)
    {
        Console.WriteLine(e.GetType().Name + ": " + e.Message);
    }
}
