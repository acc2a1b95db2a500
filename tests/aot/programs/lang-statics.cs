// Static constructors: order, laziness, once, per generic instantiation, failure, constants, inheritance, locks, nested initialisation.
using System;
using System.Collections.Generic;

static class Log { public static readonly List<string> Lines = new(); public static int Say(string text, int value = 0) { Lines.Add(text); return value; } }
class First { public static int Value = Log.Say("First.Value", 1); static First() { Log.Say("First()"); Value += Second.Value; } public static void Touch() { } public int Instance = Log.Say("First instance"); }
class Second { public static readonly int Value = Log.Say("Second.Value", 10); static Second() { Log.Say("Second()"); Back = First.Value; } public static int Back; }
class Unused { public static int Value = Log.Say("Unused.Value"); static Unused() { Log.Say("never"); } public const int Constant = 5; }
class Generic<T> { public static string Name = typeof(T).Name; public static int Count; static Generic() { Log.Say("Generic<" + Name + ">"); } public Generic() { Count++; } }
class Failing { public static int Value; static Failing() { Log.Say("Failing()"); throw new InvalidOperationException("cannot start"); } public static int Get() => Value; }
class Parent { public static int Seen = Log.Say("Parent", 3); static Parent() { } public Parent() { Log.Say("Parent instance"); Init(); } protected virtual void Init() { Log.Say("Parent.Init"); } }
class Child : Parent { public static int Own = Log.Say("Child", 4); static Child() { } readonly int _field = Log.Say("Child field", 8); public Child() : base() { Log.Say("Child instance"); } protected override void Init() { Log.Say("Child.Init " + _field); } }
class Big { public static readonly int[] Squares = Make(); static int[] Make() { var result = new int[10]; for (int i = 0; i < 10; i++) result[i] = i * i; return result; } public static readonly string Text = "len" + Squares.Length; public static readonly double Third = 1 / 3.0; }
struct WithStatic { public static int Made; static WithStatic() { Log.Say("WithStatic"); } public int Value; public WithStatic(int v) { Value = v; Made++; } }

static class Program
{
    static readonly object s_gate = new();
    static int s_depth;
    static int Locked(int n) { lock (s_gate) { s_depth++; return n == 0 ? s_depth : Locked(n - 1); } }

    static void Main()
    {
        Log.Say("start " + Unused.Constant);
        First.Touch();
        Log.Say("values " + First.Value + " " + Second.Value + " " + Second.Back);
        new First(); new Generic<int>(); new Generic<string>(); new Generic<int>();
        Log.Say(Generic<int>.Count + " " + Generic<string>.Count + " " + Generic<long>.Name);
        for (int i = 0; i < 2; i++)
            try { Failing.Get(); } catch (TypeInitializationException e) { Log.Say(e.Message + " / " + e.InnerException!.Message); }
        new Child(); Log.Say(Child.Own + " " + Child.Seen);
        Log.Say(Big.Text + " " + Big.Squares[9] + " " + Big.Third);
        new WithStatic(3); Log.Say(WithStatic.Made + " " + default(WithStatic).Value);
        Log.Say("locked " + Locked(5));
        foreach (string line in Log.Lines) Console.WriteLine(line);
    }
}
