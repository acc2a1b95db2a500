// Text of integers: every standard format, custom pictures, extremes, and checksums over pseudo-random values.
using System;

string[] formats =
[
    "", "D", "D1", "D7", "d20", "X", "x", "X2", "x9", "X16", "B", "B40", "G", "g3", "G1", "G10", "G20", "N", "N0", "n3",
    "F", "F0", "F4", "E", "E0", "e2", "E10", "P", "P0", "C", "C0", "R", "0", "000000", "#", "#,##0", "#,##0.00", "0.0#",
    "0.00;(0.00)", "+0;-0;zero", "00:00:00", "0%", "#‰", "0,", "0,,", "#.#E+0", "0.###e-00", "'n='0", "\\#0\\%",
        "abc0def",
];
long[] values =
[
    0, 1, -1, 7, -9, 10, 99, 100, -100, 255, 256, 999, 1000, -1000, 4095, 65535, 65536, 123456, -987654, 1000000,
        2147483647,
    -2147483648, 4294967295, 4294967296, 999999999999, -1000000000000, 1234567890123456789, long.MaxValue,
        long.MinValue,
];
foreach (string format in formats)
{
    uint sum = 2166136261;
    foreach (long value in values)
    {
        Add(ref sum, value.ToString(format));
        Add(ref sum, ((ulong)value).ToString(format));
        Add(ref sum, ((int)value).ToString(format));
        Add(ref sum, ((uint)value).ToString(format));
        Add(ref sum, ((short)value).ToString(format));
        Add(ref sum, ((ushort)value).ToString(format));
        Add(ref sum, ((sbyte)value).ToString(format));
        Add(ref sum, ((byte)value).ToString(format));
    }

    string shown = "[" + (-1234567).ToString(format) + "] [" + 0.ToString(format) + "] [" + 98765L.ToString(format)
        + "]";
    Console.WriteLine(format + " " + shown + " " + sum.ToString("x8"));
}

Random random = new(20261);
uint total = 2166136261;
for (int i = 0; i < 3000; i++)
{
    long value = random.NextInt64() >> random.Next(64);
    value = random.Next(2) == 0 ? value : -value;
    Add(ref total, value.ToString());
    Add(ref total, ((int)value).ToString());
    Add(ref total, value.ToString(formats[random.Next(formats.Length)]));
    Add(ref total, ((ulong)value * 3).ToString());
}

Console.WriteLine(total);
foreach (string bad in new[] { "Q", "Y5", "J", "i2" })
{
    try
    {
        Console.WriteLine(5.ToString(bad));
    }
    catch (FormatException e)
    {
        Console.WriteLine(bad + " " + e.Message);
    }
}

Span<char> buffer = stackalloc char[12];
Console.WriteLine((-123456).TryFormat(buffer, out int written) + " " + written + " " + buffer[..written].ToString());
Console.WriteLine((-123456).TryFormat(buffer[..6], out written) + " " + written);
Console.WriteLine(255.TryFormat(buffer, out written, "X4") + " " + buffer[..written].ToString());
Console.WriteLine(int.MinValue + " " + long.MinValue + " " + ulong.MaxValue + " " + sbyte.MinValue + " " + (nint)(-5));

static void Add(ref uint sum, string text)
{
    foreach (char c in text)
    {
        sum = (sum ^ c) * 16777619;
    }

    sum = (sum ^ '|') * 16777619;
}
