// Array: copying with every pair of element types, searching, reversing, resizing, arrays as collections, refusals.
using System;
using System.Collections;
using System.Collections.Generic;

int[] numbers = [5, 3, 9, 1, 7, 3];
Array.Copy(numbers, 0, numbers, 2, 4);
Console.WriteLine(string.Join(" ", numbers));
Array.Copy(numbers, 1, numbers, 0, 4);
Console.WriteLine(string.Join(" ", numbers));
object[] boxes = new object[4];
Array.Copy(numbers, boxes, 4);
int[] unboxed = new int[4];
Array.Copy(boxes, unboxed, 4);
uint[] same = new uint[6];
Array.Copy(numbers, same, 6);
string[] names = ["b", "a", "c"];
object[] copied = new object[5];
names.CopyTo(copied, 1);
Console.WriteLine(string.Join(" ", unboxed) + " " + string.Join(" ", same) + " " + string.Join("|", copied) + " "
    + boxes[2]);
Console.WriteLine(Array.IndexOf(numbers, 3) + " " + Array.LastIndexOf(numbers, 3) + " " + Array.IndexOf(numbers, 99)
    + " " + Array.IndexOf(names, "c") + " "
    + Array.IndexOf(numbers, 3, 3) + " " + Array.IndexOf(numbers, 3, 1, 2) + " " + Array.IndexOf((Array)names, "a")
    + " " + Array.Exists(numbers, n => n > 8) + " "
    + Array.Find(numbers, n => n > 3) + " " + Array.FindLast(numbers, n => n > 3) + " " + Array.FindIndex(numbers, n =>
    n == 1) + " "
    + string.Join(",", Array.FindAll(numbers, n => n < 6)) + " " + Array.TrueForAll(numbers, n => n > 0) + " "
    + string.Join(",", Array.ConvertAll(numbers, n => n * 0.5)));
Array.Reverse(numbers, 1, 3);
Array.Resize(ref numbers, 8);
Array.Fill(numbers, 4, 6, 2);
Console.WriteLine(string.Join(" ", numbers) + " " + numbers.Length + " " + numbers.Rank + " " + numbers.GetLength(0)
    + " " + numbers.GetUpperBound(0));
Array.Clear(numbers, 2, 3);
int[] clone = (int[])numbers.Clone();
clone[0] = 100;
Console.WriteLine(string.Join(" ", numbers) + " " + clone[0] + " " + ReferenceEquals(Array.Empty<int>(),
    Array.Empty<int>()));
string?[] cleared = ["x", "y"];
Array.Clear(cleared);
Console.WriteLine(cleared[0] is null);
int[] sorted = [1, 3, 3, 5, 8, 13];
Console.WriteLine(Array.BinarySearch(sorted, 5) + " " + Array.BinarySearch(sorted, 4) + " " + Array.BinarySearch(sorted,
    99) + " " + Array.BinarySearch(sorted, 0) + " "
    + Array.BinarySearch(sorted, 1, 2, 8) + " " + Array.BinarySearch(sorted, 8, Comparer<int>.Create((a, b) => a - b)));
IList<int> list = sorted;
Console.WriteLine(list.Count + " " + list[2] + " " + list.Contains(8) + " " + list.IndexOf(13) + " " + list.IsReadOnly
    + " " + ((ICollection<int>)sorted).Count);
foreach (int item in (IEnumerable<int>)sorted)
{
    Console.Write(item + " ");
}

foreach (object? item in names as IEnumerable)
{
    Console.Write(item + " ");
}

IList untyped = numbers;
untyped[0] = 11;
Console.WriteLine(untyped[0] + " " + untyped.Contains(11) + " " + untyped.IndexOf(4) + " " + numbers.GetValue(6) + " "
    + untyped.IsFixedSize);
numbers.SetValue(77, 1);
int?[] maybe = [1, null, 3];
Console.WriteLine(numbers[1] + " " + maybe.GetValue(0) + " " + (maybe.GetValue(1) is null) + " " + string.Join(",",
    maybe));
maybe.SetValue(9, 1);
maybe.SetValue(null, 0);
Console.WriteLine(string.Join(",", maybe) + " " + (names is object[]) + " " + (names is IEnumerable<object>) + " "
    + (((object)numbers) is IList<int>) + " " + (((object)numbers) is IList<long>));
object[] covariant = names;
Refuse(() => covariant[0] = 5);
Refuse(() => numbers[8]);
Refuse(() => numbers[int.Parse("-1")]);
Refuse(() => new int[int.Parse("-1")]);
Refuse(() => { Array.Copy(numbers, 0, numbers, 5, 9); return 0; });
Refuse(() => { Array.Copy(numbers, -1, numbers, 5, 1); return 0; });
Refuse(() => { Array.Copy(numbers, 0, numbers, 0, -1); return 0; });
Refuse(() => { Array.Copy(numbers, names, 1); return 0; });
Refuse(() => { Array.Copy(new object[] { "s" }, unboxed, 1); return 0; });
Refuse(() => { Array.Copy(new long[1], unboxed, 1); return 0; });
Refuse(() => { Array.Copy(null!, unboxed, 1); return 0; });
Refuse(() => numbers.GetValue(8)!);
Refuse(() => { numbers.SetValue("x", 0); return 0; });
Refuse(() => { list.Add(1); return 0; });
Refuse(() => { list.RemoveAt(1); return 0; });
Refuse(() => list[77]);
Refuse(() => Array.IndexOf(numbers, 1, 99));
Refuse(() => Array.BinarySearch(numbers, 0, 99, 1));
Refuse(() => { Array.Clear(numbers, 0, 99); return 0; });
Refuse(() => { Array.Reverse(numbers, 3, 99); return 0; });
Refuse(() => { Array.Resize(ref numbers, -1); return 0; });
Refuse(() => { Array.Sort(numbers, 3, 99); return 0; });

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
