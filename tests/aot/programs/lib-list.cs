// List: a model-free random walk over its operations, all searches, capacity, enumeration rules, refusals.
using System;
using System.Collections;
using System.Collections.Generic;

List<int> list = new();
Random random = new(61);
ulong sum = 0;
for (int step = 0; step < 3000; step++)
{
    int value = random.Next(50);
    int at = random.Next(list.Count + 1);
    switch (random.Next(14))
    {
        case 0 or 1 or 2:
            list.Add(value);
            break;
        case 3:
            list.Insert(at, value);
            break;
        case 4:
            list.AddRange([value, value + 1, value + 2]);
            break;
        case 5:
            list.InsertRange(at, list.GetRange(0, Math.Min(3, list.Count)));
            break;
        case 6:
            Mix(list.Remove(value) ? 1 : 0);
            break;
        case 7 when at < list.Count:
            list.RemoveAt(at);
            break;
        case 8:
            list.RemoveRange(at, (list.Count - at) / 4);
            break;
        case 9:
            Mix(list.RemoveAll(item => item % 11 == value % 11));
            break;
        case 10:
            list.Reverse(at, list.Count - at);
            break;
        case 11:
            Mix(list.IndexOf(value) * 100 + list.LastIndexOf(value));
            break;
        case 12 when step % 5 == 0:
            list.Sort();
            Mix(list.BinarySearch(value));
            break;
        default:
            Mix(list.Count == 0 ? -1 : list[at % list.Count]);
            break;
    }

    if (list.Count > 120)
    {
        list.RemoveRange(20, 100);
    }

    Mix(list.Count);
}

foreach (int item in list)
{
    Mix(item);
}

Console.WriteLine(sum + " " + list.Count);
List<string> names = ["ann", "bob", "cid", "bob"];
Console.WriteLine(string.Join(",", names) + " " + names.Contains("cid") + " " + names.IndexOf("bob", 2) + " "
    + names.Find(n => n[0] == 'b') + " " + names.FindIndex(n => n == "zed")
    + " " + names.FindLast(n => n.Length == 3) + " " + names.FindLastIndex(n => n == "bob") + " " + string.Join(",",
    names.FindAll(n => n != "bob")) + " " + names.Exists(n => n == "ann")
    + " " + names.TrueForAll(n => n.Length == 3) + " " + string.Join(",", names.ConvertAll(n => n.Length)) + " "
    + string.Join("", names.ToArray()) + " " + names.AsReadOnly().Count);
names.ForEach(n => Console.Write(n + ";"));
Console.WriteLine(new List<int>(10).Capacity + " " + new List<int>().Capacity + " " + new List<int> { 1 }.Capacity + " "
    + new List<int> { 1, 2, 3, 4, 5 }.Capacity + " "
    + new List<int>([1, 2, 3]).Capacity + " " + names.EnsureCapacity(7));
IList untyped = names;
Console.WriteLine(untyped.Add("dan") + " " + untyped.Contains(5) + " " + untyped.IndexOf("dan") + " " + untyped.Count
    + " " + untyped[0]);
string[] target = new string[7];
names.CopyTo(target, 2);
names.CopyTo(1, target, 0, 2);
Console.WriteLine(string.Join("|", target) + " " + names[^1] + " " + string.Join(",", names[1..3]));
names.Reverse();
names.Sort((a, b) => string.CompareOrdinal(b, a));
Console.WriteLine(string.Join(",", names));
List<int>.Enumerator enumerator = list.GetEnumerator();
Console.WriteLine(enumerator.Current + " " + (list.Count > 0 == enumerator.MoveNext()));
Refuse(() => list[-1]);
Refuse(() => list[list.Count]);
Refuse(() => list[9999] = 1);
Refuse(() => { list.Insert(9999, 1); return 0; });
Refuse(() => { list.RemoveAt(9999); return 0; });
Refuse(() => { list.RemoveRange(1, 9999); return 0; });
Refuse(() => { list.RemoveRange(-1, 1); return 0; });
Refuse(() => list.GetRange(1, 9999));
Refuse(() => list.Capacity = 0);
Refuse(() => new List<int>(-1));
Refuse(() => new List<int>(null!));
Refuse(() => { list.AddRange((IEnumerable<int>)null!); return 0; });
Refuse(() => untyped.Add(5));
Refuse(() => list.Find(null!));
Refuse(() => { foreach (int item in list) { list.Add(item); } return 0; });
Refuse(() => { list.ForEach(item => list.Add(item)); return 0; });
Refuse(() => { names.CopyTo(target, 5); return 0; });
Refuse(() => ((IEnumerator)list.GetEnumerator()).Current!);
Refuse(() => { ((ICollection<string>)names.AsReadOnly()).Add("x"); return 0; });

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
