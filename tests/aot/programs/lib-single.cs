// Single precision: shortest text, precisions, reading, conversions.
using System;
using System.Globalization;

float[] hard =
[
    0f, -0f, 1f, 0.1f, 0.2f, 1f / 3, 16777216f, 16777217f, 3.4028235e38f, 1.17549435e-38f, 1.4e-45f, 2.8e-45f, 1e10f,
        1e-10f, 123456.7f,
    9.999999e9f, 8388608.5f, 0.3f, 1e7f, 1e8f, 5e-5f, 33554432f, 1.5f, 2.5f, 0.005f, float.NaN, float.PositiveInfinity,
    float.NegativeInfinity, 4.7019774e-38f, 1e-44f, 65504f, 3.1415927f, 0.00001f,
];
string[] formats = ["", "R", "G", "G3", "G7", "G9", "G12", "F", "F0", "F4", "F20", "N2", "E", "E8", "P1", "C", "0.00",
    "#.#####", "0.0E+0"];
foreach (float value in hard)
{
    Console.WriteLine(value + " " + value.ToString("G9") + " " + value.ToString("E12") + " " + (double)value + " "
        + (int)Math.Max(-9, value % 1000));
}

foreach (string format in formats)
{
    Console.Write(format + ":");
    foreach (float value in hard)
    {
        Console.Write(" " + value.ToString(format));
    }

    Console.WriteLine();
}

Random random = new(5);
uint sum = 2166136261;
int trips = 0;
for (int i = 0; i < 4000; i++)
{
    int bits = (int)random.NextInt64(int.MinValue, int.MaxValue);
    float value = BitConverter.Int32BitsToSingle(bits);
    string text = value.ToString();
    foreach (char c in text)
    {
        sum = (sum ^ c) * 16777619;
    }

    trips += float.IsNaN(value) || BitConverter.SingleToInt32Bits(float.Parse(text)) == bits ? 1 : 0;
    double wide = BitConverter.Int64BitsToDouble(random.NextInt64());
    float narrowed = double.IsNaN(wide) ? 0 : (float)wide; // which NaN a conversion yields depends on the processor
    sum = (sum ^ (uint)BitConverter.SingleToInt32Bits(narrowed)) * 16777619;
    narrowed = (float)(Math.ScaleB(random.NextDouble(), random.Next(-160, 130)));
    sum = (sum ^ (uint)BitConverter.SingleToInt32Bits(narrowed)) * 16777619;
}

Console.WriteLine(trips + " " + sum);
string[] texts = ["1e39", "-1e39", "3.4028235e38", "3.4028236e38", "3.40282357e38", "1e-46", "7.0064923216240854e-46",
    "7.1e-46", "16777217",
    "16777217.0000000000000000001", "16777216.999999999999", "0.3",
        "1.00000017881393421514957253748434595763683319091796875",
    "1.00000017881393432617187499", "1.00000017881393432617187500", "1.00000017881393432617187501"];
foreach (string text in texts)
{
    Console.WriteLine(text + " " + BitConverter.SingleToInt32Bits(float.Parse(text,
        CultureInfo.InvariantCulture)).ToString("x8"));
}

Console.WriteLine(MathF.Sqrt(2) + " " + MathF.Round(2.5f) + " " + MathF.Floor(-1.5f) + " " + MathF.Abs(-3f) + " "
    + MathF.Max(1f, float.NaN));
Console.WriteLine(float.IsNaN(0f / 0f * 0) + " " + float.IsInfinity(1e38f * 10) + " " + 1f.CompareTo(float.NaN) + " "
    + float.NaN.Equals(float.NaN));
Console.WriteLine(0.1f + 0.2f == 0.3f);
Console.WriteLine((0.1f + 0.2f).ToString("R") + " " + (0.1f + 0.2).ToString("R") + " " + 1e-40f * 1e-5f);
