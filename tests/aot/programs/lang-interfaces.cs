// Interface dispatch: many implementers, explicit implementation, default members, generic and variant interfaces, structs.
using System;
using System.Collections.Generic;

interface INamed { string Name { get; } }
interface ICounter { int Next(); int Skip(int n) { int last = 0; for (int i = 0; i < n; i++) last = Next(); return last; } }
interface IBoth : INamed, ICounter { string Show() => Name + "#" + Next(); }
interface IProducer<out T> { T Produce(); }
interface IConsumer<in T> { string Consume(T value); }
interface IShape<T> { T Measure(T unit); }
interface INobody { void Take(int kind, ReadOnlySpan<char> text); }

class Plain : ICounter { int _value; public int Next() => ++_value; }
class Overriding : ICounter, INamed
{
    public string Name => "overriding";
    int _value = 100;
    public int Next() => _value += 10;
    public int Skip(int n) => -n;
}
class Everything : IBoth
{
    int _value;
    string INamed.Name => "explicit";
    public string Name => "implicit";
    int ICounter.Next() => _value += 3;
}
class Reimplementing : Plain, ICounter { int ICounter.Next() => 77; }
struct Counter : ICounter, IEquatable<Counter>
{
    public int Value;
    public int Next() => ++Value;
    public bool Equals(Counter other) => Value == other.Value;
}
class Animal { public virtual string Sound() => "..."; }
class Cat : Animal { public override string Sound() => "meow"; }
class CatProducer : IProducer<Cat> { public Cat Produce() => new Cat(); }
class AnimalConsumer : IConsumer<Animal> { public string Consume(Animal value) => "heard " + value.Sound(); }
class Dual : IShape<int>, IShape<string>
{
    public int Measure(int unit) => unit * 2;
    public string Measure(string unit) => unit + unit;
}

static class Program
{
    static int Use(ICounter counter) => counter.Next() + counter.Skip(3);
    static int UseGeneric<T>(ref T counter) where T : ICounter => counter.Next() + counter.Next();

    static INobody Nobody { get; set; }

    static void CallNobody(bool first) => Nobody?.Take(first ? 1 : 2, "text".AsSpan());

    static int Main()
    {
        CallNobody(Nobody == null);
        ICounter[] counters = { new Plain(), new Overriding(), new Everything(), new Reimplementing(), new Counter() };
        foreach (ICounter counter in counters) Console.WriteLine(counter.GetType().Name + " " + Use(counter) + " " + Use(counter));
        Counter local = default;
        Console.WriteLine(UseGeneric(ref local) + " " + local.Value);
        ICounter box = local;
        box.Next();
        Console.WriteLine(local.Value + " " + ((Counter)box).Value + " " + local.Equals((Counter)box));
        IBoth both = new Everything();
        Console.WriteLine(both.Show() + " " + ((INamed)both).Name + " " + ((Everything)both).Name);
        IProducer<Animal> producer = new CatProducer();
        Console.WriteLine(producer.Produce().Sound());
        IConsumer<Cat> consumer = new AnimalConsumer();
        Console.WriteLine(consumer.Consume(new Cat()));
        object o = new Dual();
        Console.WriteLine(((IShape<int>)o).Measure(21) + ((IShape<string>)o).Measure("ab"));
        Console.WriteLine((o is IShape<long>) + " " + (producer is IProducer<object>) + " " + (consumer is IConsumer<object>));
        object list = new List<Cat> { new Cat() };
        Console.WriteLine((list is IEnumerable<Animal>) + " " + (list is IList<Animal>));
        int sum = 0;
        for (int i = 0; i < 1000; i++) sum = unchecked(sum * 7 + counters[i % 5].Next());
        Console.WriteLine(sum);
        return 0;
    }
}
