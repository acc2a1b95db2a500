// What must not allocate does not: collections of values, spans, numbers into spans, dictionaries with struct keys,
// locks, events.
using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;

Dictionary<int, long> map = new(64);
Dictionary<Key, int> keyed = new(64);
List<int> list = new(64);
Queue<(int, int)> queue = new(16);
HashSet<DayOfWeek> set = new(16);
StringBuilder builder = new(256);
AutoResetEvent signal = new(false);
object gate = new();
byte[] buffer = new byte[64];
int result = 0;
for (int i = 0; i < 200; i++)
{
    Work(i); // whatever is made at first use is made now
}

long before = GC.GetAllocatedBytesForCurrentThread();
for (int i = 0; i < 200; i++)
{
    Work(i);
}

long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
Console.WriteLine(result + " " + (allocated == 0));
before = GC.GetAllocatedBytesForCurrentThread();
string made = string.Concat("a", result.ToString());
Console.WriteLine(made.Length + " " + (GC.GetAllocatedBytesForCurrentThread() > before));
GC.Collect();
Console.WriteLine(GC.GetTotalMemory(true) > 0);

void Work(int i)
{
    map[i % 50] = i;
    result += map.TryGetValue(i % 7, out long value) ? (int)value : 1;
    map.Remove(i % 13);
    keyed[new Key(i % 9, i % 4)] = i;
    result += keyed.ContainsKey(new Key(1, 2)) ? 2 : 3;
    list.Add(i);
    result += list.IndexOf(i) + (list.Contains(-5) ? 1 : 0);
    list.RemoveAt(0);
    queue.Enqueue((i, i + 1));
    result += queue.Dequeue().Item2;
    set.Add((DayOfWeek)(i % 7));
    result += set.Contains(DayOfWeek.Friday) ? 4 : 5;
    builder.Clear().Append(i).Append(' ').Append("text").Append('x', 3);
    result += builder.Length;
    Span<char> text = stackalloc char[24];
    result += (i * 1.25).TryFormat(text, out int written, "F3") ? written : 0;
    result += i.TryFormat(text, out written, "X8") ? text[..written].IndexOf('F') : 0;
    result += int.Parse("12345".AsSpan(1, 3)) + Encoding.UTF8.GetBytes("some text", buffer);
    lock (gate)
    {
        signal.Set();
        result += signal.WaitOne(0) ? 6 : 7;
    }

    foreach (KeyValuePair<int, long> pair in map)
    {
        result += pair.Key;
    }

    foreach (int item in list)
    {
        result ^= item;
    }

    list.Sort();
    result += Array.BinarySearch(buffer, (byte)3) + DateTime.UnixEpoch.AddDays(i).Day
        + (int)TimeSpan.FromSeconds(i).TotalMilliseconds;
}

readonly record struct Key(int A, int B);
