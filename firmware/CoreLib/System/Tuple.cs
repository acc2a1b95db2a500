using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>Makes tuples with inferred types.</summary>
public static class Tuple
{
    public static Tuple<T1> Create<T1>(T1 item1) => new(item1);

    public static Tuple<T1, T2> Create<T1, T2>(T1 item1, T2 item2) => new(item1, item2);

    public static Tuple<T1, T2, T3> Create<T1, T2, T3>(T1 item1, T2 item2, T3 item3) => new(item1, item2, item3);

    public static Tuple<T1, T2, T3, T4> Create<T1, T2, T3, T4>(T1 item1, T2 item2, T3 item3, T4 item4) =>
        new(item1, item2, item3, item4);
}

/// <summary>One value in an object.</summary>
public class Tuple<T1> : IComparable
{
    public Tuple(T1 item1)
    {
        Item1 = item1;
    }

    public T1 Item1 { get; }

    private ValueTuple<T1> Value => new(Item1);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Tuple<T1> other && Value.Equals(other.Value);

    public override int GetHashCode() => Value.GetHashCode();

    int IComparable.CompareTo(object? obj)
    {
        if (obj is null)
        {
            return 1;
        }

        if (obj is not Tuple<T1> other)
        {
            ThrowHelper.ThrowArgument("Argument must be of type " + GetType().ToString() + ".", "other");
            return 0;
        }

        return Value.CompareTo(other.Value);
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Two values in an object.</summary>
public class Tuple<T1, T2> : IComparable
{
    public Tuple(T1 item1, T2 item2)
    {
        Item1 = item1;
        Item2 = item2;
    }

    public T1 Item1 { get; }

    public T2 Item2 { get; }

    private ValueTuple<T1, T2> Value => new(Item1, Item2);

    public override bool Equals([NotNullWhen(true)] object? obj) =>
        obj is Tuple<T1, T2> other && Value.Equals(other.Value);

    public override int GetHashCode() => Value.GetHashCode();

    int IComparable.CompareTo(object? obj)
    {
        if (obj is null)
        {
            return 1;
        }

        if (obj is not Tuple<T1, T2> other)
        {
            ThrowHelper.ThrowArgument("Argument must be of type " + GetType().ToString() + ".", "other");
            return 0;
        }

        return Value.CompareTo(other.Value);
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Three values in an object.</summary>
public class Tuple<T1, T2, T3> : IComparable
{
    public Tuple(T1 item1, T2 item2, T3 item3)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
    }

    public T1 Item1 { get; }

    public T2 Item2 { get; }

    public T3 Item3 { get; }

    private ValueTuple<T1, T2, T3> Value => new(Item1, Item2, Item3);

    public override bool Equals([NotNullWhen(true)] object? obj) =>
        obj is Tuple<T1, T2, T3> other && Value.Equals(other.Value);

    public override int GetHashCode() => Value.GetHashCode();

    int IComparable.CompareTo(object? obj)
    {
        if (obj is null)
        {
            return 1;
        }

        if (obj is not Tuple<T1, T2, T3> other)
        {
            ThrowHelper.ThrowArgument("Argument must be of type " + GetType().ToString() + ".", "other");
            return 0;
        }

        return Value.CompareTo(other.Value);
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Four values in an object.</summary>
public class Tuple<T1, T2, T3, T4> : IComparable
{
    public Tuple(T1 item1, T2 item2, T3 item3, T4 item4)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
        Item4 = item4;
    }

    public T1 Item1 { get; }

    public T2 Item2 { get; }

    public T3 Item3 { get; }

    public T4 Item4 { get; }

    private ValueTuple<T1, T2, T3, T4> Value => new(Item1, Item2, Item3, Item4);

    public override bool Equals([NotNullWhen(true)] object? obj) =>
        obj is Tuple<T1, T2, T3, T4> other && Value.Equals(other.Value);

    public override int GetHashCode() => Value.GetHashCode();

    int IComparable.CompareTo(object? obj)
    {
        if (obj is null)
        {
            return 1;
        }

        if (obj is not Tuple<T1, T2, T3, T4> other)
        {
            ThrowHelper.ThrowArgument("Argument must be of type " + GetType().ToString() + ".", "other");
            return 0;
        }

        return Value.CompareTo(other.Value);
    }

    public override string ToString() => Value.ToString();
}
