// Delegates: static, instance, virtual, extension and interface targets, closures, multicast, events, recursion, comparison.
using System;
using System.Collections.Generic;

delegate int Transform(int value);
delegate bool TryParse<T>(string text, out T value);
delegate ref int Selector(int[] items);

class Source
{
    public event EventHandler<int>? Changed;
    public event Action? Plain { add { _plain += value; Adds++; } remove { _plain -= value; Removes++; } }
    Action? _plain;
    public int Adds, Removes;
    public void Fire(int value) { Changed?.Invoke(this, value); _plain?.Invoke(); }
}
class Base { public virtual int Apply(int x) => x + 1; }
class Derived : Base { public override int Apply(int x) => x * 10; public Transform BaseApply() => base.Apply; }
struct Adder { public int Amount; public int Add(int x) => x + Amount++; }
interface IOp { int Do(int x); }
class Neg : IOp { public int Do(int x) => -x; }
static class Extensions { public static int Twice(this string s, int x) => s.Length * 2 + x; }

static class Program
{
    static int s_log;
    static int Square(int x) => x * x;
    static bool ParseDigit(string text, out int value) { value = text.Length == 1 ? text[0] - '0' : -1; return value is >= 0 and <= 9; }
    static ref int Largest(int[] items) { int at = 0; for (int i = 1; i < items.Length; i++) if (items[i] > items[at]) at = i; return ref items[at]; }
    static Func<int, int> Compose(params Func<int, int>[] all) { Func<int, int> result = x => x; foreach (var f in all) { var before = result; result = x => f(before(x)); } return result; }

    static int Main()
    {
        Base derived = new Derived();
        Adder adder = new Adder { Amount = 5 };
        IOp op = new Neg();
        Transform[] all = { Square, derived.Apply, ((Derived)derived).BaseApply(), adder.Add, op.Do, "abc".Twice, x => x - 1, delegate (int x) { return x ^ 3; } };
        foreach (Transform f in all) Console.Write(f(7) + " " + f(7) + "; ");
        Console.WriteLine(adder.Amount);
        Transform? chain = null;
        foreach (Transform f in all) chain += f;
        chain += x => { s_log += x; return s_log; };
        Console.WriteLine(chain!(3) + " " + chain.GetInvocationList().Length);
        chain -= Square;
        Console.WriteLine(chain!.GetInvocationList().Length + " " + (new Transform(Square) == new Transform(Square)) + " " + new Transform(Square).Equals(all[1]));
        var source = new Source();
        string seen = "";
        EventHandler<int> first = (s, v) => seen += "a" + v, second = (s, v) => { seen += "b" + v; if (v == 2) throw new InvalidOperationException("stop"); }, third = (s, v) => seen += "c" + v;
        source.Changed += first; source.Changed += second; source.Changed += third;
        Action note = () => seen += "!";
        source.Plain += note; source.Plain += note;
        source.Fire(1);
        try { source.Fire(2); } catch (InvalidOperationException e) { seen += e.Message; }
        source.Changed -= second; source.Plain -= note;
        source.Fire(3);
        Console.WriteLine(seen + " " + source.Adds + source.Removes);
        var actions = new List<Func<int>>();
        for (int i = 0; i < 3; i++) { int copy = i; actions.Add(() => copy++ * 10 + i); }
        foreach (var a in actions) Console.Write(a() + "," + a() + " ");
        Console.WriteLine();
        TryParse<int> parse = ParseDigit;
        Console.WriteLine(parse("7", out int seven) + " " + seven + " " + parse("77", out int none) + " " + none);
        int[] items = { 3, 9, 4 };
        Selector select = Largest;
        select(items) = -1;
        Console.WriteLine(items[0] + "," + items[1] + "," + items[2]);
        Func<int, int> factorial = null!;
        factorial = n => n <= 1 ? 1 : n * factorial(n - 1);
        Console.WriteLine(factorial(10) + " " + Compose(x => x + 1, x => x * 2, Square)(4));
        static int Local(int n) { return n == 0 ? 0 : n + Local(n - 1); }
        int captured = 1;
        void Bump(int by) => captured += by;
        Bump(Local(4)); Bump(2);
        Console.WriteLine(captured);
        Action? empty = null;
        try { empty!(); } catch (NullReferenceException) { Console.WriteLine("null delegate"); }
        return 0;
    }
}
