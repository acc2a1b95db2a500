// Delegates: combining and removing, equality, invocation lists, results, exceptions, events, targets.
using System;

string log = "";
Action a = () => log += "a";
Action b = () => log += "b";
Action c = () => log += "c";
Action all = a + b + c + b;
all();
(all - b)();
(all - (b + c))();
(all - (c + a))();
Console.WriteLine(log + " " + all.GetInvocationList().Length + " " + (a - a is null) + " " + (a + null == a) + " " + ((a
    + b) == (a + b)) + " " + ((a + b) == (b + a)) + " " + (a == b));
Action? nothing = null;
nothing += a;
nothing -= a;
nothing?.Invoke();
Func<int, int> twice = x => x * 2;
Func<int, int> square = x => x * x;
Func<int, int> both = twice + square;
Console.WriteLine(both(5) + " " + (nothing is null) + " " + ((Func<int, int>)both.GetInvocationList()[0])(5));
Worker first = new("1");
Worker second = new("2");
Action one = first.Work;
Action same = first.Work;
Action other = second.Work;
Console.WriteLine((one == same) + " " + one.Equals(other) + " " + (one.GetHashCode() == same.GetHashCode()) + " "
    + ReferenceEquals(one.Target, first) + " " + ((Action)Worker.Static == Worker.Static));
first.Done += name => log = name + " done";
first.Done += name => log += "!";
first.Raise();
Console.Write(log + " ");
Action<string> handler = name => log += "?";
first.Done += handler;
first.Done -= handler;
first.Raise();
Console.WriteLine(log);
log = "";
Action failing = a + (() => throw new InvalidOperationException("second")) + c;
try
{
    failing();
}
catch (InvalidOperationException e)
{
    Console.WriteLine(e.Message + " " + log);
}

foreach (Delegate part in failing.GetInvocationList())
{
    try
    {
        ((Action)part)();
    }
    catch (InvalidOperationException)
    {
        log += "x";
    }
}

Console.WriteLine(log);
Converter<object, string> covariant = Describe;
Func<string, object> contravariant = Describe;
Action<string> general = (Action<object>)(o => log = o + "!");
general("text");
Console.WriteLine(covariant(5) + contravariant("x") + " " + log);
Changer changer = (ref int x, out int y) => { y = x * 3; x++; };
int value = 4;
changer(ref value, out int tripled);
Console.WriteLine(value + " " + tripled);
Action[] actions = new Action[3];
for (int i = 0; i < 3; i++)
{
    int copy = i;
    actions[i] = () => Console.Write(copy + "" + i + " ");
}

foreach (Action action in actions)
{
    action();
}

Func<Func<int, int>, Func<int, int>> compose = f => x => f(f(x));
Console.WriteLine(compose(compose(twice))(1) + " " + ((Predicate<int>)(x => x > 3))(4) + " "
    + ((Comparison<string>)string.CompareOrdinal)("b", "a") + " " + Delegate.Combine(a, b,
    c)!.GetInvocationList().Length);
try
{
    Delegate.Combine(a, twice);
}
catch (ArgumentException e)
{
    Console.WriteLine(e.Message);
}

EventHandler<EventArgs> events = (sender, e) => Console.WriteLine(sender + " " + (e == EventArgs.Empty));
events("sender", EventArgs.Empty);
Console.WriteLine(Delegate.RemoveAll(a + b + a, a) == b);

static string Describe(object o) => "<" + o + ">";

delegate void Changer(ref int x, out int y);

sealed class Worker(string name)
{
    public event Action<string>? Done;

    public static void Static()
    {
    }

    public void Work() => Console.Write(name);

    public void Raise() => Done?.Invoke(name);
}
