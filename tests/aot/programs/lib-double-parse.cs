// Reading doubles: correct rounding near halfway points, long digit strings, limits, styles, refusals.
using System;
using System.Globalization;
using System.Text;

string[] texts =
[
    "0", "-0", "1", "0.1", ".5", "5.", "1e0", "1E5", "1e+5", "1e-5", "1e", "1e+", "e5", "", " ", ".", "-", "+1.5",
        "-1.5", "1.5-", "(1.5)",
    " 1.5 ", "1,234.5", "1,2,3.4", "1.2,3", ",5", "1.2.3", "Infinity", "-Infinity", "+Infinity", "infinity", "NaN",
        "nan", "-NaN", "∞",
    "inf", "1e309", "-1e309", "1e308", "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308",
    "1797693134862315807937289714053034150799341327100378269361737789804449682927647509466490179775872070"
        + "9633028641669288791094655554785194040263065748867150582068190890200070838367627385484581771153176447"
        + "5730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
    "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "2.47e-324", "1e-400", "2.2250738585072011e-308",
    "2.2250738585072012e-308", "2.2250738585072014e-308", "9007199254740993", "9007199254740992.9999999999999999999",
    "9007199254740993.00000000000000000000000000001", "9007199254740991.5",
        "0.500000000000000166533453693773481063544750213623046875",
    "3.518437208883201171875e13", "62.5364939768271845828", "8.10109172351e-10",
        "1.50000000000000011102230246251565404236316680908203125",
    "1.50000000000000011102230246251565404236316680908203124",
        "1.50000000000000011102230246251565404236316680908203126",
    "6.9294956446009195e15", "1448997445238699", "5e-324", "7.2057594037927933e16", "1e23", "8.533e+68", "1e22",
        "1e1000000000000",
    "1e-1000000000000", "0e999999999", "00000000000000000000000000000000000000000000000001", "0x10", "1f", "1d", "12e",
        "1 2", "1e 5",
    "1\0", "1 \0", "1.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
];
foreach (string text in texts)
{
    string shown = text.Length > 60 ? text.Substring(0, 60) + "..." : text.Replace("\0", "\\0");
    Console.Write("[" + shown + "] ");
    Console.Write(double.TryParse(text, out double value) ? Bits(value) : "-");
    Console.Write(float.TryParse(text, out float single) ? " " + BitConverter.SingleToInt32Bits(single).ToString("x8")
        : " -");
    foreach (NumberStyles style in new[] { NumberStyles.None, NumberStyles.Integer, NumberStyles.Number,
        NumberStyles.Any })
    {
        Console.Write(double.TryParse(text, style, CultureInfo.InvariantCulture, out value) ? " " + Bits(value) : " -");
    }

    Console.WriteLine();
}

Random random = new(815);
ulong sum = 0;
for (int i = 0; i < 600; i++)
{
    StringBuilder text = new();
    int digits = random.Next(1, 30);
    int point = random.Next(digits + 1);
    for (int d = 0; d < digits; d++)
    {
        text.Append(d == point ? "." : "").Append((char)('0' + random.Next(10)));
    }

    text.Append('e').Append(random.Next(-330, 310));
    sum = sum * 31 + BitConverter.DoubleToUInt64Bits(double.Parse(text.ToString()));
    sum = sum * 31 + BitConverter.SingleToUInt32Bits(float.Parse(text.ToString()));
}

Console.WriteLine(sum);

// Points halfway between two doubles, a bit above and a bit below.
for (int i = 0; i < 60; i++)
{
    double low = BitConverter.Int64BitsToDouble((random.NextInt64() >> 1) % 0x7FE0000000000000);
    string exact = Halfway(low);
    double at = double.Parse(exact);
    double above = double.Parse(exact.Insert(exact.IndexOf('E'), "0000001"));
    sum = sum * 31 + BitConverter.DoubleToUInt64Bits(at);
    sum = sum * 31 + BitConverter.DoubleToUInt64Bits(above);
}

Console.WriteLine(sum);
try
{
    double.Parse("1.2.3");
}
catch (FormatException e)
{
    Console.WriteLine(e.Message);
}

try
{
    double.Parse("1", NumberStyles.HexNumber);
}
catch (ArgumentException e)
{
    Console.WriteLine(e.Message);
}

static string Bits(double value) => BitConverter.DoubleToInt64Bits(value).ToString("x");

// The exact decimal text between a double and the next: as many digits as the larger exponent needs.
static string Halfway(double low)
{
    string a = low.ToString("E770");
    string b = Math.BitIncrement(low).ToString("E770");
    if (a.Substring(a.IndexOf('E')) != b.Substring(b.IndexOf('E')))
    {
        return a;
    }

    int e = a.IndexOf('E');
    int[] sum = new int[e];
    int carry = 0;
    for (int i = e - 1; i >= 0; i--)
    {
        if (a[i] != '.')
        {
            int digits = a[i] - '0' + b[i] - '0' + carry;
            sum[i] = digits % 10;
            carry = digits / 10;
        }
    }

    char[] half = new char[e + 1];
    int rest = carry;
    for (int i = 0; i < e; i++)
    {
        int digits = rest * 10 + sum[i];
        half[i] = a[i] == '.' ? '.' : (char)('0' + digits / 2);
        rest = a[i] == '.' ? rest : digits % 2;
    }

    half[e] = rest == 0 ? '0' : '5';
    return new string(half) + a.Substring(e);
}
