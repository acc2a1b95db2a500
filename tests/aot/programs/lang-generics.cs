// Generic classes, structs, methods, constraints, nested generics, statics per instantiation, generic virtual methods.
using System;
using System.Collections.Generic;

class Stack<T>
{
    T[] _items = new T[2];
    int _count;
    public static int Created;
    public Stack() => Created++;
    public void Push(T item)
    {
        if (_count == _items.Length) { var bigger = new T[_count * 2]; for (int i = 0; i < _count; i++) bigger[i] = _items[i]; _items = bigger; }
        _items[_count++] = item;
    }
    public T Pop() => _count > 0 ? _items[--_count] : throw new InvalidOperationException("empty " + typeof(T).Name);
    public int Count => _count;
    public struct Pair<U> { public T First; public U Second; public override string ToString() => First + "/" + Second; }
    public Pair<U> With<U>(U other) => new Pair<U> { First = Pop(), Second = other };
}

abstract class Visitor { public abstract string Visit<T>(T value); }
class TypeVisitor : Visitor { public override string Visit<T>(T value) => typeof(T).Name + "=" + value; }
class HashVisitor : TypeVisitor { public override string Visit<T>(T value) => "h" + base.Visit(value); }

interface IMonoid<T> { T Zero { get; } T Add(T a, T b); }
readonly struct IntSum : IMonoid<int> { public int Zero => 0; public int Add(int a, int b) => a + b; }
readonly struct TextJoin : IMonoid<string> { public string Zero => ""; public string Add(string a, string b) => a + b; }
struct Point : IComparable<Point>
{
    public int X, Y;
    public Point(int x, int y) { X = x; Y = y; }
    public int CompareTo(Point other) => X != other.X ? X.CompareTo(other.X) : Y.CompareTo(other.Y);
    public override string ToString() => "(" + X + "," + Y + ")";
}
class Node<TKey, TValue> where TKey : IComparable<TKey>
{
    public TKey Key; public TValue Value; public Node<TKey, TValue>? Left, Right;
    public Node(TKey key, TValue value) { Key = key; Value = value; }
    public static Node<TKey, TValue> Insert(Node<TKey, TValue>? node, TKey key, TValue value)
    {
        if (node == null) return new Node<TKey, TValue>(key, value);
        int order = key.CompareTo(node.Key);
        if (order < 0) node.Left = Insert(node.Left, key, value);
        else if (order > 0) node.Right = Insert(node.Right, key, value);
        else node.Value = value;
        return node;
    }
    public void Walk(Action<TKey, TValue> action) { Left?.Walk(action); action(Key, Value); Right?.Walk(action); }
}

static class Program
{
    static T Fold<T, TMonoid>(T[] items, TMonoid monoid = default) where TMonoid : struct, IMonoid<T>
    {
        T result = monoid.Zero;
        foreach (T item in items) result = monoid.Add(result, item);
        return result;
    }
    static T Max<T>(params T[] items) where T : IComparable<T>
    {
        T best = items[0];
        foreach (T item in items) if (item.CompareTo(best) > 0) best = item;
        return best;
    }
    static T Make<T>() where T : new() => new T();
    static bool IsNull<T>(T value) => value == null;
    static string Kind<T>(T value) => value switch { int i => "int " + i, string s => "string " + s, Point p => "point " + p, null => "null", _ => "other" };
    static string Order<T>(T x, T y) => x is IComparable ? ((IComparable)x).CompareTo(y).ToString() : "unordered";
    static int Depth<T>(int n, T seed) => n == 0 ? 0 : 1 + Depth(n - 1, seed);

    static int Main()
    {
        var ints = new Stack<int>(); var texts = new Stack<string>(); var points = new Stack<Point>(); new Stack<string>();
        for (int i = 0; i < 10; i++) { ints.Push(i * i); texts.Push("t" + i); points.Push(new Point(i, -i)); }
        Console.WriteLine(ints.With("x") + " " + texts.With(5L) + " " + points.With(points.Pop()) + " " + ints.With(new Point(1, 2)));
        Console.WriteLine(Stack<int>.Created + " " + Stack<string>.Created + " " + Stack<Point>.Created + " " + Stack<byte>.Created);
        try { new Stack<Point>().Pop(); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
        foreach (Visitor visitor in new Visitor[] { new TypeVisitor(), new HashVisitor() })
            Console.WriteLine(visitor.Visit(3) + " " + visitor.Visit("s") + " " + visitor.Visit(new Point(1, 1)) + " " + visitor.Visit<object>("o"));
        Console.WriteLine(Fold<int, IntSum>(new[] { 1, 2, 3 }) + Fold<string, TextJoin>(new[] { "a", "b" }));
        Console.WriteLine(Max(3, 9, 4) + " " + Max("pear", "zoo", "apple") + " " + Max(new Point(1, 5), new Point(1, 7)));
        Console.WriteLine(Make<Point>() + " " + Make<Stack<int>>().Count + " " + Make<int>());
        Console.WriteLine(IsNull<int?>(null) + " " + IsNull(0) + " " + IsNull<string?>(null) + " " + IsNull<int?>(3));
        Console.WriteLine(Kind(4) + ", " + Kind("q") + ", " + Kind(new Point(8, 9)) + ", " + Kind(4L) + ", " + Kind<string?>(null) + ", " + Kind<object>(6));
        Console.WriteLine(Depth(50, "x"));
        Console.WriteLine(Order(1, 2) + " " + Order("b", "a") + " " + Order(new Point(1, 2), new Point(0, 0)));
        try { ((IComparable)(object)new Point()).CompareTo(null); } catch (InvalidCastException e) { Console.WriteLine(e.Message); }
        Node<string, int>? root = null;
        uint seed = 7;
        for (int i = 0; i < 60; i++) { seed = seed * 1103515245 + 12345; root = Node<string, int>.Insert(root, "k" + (seed >> 20) % 50, i); }
        string line = "";
        root!.Walk((k, v) => line += k + "=" + v + ";");
        Console.WriteLine(line);
        var nested = new Dictionary<int, List<Stack<string>.Pair<int>>>();
        nested[1] = new List<Stack<string>.Pair<int>> { new() { First = "f", Second = 2 } };
        Console.WriteLine(nested[1][0]);
        return 0;
    }
}
