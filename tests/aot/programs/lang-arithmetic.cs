// Integer and floating arithmetic at the edges: wrap, checked, shifts, conversions, comparisons with NaN, unsigned division.
using System;

static class Program
{
    static ulong s_hash = 14695981039346656037;
    static void Add(long value) { for (int i = 0; i < 8; i++) s_hash = (s_hash ^ (byte)(value >> (8 * i))) * 1099511628211; }
    static void Add(double value) => Add(double.IsNaN(value) ? -1 : BitConverter.DoubleToInt64Bits(value));
    static void Add(float value) => Add(float.IsNaN(value) ? -1 : BitConverter.SingleToInt32Bits(value));
    static long Try(Func<long> f) { try { return f(); } catch (OverflowException) { return -77; } catch (DivideByZeroException) { return -78; } }

    static void Main()
    {
        long[] edges = { 0, 1, -1, 2, -2, 3, 7, 31, 32, 33, 63, 64, 100, 127, 128, 255, 256, -128, -129, 32767, 32768, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, long.MaxValue, long.MinValue, 0x123456789ABCDEF, -0x123456789ABCDEF };
        foreach (long a in edges)
            foreach (long b in edges)
            {
                int ia = (int)a, ib = (int)b; uint ua = (uint)a, ub = (uint)b; ulong la = (ulong)a, lb = (ulong)b;
                unchecked
                {
                    Add(ia + ib); Add(ia - ib); Add(ia * ib); Add(ua + ub); Add(ua * ub); Add(a + b); Add(a - b); Add(a * b); Add((long)(la * lb));
                    Add(ia << ib); Add(ia >> ib); Add(ua >> ib); Add(ia >>> ib); Add(a << ib); Add(a >> ib); Add((long)(la >> ib)); Add(a >>> ib);
                    Add((sbyte)a); Add((byte)a); Add((short)a); Add((ushort)a); Add((int)a); Add((uint)a); Add((char)a);
                    Add((sbyte)ia * (byte)ib); Add((short)ia - (ushort)ib); Add((byte)(ia + ib)); Add(-ia); Add(~a);
                }
                Add(Try(() => ia / ib)); Add(Try(() => ia % ib)); Add(Try(() => a / b)); Add(Try(() => a % b));
                Add(Try(() => ua / ub)); Add(Try(() => ua % ub)); Add(Try(() => (long)(la / lb))); Add(Try(() => (long)(la % lb)));
                Add(Try(() => checked(ia + ib))); Add(Try(() => checked(ia - ib))); Add(Try(() => checked(ia * ib)));
                Add(Try(() => checked(ua + ub))); Add(Try(() => checked(ua - ub))); Add(Try(() => checked(ua * ub)));
                Add(Try(() => checked(a + b))); Add(Try(() => checked(a - b))); Add(Try(() => checked(a * b)));
                Add(Try(() => (long)checked(la + lb))); Add(Try(() => (long)checked(la - lb))); Add(Try(() => (long)checked(la * lb)));
                Add(Try(() => checked((sbyte)a))); Add(Try(() => checked((byte)a))); Add(Try(() => checked((short)a))); Add(Try(() => checked((ushort)ia))); Add(Try(() => checked((int)la)));
                Add(Try(() => checked((uint)a))); Add(Try(() => (long)checked((ulong)a))); Add(Try(() => checked((long)la))); Add(Try(() => checked(-ia))); Add(Try(() => checked((char)ia)));
                Add(ia < ib ? 1 : 0); Add(ua < ub ? 1 : 0); Add(a <= b ? 1 : 0); Add(la >= lb ? 1 : 0);
            }
        Console.WriteLine(s_hash);
        double[] doubles = { 0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, 1e10, -1e10, 1e19, 2e19, 1e300, -1e300, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 255.9, 256, -128.9, 2147483647.5, 2147483648, -2147483648.9, 4294967295.9, 9.2233720368547758e18, 1.8446744073709552e19, 0.1, 1 / 3.0 };
        foreach (double x in doubles)
        {
            float f = (float)x;
            Add(f); Add((int)x); Add((uint)x); Add((long)x); Add((long)(ulong)x); Add((int)f); Add((long)f); Add((uint)f); Add((long)(ulong)f);
            Add(Try(() => checked((int)x))); Add(Try(() => checked((uint)x))); Add(Try(() => checked((long)x))); Add(Try(() => (long)checked((ulong)x))); Add(Try(() => checked((byte)x))); Add(Try(() => checked((short)f)));
            Add(Math.Floor(x)); Add(Math.Ceiling(x)); Add(Math.Round(x)); Add(Math.Abs(x)); Add(Math.Truncate(x)); Add(Math.Sqrt(Math.Abs(x)));
            foreach (double y in doubles)
            {
                float g = (float)y;
                Add(x + y); Add(x - y); Add(x * y); Add(x / y); Add(x % y); Add(f + g); Add(f * g); Add(f / g); Add(f % g);
                int c = (x < y ? 1 : 0) | (x > y ? 2 : 0) | (x <= y ? 4 : 0) | (x >= y ? 8 : 0) | (x == y ? 16 : 0) | (x != y ? 32 : 0) | (!(x < y) ? 64 : 0);
                Add(c); Add(x.CompareTo(y)); Add(x.Equals(y) ? 1 : 0); Add(Math.Max(x, y)); Add(Math.Min(x, y));
            }
        }
        Console.WriteLine(s_hash);
        foreach (long a in edges) { Add((double)a); Add((float)a); Add((double)(ulong)a); Add((float)(ulong)a); Add((double)(uint)a); Add((float)(int)a); }
        Console.WriteLine(s_hash);
        int x1 = 5; x1 += x1++ + ++x1; Console.WriteLine(x1);
        byte by = 250; by += 10; Console.WriteLine(by); short sh = short.MaxValue; sh++; Console.WriteLine(sh);
        int[] order = { 1, 2, 3 }; int at = 0; order[at++] = order[at++] + order[at]; Console.WriteLine(order[0] + " " + at);
        Console.WriteLine((0.1 + 0.2) + " " + (0.1f + 0.2f) + " " + 1e21 + " " + (float)1e10 + " " + double.Epsilon + " " + -0.0);
    }
}
