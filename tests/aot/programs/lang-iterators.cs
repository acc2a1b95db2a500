// Iterators: state, finally, nested, infinite, generic, over structs and arrays; foreach over patterns; collection and object initialisers.
using System;
using System.Collections;
using System.Collections.Generic;

class Tree<T> : IEnumerable<T>
{
    public T Value; public Tree<T>? Left, Right;
    public Tree(T value) { Value = value; }
    public IEnumerator<T> GetEnumerator()
    {
        if (Left != null) foreach (T item in Left) yield return item;
        yield return Value;
        if (Right != null) foreach (T item in Right) yield return item;
    }
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
struct Countdown { public int From; public Enumerator GetEnumerator() => new Enumerator { _next = From }; public struct Enumerator { internal int _next; public bool MoveNext() => _next-- > 0; public int Current => _next; } }
class Bag : IEnumerable { public readonly List<string> Items = new(); public void Add(string key, int times) { for (int i = 0; i < times; i++) Items.Add(key + i); } public IEnumerator GetEnumerator() => Items.GetEnumerator(); public string this[int index] { get => Items[index]; set => Items[index] = value; } }

static class Program
{
    static string s_log = "";
    static IEnumerable<long> Fibonacci() { long a = 0, b = 1; while (true) { yield return a; (a, b) = (b, a + b); } }
    static IEnumerable<T> Take<T>(IEnumerable<T> items, int n) { if (n <= 0) yield break; foreach (T item in items) { yield return item; if (--n == 0) yield break; } }
    static IEnumerable<(int, string)> Numbered(string[] words) { int i = 0; foreach (string word in words) yield return (i++, word); }
    static IEnumerable<int> Guarded(int stop) { try { for (int i = 0; ; i++) { try { if (i == stop) yield break; yield return i; } finally { s_log += "i" + i; } } } finally { s_log += "out"; } }
    static IEnumerator<int> Raw() { yield return 5; s_log += "between"; yield return 6; }
    static IEnumerable<int> Permute(int[] items, int at) { if (at == items.Length) { int value = 0; foreach (int item in items) value = value * 10 + item; yield return value; yield break; } for (int i = at; i < items.Length; i++) { (items[at], items[i]) = (items[i], items[at]); foreach (int value in Permute(items, at + 1)) yield return value; (items[at], items[i]) = (items[i], items[at]); } }

    static void Main()
    {
        string text = "";
        foreach (long f in Take(Fibonacci(), 20)) text += f + " ";
        Console.WriteLine(text);
        var tree = new Tree<string>("m") { Left = new("c") { Left = new("a"), Right = new("d") }, Right = new("x") };
        foreach (string item in tree) Console.Write(item);
        foreach (char c in "héllo") Console.Write("-" + c);
        foreach (int i in new Countdown { From = 4 }) Console.Write(" " + i);
        Console.WriteLine();
        foreach ((int index, string word) in Numbered(new[] { "zero", "one" })) Console.Write(index + word + ";");
        foreach (int i in Guarded(3)) { if (i == 2) break; }
        foreach (int i in Guarded(1)) { }
        IEnumerator<int> raw = Raw();
        while (raw.MoveNext()) s_log += raw.Current;
        Console.WriteLine(s_log);
        int sum = 0, count = 0;
        foreach (int value in Permute(new[] { 1, 2, 3, 4, 5 }, 0)) { sum += value; count++; }
        Console.WriteLine(count + " " + sum);
        var bag = new Bag { { "x", 2 }, { "y", 1 } };
        bag[0] = "changed";
        foreach (object item in bag) Console.Write(item + " ");
        var map = new Dictionary<string, int[]> { ["one"] = new[] { 1 }, ["two"] = [2, 3, .. new[] { 4, 5 }] };
        foreach (KeyValuePair<string, int[]> entry in map) Console.Write(entry.Key + "=" + entry.Value.Length + " ");
        IEnumerable<int> array = new[] { 7, 8 };
        foreach (int i in array) Console.Write(i);
        IEnumerable weak = array;
        foreach (object o in weak) Console.Write(o);
        var list = new List<int> { 1, 2, 3 };
        try { foreach (int i in list) list.Add(i); } catch (InvalidOperationException e) { Console.Write(" " + e.Message); }
        Console.WriteLine();
    }
}
