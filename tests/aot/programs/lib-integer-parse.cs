// Reading integers: all sizes, styles, what is refused and with which message.
using System;
using System.Globalization;

string[] texts =
[
    "0", "-0", "+0", "1", "-1", "+1", " 12 ", "\t12\n", "12\0", "12\0\0", "12 \0", "1 2", "", " ", "-", "+", "--1",
        "+-1", "1-", "127",
    "128", "-128", "-129", "255", "256", "32767", "32768", "-32768", "-32769", "65535", "65536", "2147483647",
        "2147483648",
    "-2147483648", "-2147483649", "4294967295", "4294967296", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
    "99999999999999999999999", "-99999999999999999999999", "000000000000000000000000000007", "0x10", "1e3", "1.0",
        "1,000",
    "1.5", "(5)", "$5", "¤5", "٣", "a", "7f", "FF", "ffff", "80000000", "1111", "1010101", "12345678901234567890x",
        "5-", "1e2",
    "1.0e1", "25e-1", "1,2,3", ".0", "0.", "1e", "1e+", "-1.00", "+ 1", "- 1",
];
foreach (string text in texts)
{
    Console.Write("[" + text.Replace("\0", "\\0").Replace("\t", "\\t").Replace("\n", "\\n") + "]");
    Console.Write(sbyte.TryParse(text, out sbyte i8) ? " " + i8 : " -");
    Console.Write(byte.TryParse(text, out byte u8) ? " " + u8 : " -");
    Console.Write(short.TryParse(text, out short i16) ? " " + i16 : " -");
    Console.Write(ushort.TryParse(text, out ushort u16) ? " " + u16 : " -");
    Console.Write(int.TryParse(text, out int i32) ? " " + i32 : " -");
    Console.Write(uint.TryParse(text, out uint u32) ? " " + u32 : " -");
    Console.Write(long.TryParse(text, out long i64) ? " " + i64 : " -");
    Console.Write(ulong.TryParse(text, out ulong u64) ? " " + u64 : " -");
    Console.Write(" |");
    NumberStyles[] styles =
    [
        NumberStyles.None, NumberStyles.HexNumber, NumberStyles.BinaryNumber, NumberStyles.Number, NumberStyles.Any,
        NumberStyles.Float, NumberStyles.Currency, NumberStyles.AllowHexSpecifier,
            NumberStyles.Float | NumberStyles.AllowThousands,
    ];
    foreach (NumberStyles style in styles)
    {
        Console.Write(int.TryParse(text, style, CultureInfo.InvariantCulture, out i32) ? " " + i32 : " -");
        Console.Write(byte.TryParse(text, style, CultureInfo.InvariantCulture, out u8) ? "/" + u8 : "/-");
    }

    Console.WriteLine();
}

Show(() => int.Parse("abc"));
Show(() => int.Parse(""));
Show(() => int.Parse(null!));
Show(() => int.Parse("2147483648"));
Show(() => uint.Parse("-1"));
Show(() => byte.Parse("256"));
Show(() => sbyte.Parse("200"));
Show(() => short.Parse("40000"));
Show(() => ushort.Parse("70000"));
Show(() => (int)long.Parse("9223372036854775808"));
Show(() => (int)ulong.Parse("18446744073709551616"));
Show(() => int.Parse("1.5", NumberStyles.Float));
Show(() => int.Parse("FFFFFFFF", NumberStyles.HexNumber));
Show(() => int.Parse("1FFFFFFFF", NumberStyles.HexNumber));
Show(() => int.Parse("5", NumberStyles.HexNumber | NumberStyles.AllowThousands));
Show(() => int.Parse("5", (NumberStyles)0x10000));
Show(() => int.Parse(" -12 ".AsSpan()));

Random random = new(99);
long sum = 0;
for (int i = 0; i < 4000; i++)
{
    long value = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
    sum = sum * 31 + (long.Parse(value.ToString()) == value ? 1 : 2);
    sum = sum * 31 + (int.TryParse(value.ToString(), out int narrow) ? narrow : 7);
    sum = sum * 31 + long.Parse(value.ToString("X"), NumberStyles.HexNumber);
}

Console.WriteLine(sum);

static void Show(Func<long> parse)
{
    try
    {
        Console.WriteLine(parse());
    }
    catch (Exception e)
    {
        Console.WriteLine(e.GetType().Name + ": " + e.Message);
    }
}
