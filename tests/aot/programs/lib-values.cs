// Nullable, tuples, records, index and range, HashCode, Version, Lazy, KeyValuePair: what the language builds on.
using System;
using System.Collections.Generic;

int? none = null;
int? five = 5;
Console.WriteLine(none.HasValue + " " + five.Value + " " + (none ?? 7) + " " + none.GetValueOrDefault(3) + " [" + none
    + "] " + five + " " + (five + none is null) + " " + (five > none) + " " + (none == null)
    + " " + five.Equals(5) + " " + none.Equals(null) + " " + none.GetHashCode() + " " + Nullable.Compare(none, five)
    + " " + Nullable.Equals(five, (int?)5) + " " + ((object?)none is null) + " " + ((object)five).GetType());
(int Id, string Name) pair = (3, "three");
(int id, string label) = pair;
Console.WriteLine(pair + " " + id + label + " " + (pair == (3, "three")) + " " + pair.Equals((3, "x")) + " " + (1,
    2).CompareTo((1, 3)) + " " + (1, "a", 2.5, 'c', true, 6L, (byte)7) + " " + (pair.GetHashCode() == (3,
        "three").GetHashCode())
    + " " + Tuple.Create(1, "b").Item2 + " " + Tuple.Create(1, 2) + " " + Tuple.Create(1, 2).Equals(Tuple.Create(1, 2))
    + " " + (1, (2, 3), (string?)null));
(int x, int y) = (1, 2);
(x, y) = (y, x);
Console.WriteLine(x + "" + y);
Person ann = new("Ann", 30);
Person older = ann with { Age = 31 };
Console.WriteLine(ann + " " + (ann == new Person("Ann", 30)) + " " + (ann == older) + " " + older.Age + " "
    + ann.Equals((object)older) + " " + (ann.GetHashCode() == new Person("Ann", 30).GetHashCode()));
(string name, int age) = older;
Point origin = new(0, 0);
Console.WriteLine(name + age + " " + origin + " " + (origin with { X = 5 }) + " " + (origin == default) + " "
    + new Employee("Bob", 40, "dev") + " " + (new Employee("a", 1, "b") == new Person("a", 1)));
Console.WriteLine(new Settings { Name = "set" }.Name + " " + new Settings { Name = "set" }.Size);
int[] numbers = [0, 1, 2, 3, 4, 5];
Index last = ^1;
Range middle = 1..^2;
Console.WriteLine(numbers[last] + " " + string.Join(",", numbers[middle]) + " " + "hello"[1..^1] + " " + last + " "
    + middle + " " + Range.All + " " + Index.End.GetOffset(5) + " " + middle.GetOffsetAndLength(6) + " "
    + numbers[..2].Length
    + " " + (^2).IsFromEnd + " " + new Index(3).Value + " " + (1..2).Equals(1..2) + " " + string.Join("",
    numbers[^3..]));
Console.WriteLine((HashCode.Combine(1, 2) == HashCode.Combine(1, 2)) + " " + (HashCode.Combine(1,
    2) != HashCode.Combine(2, 1)) + " " + new Version(1, 2, 3) + " " + (new Version(1, 2) < new Version(1, 10)) + " "
        + new Version(1, 2, 3, 4)
    + " " + new KeyValuePair<string, int>("k", 1) + " " + KeyValuePair.Create(1, 2).Value);
int made = 0;
Lazy<string> lazy = new(() => "lazy" + ++made);
Console.WriteLine(lazy.IsValueCreated + " " + lazy.Value + lazy.Value + " " + lazy.IsValueCreated + " " + lazy);
Console.WriteLine(true.ToString() + false + " " + true.CompareTo(false) + " " + bool.Parse(" TRUE ") + " "
    + bool.TryParse("no", out _) + " " + bool.TryParse("false\0", out bool parsed) + parsed + " " + (true ^ true) + " "
    + bool.TrueString);
Console.WriteLine(DBNull.Value + "|" + EventArgs.Empty.GetType() + " " + typeof(List<int>).Name + " "
    + typeof(int[]).Name + " " + typeof(string).FullName + " " + typeof(Outer.Inner).FullName + " "
    + typeof(Outer.Inner).Name + " "
    + typeof(int?).Name + " " + typeof(int).IsValueType + typeof(int).IsPrimitive + typeof(string).IsClass
    + typeof(IDisposable).IsInterface + " " + typeof(int[]).GetElementType() + " " + typeof(Employee).BaseType + " "
    + typeof(Person).IsAssignableFrom(typeof(Employee)) + typeof(Employee).IsSubclassOf(typeof(Person)) + " "
    + new object().GetType() + " " + Type.GetTypeCode(typeof(double)) + " " + typeof(Outer).Namespace + "|");
Check(() => none!.Value);
Check(() => (int)none!);
Check(() => numbers[^7]);
Check(() => numbers[4..2]);
Check(() => "abc"[2..9]);
Check(() => new Index(-1));
Check(() => bool.Parse("no"));
Check(() => bool.Parse(null!));
Check(() => new Version(-1, 0));

static void Check(Func<object> action)
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

record Person(string Name, int Age);

sealed record Employee(string Name, int Age, string Job) : Person(Name, Age);

readonly record struct Point(int X, int Y);

sealed class Settings
{
    public required string Name { get; init; }

    public int Size { get; init; } = 4;
}

static class Outer
{
    public sealed class Inner;
}
