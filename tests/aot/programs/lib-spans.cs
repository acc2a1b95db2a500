// Span and ReadOnlySpan: slicing, searching, copying with overlap, views of other types, parsing in place, refusals.
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

int[] numbers = [1, 2, 3, 4, 5, 6, 7, 8];
Span<int> span = numbers.AsSpan(2, 4);
span[0] = 30;
span[^1] = 60;
Console.WriteLine(span.Length + " " + string.Join(",", numbers) + " " + span.IndexOf(4) + " " + span.Contains(99) + " "
    + span[1..3].Length + " " + span.IsEmpty);
numbers.AsSpan(0, 6).CopyTo(numbers.AsSpan(2));
Console.WriteLine(string.Join(",", numbers) + " " + numbers.AsSpan(1, 3).SequenceEqual([2, 1, 2]) + " "
    + numbers.AsSpan().SequenceCompareTo([1, 2, 2]));
span.Fill(9);
span[..2].Clear();
numbers.AsSpan().Reverse();
Console.WriteLine(string.Join(",", numbers) + " " + span.ToArray().Length + " " + numbers.AsSpan().LastIndexOf(9) + " "
    + numbers.AsSpan().IndexOfAny(0, 8));
foreach (ref int item in numbers.AsSpan())
{
    item *= 2;
}

ReadOnlySpan<char> text = "  key = value ; other=thing  ";
int equals = text.IndexOf('=');
Console.WriteLine("[" + text[..equals].Trim().ToString() + "] [" + text[(equals + 1)..].Trim().ToString() + "] "
    + text.IndexOf("value") + " " + text.LastIndexOf('=') + " "
    + text.Contains("OTHER", StringComparison.OrdinalIgnoreCase) + " " + text.TrimStart().StartsWith("key") + " "
    + text.EndsWith("  ") + " " + text.IndexOfAny(";x") + " " + text.Count('='));
Span<Range> ranges = stackalloc Range[4];
int parts = "a,b,,c,d".AsSpan().Split(ranges, ',');
for (int i = 0; i < parts; i++)
{
    Console.Write("<" + "a,b,,c,d"[ranges[i]] + ">");
}

Span<char> upper = stackalloc char[8];
Console.WriteLine("MiXed".AsSpan().ToUpperInvariant(upper) + " " + upper[..5].ToString() + " "
    + "abc".AsSpan().ToLowerInvariant(upper[..2]) + " " + "x".AsSpan().CompareTo("Y",
    StringComparison.OrdinalIgnoreCase));
Span<byte> bytes = stackalloc byte[12];
for (int i = 0; i < bytes.Length; i++)
{
    bytes[i] = (byte)(i * 21 + 1);
}

ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(bytes);
Console.WriteLine(words.Length + " " + words[0] + " " + words[2] + " " + MemoryMarshal.AsBytes(numbers.AsSpan(0,
    2)).Length + " " + MemoryMarshal.Read<ushort>(bytes[1..]));
MemoryMarshal.Write(bytes[4..], 0x01020304);
Console.WriteLine(Convert.ToHexString(bytes) + " " + MemoryMarshal.GetReference(bytes) + " "
    + int.Parse("x42y".AsSpan(1, 2)) + " " + double.Parse("1.5e3".AsSpan()) + " " + bool.Parse("true".AsSpan()));
Console.WriteLine(new Span<int>(numbers, 1, 2).ToString() + " " + new ReadOnlySpan<byte>([1]).ToString() + " "
    + "chars".AsSpan(1, 3).ToString() + " " + (numbers.AsSpan(1) == numbers.AsSpan(1)) + " "
    + (numbers.AsSpan(1) == numbers.AsSpan(2)) + " " + Span<int>.Empty.Length + " "
    + ((ReadOnlySpan<char>)(string?)null).Length);
int found = numbers.AsSpan().BinarySearch(1);
Memory<int> memory = numbers;
memory.Span[0] = 77;
ReadOnlyMemory<int> slice = memory.Slice(0, 3);
Console.WriteLine((found < 0) + " " + numbers[0] + " " + slice.Length + " " + slice.Span[0] + " "
    + slice.ToArray().Length + " " + Memory<int>.Empty.IsEmpty);
ArraySegment<int> segment = new(numbers, 2, 3);
Console.WriteLine(segment.Count + " " + segment[1] + " " + segment.Offset + " " + string.Join(",", segment) + " "
    + segment.Slice(1).Count + " " + segment.AsSpan().Length + " " + new List<int>(segment).Count);
Span<string> references = new string[3];
references[1] = "middle";
references.Fill("all");
references[2..].Clear();
Console.WriteLine(references[0] + " " + (references[2] is null) + " " + Sum([1, 2, 3]) + " " + Sum() + " " + Sum(4, 5));
Random random = new(11);
ulong sum = 0;
for (int round = 0; round < 500; round++)
{
    byte[] data = new byte[random.Next(1, 60)];
    random.NextBytes(data);
    int from = random.Next(data.Length);
    int to = random.Next(data.Length);
    int count = random.Next(data.Length - Math.Max(from, to) + 1);
    data.AsSpan(from, count).CopyTo(data.AsSpan(to));
    data.AsSpan(0, data.Length / 2).Reverse();
    sum = sum * 31 + (ulong)data.AsSpan().IndexOf(data[^1]) + (ulong)data.AsSpan(data.Length / 3).LastIndexOf(data[0]);
    foreach (byte b in data)
    {
        sum = sum * 31 + b;
    }
}

Console.WriteLine(sum);
Refuse(() => numbers.AsSpan(9).Length);
Refuse(() => numbers.AsSpan(2, 7).Length);
Refuse(() => numbers.AsSpan()[8]);
Refuse(() => numbers.AsSpan().Slice(-1).Length);
Refuse(() => { numbers.AsSpan().CopyTo(new int[3]); return 0; });
Refuse(() => "abc".AsSpan(4).Length);
Refuse(() => new Span<object>(new string[1]).Length);
Refuse(() => MemoryMarshal.Read<long>(new byte[4]));
Refuse(() => new ArraySegment<int>(numbers, 5, 9).Count);
Refuse(() => segment[3]);
Refuse(() => memory.Slice(99).Length);

static int Sum(params ReadOnlySpan<int> items)
{
    int total = 0;
    foreach (int item in items)
    {
        total += item;
    }

    return total;
}

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
