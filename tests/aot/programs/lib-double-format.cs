// Text of doubles: shortest round trip, exact digits under all precisions, hard cases and random bit patterns.
using System;

double[] hard =
[
    0, -0.0, 1, -1, 0.1, 0.2, 0.3, 1.0 / 3, 2.0 / 3, 100, 1e15, 1e16, 123456789012345680, 1e17, 1e21, 1e22, 1e23,
        9007199254740992,
    9007199254740993, 4503599627370496.5, 5e-324, 2.2250738585072011e-308, 2.2250738585072014e-308,
        1.7976931348623157e308,
    0.00001, 0.0001, 0.00012345, 123456.789, 9.5, 0.5, 1.5, 2.5, 0.125, 0.375, 1e-5, 9.999999999999999e22, 8.41e21,
        4.35, 2.675,
    1.005, 999.9999, 0.045, 5e-5, 0.95, 9.95, 99.95, 9.9999999999999995e-5, 6.62607015e-34, 2.2204460492503131e-16,
    18014398509481988, 3.3554432e7, 1.1e-300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, Math.PI,
        Math.E,
    2e-323, 1.5e-323, 4.9406564584124654e-322, 8.9884656743115795e307, 1152921504606846976, 9.0608011534336e15,
        5.764607523034235e17,
];
string[] formats =
[
    "", "R", "G", "G1", "G2", "G7", "G15", "G16", "G17", "G20", "g5", "F", "F0", "F1", "F5", "F10", "F20", "F40", "N",
        "N0", "N3", "E",
    "E0", "E1", "E15", "E16", "E17", "e25", "P", "P0", "P3", "C", "C1", "0.00", "#.##", "0.###E+00", "#,##0.0", "00000",
        "#", "0%",
];
foreach (double value in hard)
{
    Console.WriteLine(value + " " + value.ToString("G17") + " " + value.ToString("E16") + " " + value.ToString("F3"));
}

foreach (string format in formats)
{
    uint sum = 2166136261;
    foreach (double value in hard)
    {
        Add(ref sum, value.ToString(format));
        Add(ref sum, (-value).ToString(format));
        Add(ref sum, (value * 7).ToString(format));
    }

    Console.WriteLine(format + " [" + 1234.5678.ToString(format) + "] [" + (-0.0456).ToString(format) + "] ["
        + 2.5.ToString(format) + "] " + sum.ToString("x8"));
}

Random random = new(4711);
for (int block = 0; block < 20; block++)
{
    uint sum = 2166136261;
    for (int i = 0; i < 100; i++)
    {
        long bits = random.NextInt64(long.MinValue, long.MaxValue);
        double value = BitConverter.Int64BitsToDouble(bits);
        string text = value.ToString();
        Add(ref sum, text);
        if (!double.IsNaN(value) && BitConverter.DoubleToInt64Bits(double.Parse(text)) != bits)
        {
            Console.WriteLine("no round trip: " + text);
        }
    }

    for (int i = 0; i < 60; i++)
    {
        double value = Math.Round(random.NextDouble() * 1000000) / Math.Pow(10, random.Next(0, 12));
        Add(ref sum, value.ToString());
        Add(ref sum, value.ToString(formats[random.Next(formats.Length)]));
        double power = Math.ScaleB(1, random.Next(-1074, 1024));
        Add(ref sum, power.ToString());
        Add(ref sum, Math.BitIncrement(power).ToString("R"));
        Add(ref sum, Math.BitDecrement(power).ToString("G"));
        Add(ref sum, ((double)random.Next(1000000) / 64).ToString("F" + random.Next(8)));
    }

    Console.WriteLine(block + " " + sum.ToString("x8"));
}

Span<char> buffer = stackalloc char[32];
Console.WriteLine(1.25.TryFormat(buffer, out int written, "F4") + " " + buffer[..written].ToString());
Console.WriteLine(1.25.TryFormat(buffer[..3], out written) + " " + written);
Console.WriteLine(1e300.ToString("F0").Length + " " + 1e-300.ToString("F310").Length + " "
    + $"{1.5:F3}|{-2.25,10:N1}|{1e9,-12}|");

static void Add(ref uint sum, string text)
{
    foreach (char c in text)
    {
        sum = (sum ^ c) * 16777619;
    }

    sum = (sum ^ '|') * 16777619;
}
