// Dictionary: random operations with integer, string, enum, struct and tuple keys; order of enumeration; comparers;
// refusals.
using System;
using System.Collections;
using System.Collections.Generic;

ulong sum = 0;
Random random = new(23);
Dictionary<int, int> map = new();
for (int step = 0; step < 6000; step++)
{
    int key = random.Next(200) - 50;
    switch (random.Next(6))
    {
        case 0 or 1:
            map[key] = step;
            break;
        case 2:
            Mix(map.TryAdd(key, step) ? 1 : 0);
            break;
        case 3:
            Mix(map.Remove(key, out int removed) ? removed : -1);
            break;
        case 4:
            Mix(map.TryGetValue(key, out int value) ? value : -2);
            break;
        default:
            Mix(map.ContainsKey(key) ? 3 : map.Count);
            break;
    }

    if (step % 500 == 0)
    {
        foreach ((int k, int v) in map)
        {
            Mix(k * 31 + v);
        }
    }

    if (step == 4000)
    {
        map.Clear();
    }
}

foreach (int key in map.Keys)
{
    Mix(key);
}

foreach (int value in map.Values)
{
    Mix(value);
}

Console.WriteLine(sum + " " + map.Count);
Dictionary<string, int> words = new();
foreach (string word in "the cat and the dog and the bird saw the cat".Split(' '))
{
    words[word] = words.GetValueOrDefault(word) + 1;
}

Console.WriteLine(string.Join(" ", words) + " " + words["the"]);
Dictionary<string, int> ignoring = new(StringComparer.OrdinalIgnoreCase) { ["One"] = 1, ["TWO"] = 2 };
Console.WriteLine(ignoring["oNE"] + " " + ignoring.ContainsKey("two") + " " + ignoring.ContainsKey("three") + " "
    + ignoring.Count);
Dictionary<DayOfWeek, string> days = new() { [DayOfWeek.Friday] = "f", [DayOfWeek.Monday] = "m" };
Console.WriteLine(days[DayOfWeek.Friday] + days.ContainsKey(DayOfWeek.Sunday) + string.Join(",", days.Keys));
Dictionary<Point, string> points = new() { [new Point(1, 2)] = "a", [new Point(2, 1)] = "b" };
points.Remove(new Point(2, 1));
Console.WriteLine(points[new Point(1, 2)] + points.ContainsKey(new Point(2, 1)) + points.Count);
Dictionary<(int, string), int> tuples = new() { [(1, "x")] = 5 };
tuples[(1, "x")]++;
tuples[(1, "y")] = 7;
Console.WriteLine(tuples[(1, "x")] + " " + string.Join(" ", tuples.Keys));
Dictionary<object, string> mixed = new() { [1] = "int", ["1"] = "string", [1L] = "long", [1.0] = "double" };
Console.WriteLine(mixed[1] + mixed["1"] + mixed[1L] + mixed[1.0] + mixed.Count);
Dictionary<Type, int> types = new() { [typeof(int)] = 1, [typeof(string)] = 2 };
Console.WriteLine(types[typeof(string)] + " " + types.ContainsKey(typeof(object)));
IDictionary untyped = words;
Console.WriteLine(untyped.Contains("cat") + " " + untyped["cat"] + " " + (untyped["none"] is null) + " "
    + untyped.Keys.Count);
IDictionary<string, int> general = words;
general.Add(new KeyValuePair<string, int>("fish", 9));
Console.WriteLine(general.Contains(new KeyValuePair<string, int>("fish", 9)) + " "
    + general.Remove(new KeyValuePair<string, int>("fish", 8)) + " " + words.ContainsValue(9));
KeyValuePair<string, int>[] pairs = new KeyValuePair<string, int>[words.Count];
general.CopyTo(pairs, 0);
Console.WriteLine(pairs[^1] + " " + new Dictionary<string, int>(words).Count + " " + string.Join(",", words.Values));
foreach (int key in map.Keys)
{
    map.Remove(key);
}

Console.WriteLine(map.Count + " " + map.EnsureCapacity(0).CompareTo(0));
Refuse(() => words["none"]);
Refuse(() => { words.Add("cat", 1); return 0; });
Refuse(() => words[null!]);
Refuse(() => new Dictionary<int, int>(-1));
Refuse(() => { foreach (KeyValuePair<string, int> pair in words) { words.Add(pair.Key + "2", 1); } return 0; });
Refuse(() => { ((ICollection<string>)words.Keys).Add("x"); return 0; });
Refuse(() => { general.CopyTo(pairs, 1); return 0; });
Refuse(() => points[new Point(7, 7)]);
Refuse(() => days[DayOfWeek.Tuesday]);

void Mix(int value) => sum = sum * 1099511628211 + (uint)value;

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

readonly struct Point(int x, int y) : IEquatable<Point>
{
    private readonly int _x = x;
    private readonly int _y = y;

    public bool Equals(Point other) => _x == other._x && _y == other._y;

    public override bool Equals(object? obj) => obj is Point other && Equals(other);

    public override int GetHashCode() => 1; // every key collides

    public override string ToString() => "(" + _x + ";" + _y + ")";
}
