// Enum: names, flags, parsing, underlying types, formats, comparison, refusals.
using System;

Console.WriteLine(Color.Green + " " + (Color)7 + " " + Access.Read + " " + (Access.Read | Access.Write) + " "
    + (Access)0 + " " + (Access)8 + " " + (Access)11 + " " + Access.All + " " + (Big)(-1)
    + " " + Tiny.Max + " " + Wide.High + " " + Level.Low + " " + (Level)5 + " " + Twin.B + " "
    + (Masks.Odd | Masks.Even));
foreach (string format in new[] { "G", "g", "D", "X", "F", "x", "" })
{
    Console.Write(Color.Blue.ToString(format) + "|" + (Access.Read | Access.Execute).ToString(format) + "|"
        + ((Color)300).ToString(format) + "|" + Level.Low.ToString(format) + "|" + Tiny.Max.ToString(format)
        + "|" + Wide.High.ToString(format) + " ");
}

Console.WriteLine();
foreach (string text in new[] { "Green", "green", " Blue ", "2", "-2", "300", "Red,Blue", "Read, Write", "", "Purple",
    "1,2", "Read,", "+1", "99999999999", "0x1" })
{
    Console.Write("[" + text + "]");
    Console.Write(" " + Enum.TryParse(text, out Color color) + ":" + color);
    Console.Write(" " + Enum.TryParse(text, true, out color) + ":" + color);
    Console.Write(" " + Enum.TryParse(text, true, out Access access) + ":" + access);
    Console.WriteLine(" " + Enum.TryParse(text, out Tiny tiny) + ":" + tiny);
}

Console.WriteLine(string.Join(",", Enum.GetNames<Color>()) + " " + string.Join(",", Enum.GetValues<Color>()) + " "
    + string.Join(",", Enum.GetNames(typeof(Level))) + " "
    + string.Join(",", Enum.GetValues<Level>()) + " " + Enum.GetName(Color.Red) + " "
    + (Enum.GetName((Color)99) is null) + " " + Enum.IsDefined(Color.Red) + " " + Enum.IsDefined((Color)9) + " "
    + Enum.IsDefined(typeof(Color), "Blue") + " " + Enum.IsDefined(typeof(Color), 1) + " "
    + Enum.GetUnderlyingType(typeof(Tiny)) + " " + Enum.GetUnderlyingType(typeof(Color)));
Console.WriteLine(Access.All.HasFlag(Access.Write) + " " + Access.Read.HasFlag(Access.Write) + " "
    + Color.Red.CompareTo(Color.Blue) + " " + Color.Red.Equals(Color.Red) + " " + Color.Red.Equals(0) + " "
    + Color.Red.Equals((object)Access.None) + " " + (Color)Enum.Parse(typeof(Color), "blue", true) + " "
    + Enum.Parse<Access>("3") + " " + (Color)Enum.ToObject(typeof(Color), 1) + " "
    + Convert.ToInt32(Color.Blue) + " " + (int)Tiny.Max + " " + Level.Low.CompareTo(Level.High) + " "
    + Color.Green.GetHashCode() + " " + Color.Blue.GetTypeCode() + " " + typeof(Color).IsEnum);
object boxed = Color.Green;
Console.WriteLine(boxed + " " + (boxed is Color) + " " + (boxed is int) + " " + (Color)boxed + " "
    + boxed.Equals(Color.Green) + " " + $"{boxed:D} {Color.Red,6}|{Access.Write,-8}|" + " " + (boxed is Enum));
Enum general = Access.Write;
Console.WriteLine(general + " " + general.GetType().Name + " " + general.HasFlag(Access.Write));
Refuse(() => Enum.Parse<Color>("Purple"));
Refuse(() => Enum.Parse<Color>(""));
Refuse(() => Enum.Parse<Tiny>("300"));
Refuse(() => Enum.Parse(typeof(int), "1"));
Refuse(() => Enum.Parse<Color>(null!));
Refuse(() => Color.Red.ToString("Q"));
Refuse(() => general.HasFlag(Color.Red));
Refuse(() => general.CompareTo(Color.Red));
Refuse(() => Enum.GetNames(typeof(string)));
Refuse(() => (Color)boxed + (int)(Access)boxed);

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

enum Color
{
    Red,
    Green,
    Blue,
}

[Flags]
enum Access
{
    None,
    Read,
    Write,
    Execute = 4,
    All = 7,
}

enum Tiny : byte
{
    Zero,
    Max = 255,
}

enum Wide : ulong
{
    High = 0x8000000000000000,
}

enum Big : long
{
    Most = long.MinValue,
}

enum Level
{
    High = 10,
    Low = -3,
    Middle = 0,
}

enum Twin
{
    A = 1,
    B = 1,
}

[Flags]
enum Masks : short
{
    Odd = 0x5555,
    Even = unchecked((short)0xAAAA),
}
