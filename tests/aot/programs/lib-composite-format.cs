// string.Format and interpolation: alignment, formats, escapes, objects with their own formats, malformed pictures.
using System;
using System.Text;

Console.WriteLine(string.Format("{0} {1} {0}", 1, "two"));
Console.WriteLine(string.Format("[{0,8}] [{0,-8}] [{0,2}] [{1,6:X4}] [{2,-10:F3}]", "text", 255, 1.5));
Console.WriteLine(string.Format("{{{0}}} {{}} {0:X}}}", 10));
Console.WriteLine(string.Format("{0:0.00} {1:yyyy-MM-dd} {2:hh\\:mm}", 1.005, new DateTime(2026, 11, 23),
    new TimeSpan(5, 7, 9)));
Console.WriteLine(string.Format("{3}{2}{1}{0}", 'a', "b", null, true));
Console.WriteLine(string.Format("{0 , 5}|{0 ,-5 :D3}|", 7));
Console.WriteLine(string.Format("no items") + string.Format("{0}", new object[] { "array" }) + string.Format("{0}",
    (object?)null) + ".");
Console.WriteLine(string.Format("{0:shown} {1:x} {2}", new Money(5), DayOfWeek.Friday, new Plain()));
foreach (string bad in new[] { "{", "}", "}x", "a}b", "{x", "{}", "{0", "{0:", "{0,}", "{0,a}", "{a}", "{-1}", "{0}}",
    "x{1}", "{0:{}", "{0,5", "{99999999999}", "{ 0}" })
{
    try
    {
        Console.WriteLine(string.Format(bad, 1));
    }
    catch (FormatException e)
    {
        Console.WriteLine(bad + " -> " + e.Message);
    }
}

int count = 42;
double ratio = 0.123456;
string? nothing = null;
object boxed = 77L;
Console.WriteLine($"{count} {count:D5} {count,6} {count,-6}| {count,8:X} {ratio} {ratio:P1} {ratio,10:F2} {nothing} "
    + "{boxed:N1}");
Console.WriteLine($"{(count > 40 ? "big" : "small")} {{literal}} {'c'} {'c',3} {true} {DayOfWeek.Monday} "
    + $"{DayOfWeek.Monday:D} {new Money(9)}");
Console.WriteLine($"{new int[] { 1, 2 }.Length} {1.0f} {(byte)200} {(sbyte)-5} {ulong.MaxValue} {long.MinValue,25} "
    + $"{(short)-7,4} {'\u20ac'}");
Console.WriteLine($"{(int?)null}|{(int?)5}|{(int?)5,4}|{new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)}|"
    + $"{TimeSpan.FromSeconds(1.5)}");
string longText = "";
for (int i = 0; i < 30; i++)
{
    longText = $"{longText}{i},";
}

Console.WriteLine(longText.Length + " " + longText);
StringBuilder builder = new();
builder.Append($"a{count}b{ratio:F1}").AppendFormat("{0,4}|{1}", 1, 2).AppendLine($"!{count,5:D3}!")
    .AppendJoin("-", "x", "y").AppendJoin(",", new List<int> { 1, 2 });
Console.WriteLine(builder);
ReadOnlySpan<char> span = "span";
Console.WriteLine($"{span} {span,6}|{span,-6}|{span.Slice(1, 2)}");
Console.WriteLine(string.Concat("a", 1, 'c', null, 2.5) + ("x" + 1 + 'y' + true + null + 1.5f + DayOfWeek.Sunday));
Console.WriteLine("{0}-{1}-{2}", 1, 2, 3);
Console.WriteLine("{0} {1} {2} {3}", 1, 2, 3, 4);
Console.Write("{0}\n", 5);

sealed class Money(int amount) : IFormattable
{
    public string ToString(string? format, IFormatProvider? provider) =>
        amount + (format is null ? " coins" : " " + format);

    public override string ToString() => "not used";
}

sealed class Plain
{
    public override string? ToString() => "plain";
}
