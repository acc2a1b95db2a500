// ArrayList, Hashtable, Queue and Stack of objects, as nanoFramework apps use them.
using System;
using System.Collections;

ArrayList list = new() { 3, "two", 1.5, null, 'c' };
list.Insert(1, "inserted");
list.Remove("two");
list.RemoveAt(0);
list.AddRange(new[] { 7, 8, 9 });
Console.WriteLine(list.Count + " " + list.IndexOf(8) + " " + list.Contains(null) + " " + list.IndexOf("none") + " "
    + list[1]);
foreach (object? item in list)
{
    Console.Write((item ?? "null") + " ");
}

object[] array = new object[8];
list.CopyTo(array, 0);
list.RemoveRange(0, 4);
list.Reverse();
Console.WriteLine(array[0] + " " + list[0] + " " + list.ToArray().Length);
list.Sort();
list.TrimToSize();
Console.WriteLine(list[0] + " " + list.BinarySearch(8, null) + " " + ((ArrayList)list.Clone()).Count + " "
    + list.Capacity);
Hashtable table = new() { ["one"] = 1, [2] = "two", ['c'] = null };
table["one"] = 11;
Console.WriteLine(table.Count + " " + table["one"] + " " + table[2] + " " + table.ContainsKey('c') + " "
    + (table["none"] is null) + " " + table.ContainsValue(11) + " " + table.Contains(3));
int total = 0;
foreach (DictionaryEntry entry in table)
{
    total += entry.Key is string ? 1 : entry.Key is int ? 10 : 100;
}

table.Remove(2);
Console.WriteLine(total + " " + table.Count + " " + table.Keys.Count + " " + ((Hashtable)table.Clone())["one"]);
Queue queue = new();
queue.Enqueue(1);
queue.Enqueue("b");
Stack stack = new();
stack.Push(1);
stack.Push("b");
Console.WriteLine(queue.Dequeue() + " " + queue.Peek() + " " + queue.Count + " " + stack.Pop() + " " + stack.Peek()
    + " " + stack.Count + " " + queue.Contains("b"));
foreach (object? item in new Stack(new object[] { 1, 2, 3 }))
{
    Console.Write(item + " ");
}

Console.WriteLine(((Stack)new Stack(new object[] { 4, 5 }).Clone()).Peek());
Refuse(() => list[99]!);
Refuse(() => { table.Add("one", 5); return 0; });
Refuse(() => table[null!]!);
Refuse(() => queue.Dequeue() + "" + queue.Dequeue());
Refuse(() => { stack.Pop(); stack.Pop(); return 0; });
Refuse(() => { foreach (object? item in list) { list.Add(item); } return 0; });
Refuse(() => { new ArrayList { 1, "x" }.Sort(); return 0; });

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
