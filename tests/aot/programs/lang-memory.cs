// Spans, stackalloc, unsafe pointers, array initialisers, multi-level arrays, garbage under pressure, big allocations, out of memory.
using System;
using System.Collections.Generic;
using System.Text;

static unsafe class Program
{
    static readonly byte[] s_table = { 1, 2, 3, 250, 251, 252 };
    static ReadOnlySpan<byte> Magic => "NanoSocket"u8;
    static ReadOnlySpan<int> Primes => new[] { 2, 3, 5, 7, 11, 13 };
    sealed class Node { public Node? Next; public byte[]? Payload; public int Id; }

    static uint Crc(ReadOnlySpan<byte> data) { uint crc = 0xFFFFFFFF; foreach (byte b in data) { crc ^= b; for (int i = 0; i < 8; i++) crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1)); } return ~crc; }
    static int SumPointer(int* p, int n) { int sum = 0; for (int* end = p + n; p < end; p++) sum += *p; return sum; }
    static void Reverse(Span<char> text) { for (int i = 0, j = text.Length - 1; i < j; i++, j--) (text[i], text[j]) = (text[j], text[i]); }
    static int Recurse(int n) { Span<int> frame = stackalloc int[4]; frame.Fill(n); return n == 0 ? 0 : frame[3] + Recurse(n - 1); }

    static void Main()
    {
        Console.WriteLine(Crc(Magic).ToString("X8") + " " + Crc(s_table).ToString("X8") + " " + Crc(s_table.AsSpan(2, 3)).ToString("X8") + " " + Magic.Length);
        int sum = 0; foreach (int prime in Primes) sum += prime; Console.WriteLine(sum + " " + Primes[^1]);
        Span<char> chars = stackalloc char[6]; "abcdef".AsSpan().CopyTo(chars); Reverse(chars); Reverse(chars[2..4]); Console.WriteLine(new string(chars) + chars.IndexOf('d'));
        int* numbers = stackalloc int[] { 5, 6, 7, 8 }; Console.WriteLine(SumPointer(numbers, 4) + " " + numbers[2] + " " + *(numbers + 3) + " " + sizeof(long));
        fixed (byte* p = s_table) { p[0] = 9; *(ushort*)(p + 2) = 0xABCD; } Console.WriteLine(s_table[0] + " " + s_table[2] + " " + s_table[3]);
        fixed (char* p = "fixed") Console.WriteLine(p[4]);
        long value = 0x0102030405060708; byte* raw = (byte*)&value; Console.WriteLine(raw[0] + " " + raw[7]);
        Console.WriteLine(Recurse(50));
        int[][] jagged = new int[4][]; for (int i = 0; i < 4; i++) { jagged[i] = new int[i + 1]; for (int j = 0; j <= i; j++) jagged[i][j] = i * j; }
        Console.WriteLine(jagged[3][3] + jagged[2].Length);
        try { Span<byte> s = stackalloc byte[4]; int four = 4; s[four] = 1; } catch (IndexOutOfRangeException) { Console.WriteLine("span bounds"); }
        try { "abc".AsSpan(2, 2).ToString(); } catch (ArgumentOutOfRangeException) { Console.WriteLine("slice bounds"); }
        Node? keep = null; uint seed = 99; int live = 0; long checksum = 0;
        for (int i = 0; i < 20000; i++)
        {
            seed = seed * 1664525 + 1013904223;
            var node = new Node { Id = i, Payload = new byte[(seed >> 20) % 64] };
            node.Payload.AsSpan().Fill((byte)i);
            if (seed % 7 == 0) { node.Next = keep; keep = node; live++; }
            if (live > 60) { int at = 0; for (Node n = keep!; n.Next != null; n = n.Next) if (++at % 3 == 0) { n.Next = n.Next.Next; live--; if (n.Next == null) break; } }
        }
        for (Node? n = keep; n != null; n = n.Next) { foreach (byte b in n.Payload!) if (b != (byte)n.Id) throw new Exception("corrupt"); checksum = checksum * 31 + n.Id; }
        Console.WriteLine(live + " " + checksum);
        var builder = new StringBuilder(); for (int i = 0; i < 300; i++) { builder.Append(i).Append(i % 2 == 0 ? ',' : ';'); if (builder.Length > 200) builder.Remove(0, 100); } Console.WriteLine(builder.Length + " " + builder.ToString(0, 30));
        var map = new Dictionary<string, List<int>>(); for (int i = 0; i < 3000; i++) { string key = "k" + i % 17; if (!map.TryGetValue(key, out List<int>? items)) map[key] = items = new(); items.Add(i); if (items.Count > 20) items.RemoveRange(0, 15); }
        long total = 0; foreach (var entry in map) foreach (int i in entry.Value) total += i; Console.WriteLine(map.Count + " " + total);
        string joined = ""; for (int i = 0; i < 500; i++) joined = (joined + (char)('a' + i % 26))[^Math.Min(joined.Length + 1, 40)..]; Console.WriteLine(joined);
    }
}
