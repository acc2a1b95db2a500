// String operations and the exceptions of wrong arguments.
using System;

string text = "The quick brown fox jumps over the lazy dog";
Console.WriteLine(text.Length + " " + text[4] + " " + text.Substring(4, 5) + " " + text.Substring(40) + " " + text[^3..]
    + " " + text[4..9]);
Console.WriteLine(text.IndexOf('q') + " " + text.IndexOf("the") + " " + text.IndexOf("THE",
    StringComparison.OrdinalIgnoreCase) + " "
    + text.IndexOf('o', 13) + " " + text.IndexOf('o', 13, 3) + " " + text.IndexOf("zzz") + " " + text.IndexOf("") + " "
    + text.IndexOf("", 5));
Console.WriteLine(text.LastIndexOf('o') + " " + text.LastIndexOf("the") + " " + text.LastIndexOf('o', 20) + " "
    + text.LastIndexOf('o', 20, 5)
    + " " + text.LastIndexOf("") + " " + "".LastIndexOf("") + " " + "".LastIndexOf("a") + " " + text.LastIndexOf("o",
    30) + " "
    + text.LastIndexOf("THE", StringComparison.OrdinalIgnoreCase));
Console.WriteLine(text.IndexOfAny(['x', 'z']) + " " + text.LastIndexOfAny(['x', 'z']) + " " + text.IndexOfAny(['x',
    'z'], 20));
Console.WriteLine(text.Contains("fox") + " " + text.Contains("FOX") + " " + text.Contains("FOX",
    StringComparison.OrdinalIgnoreCase) + " "
    + text.Contains('z') + " " + text.StartsWith("The") + " " + text.StartsWith('T') + " " + text.EndsWith("dog") + " "
    + text.EndsWith("")
    + " " + text.StartsWith("the", StringComparison.OrdinalIgnoreCase) + " " + text.EndsWith('g'));
Console.WriteLine(text.Replace("the", "a") + "|" + text.Replace('o', '0') + "|" + "aaa".Replace("aa", "b") + "|"
    + "abc".Replace("b", null)
    + "|" + "aAa".Replace("A", "x", StringComparison.OrdinalIgnoreCase) + "|" + "none".Replace("zz", "y"));
Console.WriteLine("[" + "  pad ".Trim() + "][" + "  pad ".TrimStart() + "][" + "  pad ".TrimEnd() + "]["
    + "xxpadxx".Trim('x') + "]["
    + "xypadyx".Trim('x', 'y') + "][" + "xxpad".TrimStart('x') + "][" + "padxx".TrimEnd('x', 'd') + "]["
    + " \t\n\u00a0\u2003".Trim() + "]");
Console.WriteLine("[" + "7".PadLeft(3) + "][" + "7".PadLeft(3, '0') + "][" + "7".PadRight(3) + "][" + "7".PadRight(3,
    '.') + "][" + "long".PadLeft(2) + "]");
Console.WriteLine("hello".Insert(2, "--") + " " + "hello".Remove(2) + " " + "hello".Remove(1, 3) + " "
    + "hello".ToUpper() + " " + "HeLLo".ToLower()
    + " " + "straße ÀÉ ÿ Ω Ж".ToUpperInvariant() + " " + "ÀÉÎ ΑΒΓ ЖЗИ".ToLowerInvariant());
Console.WriteLine(string.Join(",", "a", "b", null, "c") + " " + string.Join('-', "x", "y") + " " + string.Join("+", 1,
    2, 3) + " "
    + string.Join(",", (string[])[]) + "." + string.Join(",", ["one"]) + " " + string.Join("/", ["a", "b", "c", "d"], 1,
    2));
Console.WriteLine(string.Concat("a", "b") + string.Concat("a", null, "c") + string.Concat("1", "2", "3", "4")
    + string.Concat(["p", "q", "r", "s", "t"]));
Console.WriteLine(new string('x', 3) + new string(['a', 'b', 'c']) + new string(['a', 'b', 'c', 'd'], 1, 2)
    + new string('y', 0) + new string("span".AsSpan(1)));
string[] order = ["a", "A", "b", "B", "aa", "", "Ab", "a b", "é", "z", "Z", "_", "1", "10", "2"];
foreach (string left in order)
{
    foreach (string right in order)
    {
        Console.Write(Math.Sign(string.Compare(left, right, StringComparison.Ordinal))
            + Math.Sign(string.CompareOrdinal(left, right)) * 3
            + (Math.Sign(string.Compare(left, right, true)) * 9) + (left.Equals(right,
            StringComparison.OrdinalIgnoreCase) ? 100 : 0));
        Console.Write(' ');
    }

    Console.WriteLine();
}

Console.WriteLine(string.Compare("abc", 1, "xbc", 1, 2) + " " + string.Compare(null, "a") + " " + string.Compare("a",
    null) + " "
    + string.Compare(null, null) + " " + "b".CompareTo("a") + " " + string.CompareOrdinal("b", 0, "abd", 1, 5));
Console.WriteLine(("a" + "b" == "ab") + " " + string.Equals(null, "") + " " + ReferenceEquals("lit", "lit") + " "
    + "x".Equals((object)"x") + " "
    + string.IsNullOrEmpty("") + string.IsNullOrWhiteSpace(" \t") + string.IsNullOrWhiteSpace("a") + " "
    + ("same".GetHashCode() == "sa".Insert(2, "me").GetHashCode()));
foreach (char c in "héx")
{
    Console.Write((int)c + " ");
}

Console.WriteLine(text.Split(' ').Length + " " + text.ToCharArray().Length + " " + new string(text.ToCharArray(4, 5)));
Console.WriteLine("line1\r\nline2\rline3\nend".ReplaceLineEndings("|"));
Show(() => text.Substring(-1));
Show(() => text.Substring(44));
Show(() => text.Substring(40, 9));
Show(() => text.Substring(1, -1));
Show(() => text.Remove(50));
Show(() => text.Remove(-1, 2));
Show(() => text.Remove(40, 9));
Show(() => text.Insert(99, "x"));
Show(() => text.Insert(0, null!));
Show(() => text.PadLeft(-1));
Show(() => text.IndexOf('a', 99));
Show(() => text.IndexOf('a', 1, 99));
Show(() => text.IndexOf((string)null!));
Show(() => text.Replace("", "x"));
Show(() => text.Replace(null!, "x"));
Show(() => text.StartsWith((string)null!));
Show(() => new string('x', -1));
Show(() => string.Join(",", (string[])null!));
Show(() => text[99]);
Show(() => text.LastIndexOf('x', 99));
Show(() => text.Equals("a", (StringComparison)99));
Show(() => text.Split(',', -1));
Show(() => text.CompareTo((object)5));
Show(() => ((string?)null)!.Length);

static void Show(Func<object> action)
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
