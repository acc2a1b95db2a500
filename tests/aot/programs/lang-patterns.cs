// Pattern matching, records, tuples, deconstruction, switch on strings, nullable values, ranges, enums with names.
using System;
using System.Collections.Generic;

[Flags] enum Access : byte { None = 0, Read = 1, Write = 2, Execute = 4, All = 7 }
enum Level { Low = -1, Mid, High = 10, Top }
record Person(string Name, int Age) { public string? Nick { get; init; } }
record Employee(string Name, int Age, decimal0 Pay) : Person(Name, Age);
record struct Size(int Width, int Height) { public readonly int Area => Width * Height; }
readonly record struct decimal0(long Cents) { public override string ToString() => Cents / 100 + "." + Cents % 100; }
class Point { public int X, Y; public void Deconstruct(out int x, out int y) { x = X; y = Y; } }

static class Program
{
    static string Classify(object? o) => o switch
    {
        null => "null",
        int and < 0 => "negative",
        int n when n % 2 == 0 => "even " + n,
        int => "odd",
        string { Length: 0 } => "empty",
        string { Length: > 3 } s => "long " + s,
        string s => "short " + s,
        Point(0, 0) => "origin",
        Point { X: var x, Y: > 0 and < 10 } => "near " + x,
        Point => "far",
        int[] and [] => "no ints",
        int[] and [var only] => "one " + only,
        int[] and [1, .., var last] => "from one to " + last,
        int[] numbers => "ints " + numbers.Length,
        (int a, string b) => "pair " + a + b,
        Employee { Pay.Cents: >= 10000 } e => "rich " + e.Name,
        Person { Nick: not null } p => "nick " + p.Nick,
        Person p => "person " + p,
        Level level and (Level.High or Level.Top) => "up " + level,
        Enum e => "enum " + e,
        _ => "other " + o.GetType().Name,
    };
    static int Word(string word) { switch (word) { case "alpha": return 1; case "beta": case "gamma": return 2; case "": return 3; case null: return 4; case "delta": case "epsilon": case "zeta": case "eta": case "theta": return word.Length; default: return -1; } }
    static (int Min, int Max, double Mean) Stats(params int[] v) { int min = v[0], max = v[0]; double sum = 0; foreach (int i in v) { min = Math.Min(min, i); max = Math.Max(max, i); sum += i; } return (min, max, sum / v.Length); }
    static string Tuple((int, int) point, bool flag) => (point, flag) switch { ((0, _), true) => "a", ((_, 0), false) => "b", ((var x, var y), _) when x == y => "c", _ => "d" };
    static int? Half(int? n) => n % 2 == 0 ? n / 2 : null;

    static void Main()
    {
        object?[] all = { null, -4, 6, 7, "", "abcd", "abc", new Point(), new Point { X = 3, Y = 5 }, new Point { Y = 50 }, new int[0], new[] { 5 }, new[] { 1, 2, 3 }, new[] { 2, 3 }, (1, "x"), new Employee("Eve", 30, new(20000)), new Employee("Ed", 31, new(50)), new Person("Ann", 5) { Nick = "A" }, new Person("Bob", 6), Level.Top, Level.Low, Access.Read | Access.Execute, 3.5, 'c', new Size(2, 3) };
        foreach (object? o in all) Console.WriteLine(Classify(o));
        foreach (string? w in new[] { "alpha", "gamma", "", null, "theta", "epsilon", "omega" }) Console.Write(Word(w!) + " ");
        Console.WriteLine();
        var (min, max, mean) = Stats(4, 9, 2);
        Console.WriteLine(min + " " + max + " " + mean + " " + Stats(1).Equals((1, 1, 1.0)) + " " + ((1, 2) == (1, 2)) + " " + ("a", 2).GetHashCode().Equals(("a", 2).GetHashCode()));
        Console.WriteLine(Tuple((0, 5), true) + Tuple((5, 0), false) + Tuple((4, 4), true) + Tuple((1, 2), true));
        var ann = new Person("Ann", 5); var older = ann with { Age = 6, Nick = "Annie" };
        Console.WriteLine(older + " " + (ann == older) + " " + (ann == new Person("Ann", 5)) + " " + ann.Equals(older) + " " + new Size(1, 2) + " " + (new Size(1, 2) with { Height = 9 }).Area);
        Person up = new Employee("Zed", 1, new(12345));
        Console.WriteLine(up + " " + (up == new Person("Zed", 1)) + " " + (up with { Age = 2 }));
        Console.WriteLine(Access.All + " " + (Access.Read | Access.Write) + " " + (Access)8 + " " + (Access)0 + " " + Level.Mid + " " + (Level)5 + " " + Access.All.HasFlag(Access.Write) + " " + (int)Level.Top + $" {Level.High:D} {Access.Write:X}");
        Console.WriteLine(Enum.Parse<Level>("High") + " " + Enum.TryParse("nope", out Level _) + " " + Enum.IsDefined(Level.Low));
        int? none = null, some = 8;
        Console.WriteLine((none ?? 3) + " " + Half(some) + " " + Half(7).HasValue + " " + (none > 3) + " " + (some + none).HasValue + " " + some.GetValueOrDefault() + " " + (some is int v ? v : 0) + " [" + none + "]");
        string text = "0123456789"; int[] digits = { 0, 1, 2, 3, 4, 5 };
        Console.WriteLine(text[^1] + text[2..5] + text[..2] + text[^3..] + digits[1..^1].Length + digits[^2]);
        string? maybe = null; maybe ??= "set"; Console.WriteLine(maybe?.Length + " " + (maybe?.ToUpperInvariant() ?? "none"));
        Point? nowhere = null; Console.WriteLine((nowhere?.X).HasValue + " " + (nowhere is { X: 1 }) + " " + (nowhere is not null));
        _ = new List<int>() is { Count: 0 } ? Say("empty list") : Say("full");
    }
    static int Say(string s) { Console.WriteLine(s); return 0; }
}
