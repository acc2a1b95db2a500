// Sorting: numbers, strings, structs, with comparers and keys; equal elements end in .NET's order; order of adversarial
// input.
using System;
using System.Collections.Generic;
using System.Linq;

Random random = new(19);
ulong sum = 0;
for (int round = 0; round < 60; round++)
{
    int length = round < 25 ? round : random.Next(200);
    int[] keys = new int[length];
    string[] values = new string[length];
    for (int i = 0; i < length; i++)
    {
        keys[i] = random.Next(length / 3 + 1);
        values[i] = "v" + i;
    }

    int[] copy = (int[])keys.Clone();
    Array.Sort(copy);
    Mix(copy);
    Array.Sort(copy, (a, b) => (b % 7).CompareTo(a % 7));
    Mix(copy);
    int[] keysCopy = (int[])keys.Clone();
    Array.Sort(keysCopy, values);
    Mix(values.Select(v => int.Parse(v[1..])));
    Item[] items = keys.Select((k, i) => new Item(k, i)).ToArray();
    Array.Sort(items, (a, b) => a.Key - b.Key);
    Mix(items.Select(item => item.Tag));
    List<Item> list = new(items);
    list.Sort(Comparer<Item>.Create((a, b) => b.Key - a.Key));
    Mix(list.Select(item => item.Tag));
    Array.Sort(items);
    Mix(items.Select(item => item.Tag));
    Mix(keys.OrderBy(k => k % 5).ThenByDescending(k => k));
    double[] doubles = keys.Select(k => k == 3 ? double.NaN : Math.Sin(k)).ToArray();
    Array.Sort(doubles);
    Mix(doubles.Select(d => double.IsNaN(d) ? -9 : (int)(d * 1000)));
    string[] words = keys.Select(k => "w" + (char)('a' + k % 26) + (char)('A' + k % 3)).ToArray();
    Array.Sort(words, StringComparer.Ordinal);
    Mix(words.Select(w => w[1] * 3 + w[2]));
    Array.Sort(words, StringComparer.OrdinalIgnoreCase);
    Mix(words.Select(w => w[1] * 3 + w[2]));
    Array.Sort(keys, length / 4, length / 2);
    Mix(keys);
    copy.AsSpan().Sort((a, b) => b - a);
    Mix(copy);
}

Console.WriteLine(sum);
int[] pipe = Enumerable.Range(0, 3000).Select(i => i % 2 == 0 ? i : 3000 - i).ToArray();
Array.Sort(pipe);
Mix(pipe);
int[] killer = new int[2048];
int half = killer.Length / 2;
for (int i = 0; i < half; i++)
{
    killer[i] = i % 2 == 0 ? i + 1 : half + i + (half % 2);
    killer[half + i] = (i + 1) * 2;
}

int compared = 0;
Array.Sort(killer, (a, b) =>
{
    compared++;
    return a.CompareTo(b);
});
Mix(killer);
Console.WriteLine(sum + " " + (compared < 200000));
string?[] withNull = ["b", null, "a"];
Array.Sort(withNull);
Console.WriteLine((withNull[0] is null) + " " + withNull[1] + withNull[2]);
(int, string)[] tuples = [(2, "b"), (1, "z"), (2, "a")];
Array.Sort(tuples);
Console.WriteLine(string.Join(" ", tuples));
try
{
    Array.Sort(new object[] { new(), new() });
}
catch (InvalidOperationException e)
{
    Console.WriteLine(e.Message + " " + e.InnerException!.Message);
}

try
{
    Array.Sort(new int[5], (int a, int b) => throw new FormatException("mine"));
}
catch (InvalidOperationException e)
{
    Console.WriteLine(e.Message + " " + e.InnerException!.Message);
}

void Mix(IEnumerable<int> items)
{
    foreach (int item in items)
    {
        sum = sum * 1099511628211 + (uint)item;
    }
}

readonly struct Item(int key, int tag) : IComparable<Item>
{
    public int Key { get; } = key;

    public int Tag { get; } = tag;

    public int CompareTo(Item other) => Key.CompareTo(other.Key);
}
