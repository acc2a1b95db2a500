// Value semantics: copies, boxing, mutation through this and ref, readonly, nested, default, arrays of structs, ref returns, in parameters.
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

interface IBump { void Bump(); int Value { get; } }
struct Counter : IBump { int _value; public Counter(int value) { _value = value; } public void Bump() => _value++; public readonly int Value => _value; public override string ToString() => "c" + _value; }
struct Inner { public long A; public byte B; public object? O; }
struct Outer { public Inner First, Second; public Counter Count; public string Text; public static Outer operator +(Outer x, Outer y) => new Outer { First = x.First, Second = y.Second, Text = x.Text + y.Text }; public static implicit operator Outer(string text) => new Outer { Text = text }; }
[StructLayout(LayoutKind.Explicit)] struct Overlay { [FieldOffset(0)] public uint Word; [FieldOffset(0)] public byte B0; [FieldOffset(1)] public byte B1; [FieldOffset(2)] public ushort High; }
readonly struct Vector { public readonly float X, Y; public Vector(float x, float y) { X = x; Y = y; } public static Vector operator *(Vector v, float k) => new(v.X * k, v.Y * k); public float Dot(in Vector o) => X * o.X + Y * o.Y; public static bool operator ==(Vector a, Vector b) => a.X == b.X && a.Y == b.Y; public static bool operator !=(Vector a, Vector b) => !(a == b); public override bool Equals(object? o) => o is Vector v && v == this; public override int GetHashCode() => 1; }
ref struct Cursor { ref int _at; int _moves; public Cursor(ref int at) { _at = ref at; } public int Take() { _moves++; return _at++; } public readonly int Moves => _moves; }
class Holder { public Counter Plain; public readonly Counter Fixed = new(10); public Counter Auto { get; set; } public Outer[] Items = new Outer[3]; public ref Counter ByRef => ref Plain; }

static class Program
{
    static void Mutate(Counter c) => c.Bump();
    static void Mutate(ref Counter c) => c.Bump();
    static int Read(in Counter c) { c.Bump(); return c.Value; }
    static void Make(out Outer o) { o = default; o.Text = "made"; o.First.A = 5; }
    static void BumpAll<T>(T[] items) where T : IBump { for (int i = 0; i < items.Length; i++) items[i].Bump(); }
    static ref long Pick(Outer[] items, int i, bool second) => ref second ? ref items[i].Second.A : ref items[i].First.A;
    static Outer Chain(Outer o, int n) => n == 0 ? o : Chain(new Outer { First = o.Second, Second = o.First, Text = o.Text + n }, n - 1);

    static void Main()
    {
        var c = new Counter(1);
        Mutate(c); Console.Write(c.Value); Mutate(ref c); Console.Write(c.Value); Console.Write(Read(c)); Console.WriteLine(c);
        IBump boxed = c; boxed.Bump(); boxed.Bump(); Console.WriteLine(c.Value + " " + boxed.Value + " " + boxed);
        object copy = boxed; ((IBump)copy).Bump(); Console.WriteLine(boxed.Value + " " + ((Counter)copy).Value);
        var holder = new Holder();
        holder.Plain.Bump(); holder.Fixed.Bump(); holder.Auto.Bump(); holder.ByRef.Bump(); holder.ByRef = new Counter(holder.ByRef.Value + 100);
        Console.WriteLine(holder.Plain + " " + holder.Fixed + " " + holder.Auto);
        holder.Items[1].Second.A = 7; holder.Items[1].Count.Bump(); holder.Items[2] = holder.Items[1]; holder.Items[2].Second.A++; Pick(holder.Items, 1, true) *= 3; Pick(holder.Items, 0, false)--;
        Console.WriteLine(holder.Items[1].Second.A + " " + holder.Items[2].Second.A + " " + holder.Items[2].Count + " " + holder.Items[0].First.A + " " + (holder.Items[0].Text == null));
        Make(out Outer made); Outer sum = made + "tail"; Console.WriteLine(sum.Text + sum.First.A + Chain(sum, 5).Text + Chain(sum, 5).Second.A);
        var counters = new[] { new Counter(1), new Counter(2) }; BumpAll(counters); foreach (var item in counters) { Mutate(item); Console.Write(item); } Console.WriteLine();
        var list = new List<Counter> { new(5) }; list[0].Bump(); Console.WriteLine(list[0].Value);
        Overlay o = default; o.Word = 0x11223344; o.B1 = 0xEE; Console.WriteLine(o.Word.ToString("X8") + " " + o.B0 + " " + o.High);
        var v = new Vector(1.5f, -2) * 2; Console.WriteLine(v.X + " " + v.Dot(new Vector(1, 1)) + " " + (v == new Vector(3, -4)) + " " + v.Equals((object)new Vector(3, -4)) + " " + v.Equals("v"));
        int cell = 5; var cursor = new Cursor(ref cell); Console.WriteLine(cursor.Take() + cursor.Take() + " " + cell + " " + cursor.Moves);
        ref int alias = ref cell; alias = 40; ref readonly int view = ref alias; cell++; Console.WriteLine(view);
        (int a, Counter b) pair = (1, new Counter(3)); pair.b.Bump(); var other = pair; other.b.Bump(); Console.WriteLine(pair.b.Value + " " + other.b.Value);
        object x = 5, y = 5; Console.WriteLine((x == y) + " " + x.Equals(y) + " " + Equals(new Counter(2), new Counter(2)) + " " + ReferenceEquals(x, x));
        Nullable<Counter> maybe = new Counter(9); object? b2 = maybe; Console.WriteLine(b2!.GetType().Name + " " + ((Counter?)b2).Value + " " + (((object?)(Counter?)null) == null));
        Span<Counter> span = counters; span[1].Bump(); foreach (ref Counter r in span) r.Bump(); Console.WriteLine(counters[0] + " " + counters[1]);
    }
}
