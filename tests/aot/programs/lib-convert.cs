// Convert: between the basic types with rounding and overflow, number bases, Base64 and hexadecimal.
using System;

double[] doubles = [0, 0.5, 1.5, 2.5, -0.5, -1.5, 127.5, 127.4, 255.5, -128.5, 32767.5, 65535.4, 2147483647.4,
    2147483647.5, -2147483648.5,
    4294967295.4, 9.2233720368547748e18, 9.3e18, 1.8446744073709550e19, 1.9e19, -1e19, double.NaN,
        double.PositiveInfinity];
foreach (double value in doubles)
{
    Console.Write(value + ":");
    Try(() => Convert.ToSByte(value));
    Try(() => Convert.ToByte(value));
    Try(() => Convert.ToInt16(value));
    Try(() => Convert.ToUInt16(value));
    Try(() => Convert.ToInt32(value));
    Try(() => Convert.ToUInt32(value));
    Try(() => Convert.ToInt64(value));
    Try(() => Convert.ToUInt64(value));
    Console.WriteLine();
}

long[] longs = [0, 1, -1, 127, 128, -128, -129, 255, 256, 65535, 65536, 2147483647, 2147483648, -2147483649, 4294967296,
    long.MaxValue, long.MinValue];
foreach (long value in longs)
{
    Console.Write(value + ":");
    Try(() => Convert.ToSByte(value));
    Try(() => Convert.ToByte(value));
    Try(() => Convert.ToInt16(value));
    Try(() => Convert.ToUInt16(value));
    Try(() => Convert.ToChar(value) + 0);
    Try(() => Convert.ToInt32(value));
    Try(() => Convert.ToUInt32(value));
    Try(() => Convert.ToUInt64(value));
    Try(() => Convert.ToBoolean(value));
    Console.WriteLine();
}

foreach (string text in new[] { "0", "1", "-1", "7", "8", "9", "FF", "ff", "0xff", "80", "7FFFFFFF", "80000000",
    "FFFFFFFF", "100000000", "1101", "2",
    "777", "-17", "", "x", "1x", "32768", "-32768", "FFFFFFFFFFFFFFFF" })
{
    Console.Write(text + ":");
    foreach (int radix in new[] { 2, 8, 10, 16 })
    {
        Try(() => Convert.ToInt32(text, radix));
        Try(() => Convert.ToInt16(text, radix));
        Try(() => Convert.ToByte(text, radix));
        Try(() => Convert.ToUInt64(text, radix));
    }

    Console.WriteLine();
}

foreach (int value in new[] { 0, 1, 255, -1, 1000, int.MaxValue, int.MinValue })
{
    Console.WriteLine(Convert.ToString(value, 2) + " " + Convert.ToString(value, 8) + " " + Convert.ToString(value, 10)
        + " "
        + Convert.ToString(value, 16) + " " + Convert.ToString((long)value, 16) + " " + Convert.ToString((short)value,
        2) + " " + Convert.ToString((byte)value, 8));
}

Random random = new(64);
for (int length = 0; length < 10; length++)
{
    byte[] bytes = new byte[length];
    random.NextBytes(bytes);
    string base64 = Convert.ToBase64String(bytes);
    Console.WriteLine(base64 + " " + Convert.ToHexString(bytes) + " " + Convert.ToHexStringLower(bytes) + " "
        + Convert.ToHexString(Convert.FromBase64String(base64)) + " "
        + Convert.FromHexString(Convert.ToHexString(bytes)).Length);
}

byte[] many = new byte[200];
random.NextBytes(many);
Console.WriteLine(Convert.ToBase64String(many, Base64FormattingOptions.InsertLineBreaks));
Console.WriteLine(Convert.ToBase64String(many, 3, 50) + " " + Convert.FromBase64String(Convert.ToBase64String(many,
    Base64FormattingOptions.InsertLineBreaks)).Length);
foreach (string text in new[] { "", "YQ==", "YWI=", "YWJj", " Y W J j ", "YQ", "YQ=", "YQ===", "Y===", "Y!Jj",
    "YQ==YQ==", "=YQ=", "YW\nJj\r\n", "Y=Q=" })
{
    Try(() => Convert.ToHexString(Convert.FromBase64String(text)) + ".");
}

Console.WriteLine();
Try(() => Convert.FromHexString("abc"));
Try(() => Convert.FromHexString("zz"));
Try(() => Convert.ToHexString(Convert.FromHexString("00FFaB")));
Try(() => Convert.ToInt32("12", 7));
Try(() => Convert.ToInt32((string?)null));
Try(() => Convert.ToBoolean("True"));
Try(() => Convert.ToBoolean("yes"));
Try(() => Convert.ToInt32('A'));
Try(() => Convert.ToDouble("1.5"));
Try(() => Convert.ToInt32((object)"42"));
Try(() => Convert.ToInt32((object)42.5));
Try(() => Convert.ToString((object?)null).Length);
Try(() => Convert.ToChar("x"));
Try(() => Convert.ToSingle("3.25"));
Try(() => Convert.ToInt32(true) + Convert.ToByte((object)DayOfWeek.Friday));
Console.WriteLine();

static void Try(Func<object> convert)
{
    try
    {
        Console.Write(" " + convert());
    }
    catch (Exception e)
    {
        Console.Write(" " + (e is OverflowException ? "!" : e.GetType().Name + "(" + e.Message + ")"));
    }
}
