using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System;

/// <summary>One value, as the language's tuples are made of.</summary>
public struct ValueTuple<T1> : IEquatable<ValueTuple<T1>>,
    IComparable<ValueTuple<T1>>, IComparable, ITuple
{
    public T1 Item1;

    public ValueTuple(T1 item1)
    {
        Item1 = item1;
    }

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ValueTuple<T1> other && Equals(other);

    public bool Equals(ValueTuple<T1> other) =>
        DefaultEquality<T1>.AreEqual(Item1, other.Item1);

    public int CompareTo(ValueTuple<T1> other)
    {
        return DefaultOrder<T1>.Compare(Item1, other.Item1);
    }

    int IComparable.CompareTo(object? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (other is not ValueTuple<T1> tuple)
        {
            ThrowHelper.ThrowArgument("The parameter should be a ValueTuple type of appropriate arity.", nameof(other));
            return 0;
        }

        return CompareTo(tuple);
    }

    public override int GetHashCode() => DefaultEquality<T1>.HashCode(Item1);

    public override string ToString() =>
        "(" + Item1?.ToString() + ")";

    int ITuple.Length => 1;

    object? ITuple.this[int index] => index switch
    {
        0 => Item1,
        _ => throw new IndexOutOfRangeException(),
    };
}

/// <summary>Two values, as the language's tuples are made of.</summary>
public struct ValueTuple<T1, T2> : IEquatable<ValueTuple<T1, T2>>,
    IComparable<ValueTuple<T1, T2>>, IComparable, ITuple
{
    public T1 Item1;
    public T2 Item2;

    public ValueTuple(T1 item1, T2 item2)
    {
        Item1 = item1;
        Item2 = item2;
    }

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ValueTuple<T1, T2> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2> other) =>
        DefaultEquality<T1>.AreEqual(Item1, other.Item1)
        && DefaultEquality<T2>.AreEqual(Item2, other.Item2);

    public int CompareTo(ValueTuple<T1, T2> other)
    {
        int order = DefaultOrder<T1>.Compare(Item1, other.Item1);
        order = order != 0 ? order : DefaultOrder<T2>.Compare(Item2, other.Item2);
        return order;
    }

    int IComparable.CompareTo(object? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (other is not ValueTuple<T1, T2> tuple)
        {
            ThrowHelper.ThrowArgument("The parameter should be a ValueTuple type of appropriate arity.", nameof(other));
            return 0;
        }

        return CompareTo(tuple);
    }

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Item1);
        hash.Add(Item2);
        return hash.ToHashCode();
    }

    public override string ToString() =>
        "(" + Item1?.ToString() + ", " + Item2?.ToString() + ")";

    int ITuple.Length => 2;

    object? ITuple.this[int index] => index switch
    {
        0 => Item1,
        1 => Item2,
        _ => throw new IndexOutOfRangeException(),
    };
}

/// <summary>Three values, as the language's tuples are made of.</summary>
public struct ValueTuple<T1, T2, T3> : IEquatable<ValueTuple<T1, T2, T3>>,
    IComparable<ValueTuple<T1, T2, T3>>, IComparable, ITuple
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;

    public ValueTuple(T1 item1, T2 item2, T3 item3)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
    }

    public override bool Equals([NotNullWhen(true)] object? obj) =>
        obj is ValueTuple<T1, T2, T3> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2, T3> other) =>
        DefaultEquality<T1>.AreEqual(Item1, other.Item1)
        && DefaultEquality<T2>.AreEqual(Item2, other.Item2)
        && DefaultEquality<T3>.AreEqual(Item3, other.Item3);

    public int CompareTo(ValueTuple<T1, T2, T3> other)
    {
        int order = DefaultOrder<T1>.Compare(Item1, other.Item1);
        order = order != 0 ? order : DefaultOrder<T2>.Compare(Item2, other.Item2);
        order = order != 0 ? order : DefaultOrder<T3>.Compare(Item3, other.Item3);
        return order;
    }

    int IComparable.CompareTo(object? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (other is not ValueTuple<T1, T2, T3> tuple)
        {
            ThrowHelper.ThrowArgument("The parameter should be a ValueTuple type of appropriate arity.", nameof(other));
            return 0;
        }

        return CompareTo(tuple);
    }

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Item1);
        hash.Add(Item2);
        hash.Add(Item3);
        return hash.ToHashCode();
    }

    public override string ToString() =>
        "(" + Item1?.ToString() + ", " + Item2?.ToString() + ", " + Item3?.ToString() + ")";

    int ITuple.Length => 3;

    object? ITuple.this[int index] => index switch
    {
        0 => Item1,
        1 => Item2,
        2 => Item3,
        _ => throw new IndexOutOfRangeException(),
    };
}

/// <summary>Four values, as the language's tuples are made of.</summary>
public struct ValueTuple<T1, T2, T3, T4> : IEquatable<ValueTuple<T1, T2, T3, T4>>,
    IComparable<ValueTuple<T1, T2, T3, T4>>, IComparable, ITuple
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;
    public T4 Item4;

    public ValueTuple(T1 item1, T2 item2, T3 item3, T4 item4)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
        Item4 = item4;
    }

    public override bool Equals([NotNullWhen(true)] object? obj) =>
        obj is ValueTuple<T1, T2, T3, T4> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2, T3, T4> other) =>
        DefaultEquality<T1>.AreEqual(Item1, other.Item1)
        && DefaultEquality<T2>.AreEqual(Item2, other.Item2)
        && DefaultEquality<T3>.AreEqual(Item3, other.Item3)
        && DefaultEquality<T4>.AreEqual(Item4, other.Item4);

    public int CompareTo(ValueTuple<T1, T2, T3, T4> other)
    {
        int order = DefaultOrder<T1>.Compare(Item1, other.Item1);
        order = order != 0 ? order : DefaultOrder<T2>.Compare(Item2, other.Item2);
        order = order != 0 ? order : DefaultOrder<T3>.Compare(Item3, other.Item3);
        order = order != 0 ? order : DefaultOrder<T4>.Compare(Item4, other.Item4);
        return order;
    }

    int IComparable.CompareTo(object? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (other is not ValueTuple<T1, T2, T3, T4> tuple)
        {
            ThrowHelper.ThrowArgument("The parameter should be a ValueTuple type of appropriate arity.", nameof(other));
            return 0;
        }

        return CompareTo(tuple);
    }

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Item1);
        hash.Add(Item2);
        hash.Add(Item3);
        hash.Add(Item4);
        return hash.ToHashCode();
    }

    public override string ToString() =>
        "(" + Item1?.ToString() + ", " + Item2?.ToString() + ", " + Item3?.ToString() + ", " + Item4?.ToString() + ")";

    int ITuple.Length => 4;

    object? ITuple.this[int index] => index switch
    {
        0 => Item1,
        1 => Item2,
        2 => Item3,
        3 => Item4,
        _ => throw new IndexOutOfRangeException(),
    };
}

/// <summary>Five values, as the language's tuples are made of.</summary>
public struct ValueTuple<T1, T2, T3, T4, T5> : IEquatable<ValueTuple<T1, T2, T3, T4, T5>>,
    IComparable<ValueTuple<T1, T2, T3, T4, T5>>, IComparable, ITuple
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;
    public T4 Item4;
    public T5 Item5;

    public ValueTuple(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
        Item4 = item4;
        Item5 = item5;
    }

    public override bool Equals([NotNullWhen(true)] object? obj) =>
        obj is ValueTuple<T1, T2, T3, T4, T5> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2, T3, T4, T5> other) =>
        DefaultEquality<T1>.AreEqual(Item1, other.Item1)
        && DefaultEquality<T2>.AreEqual(Item2, other.Item2)
        && DefaultEquality<T3>.AreEqual(Item3, other.Item3)
        && DefaultEquality<T4>.AreEqual(Item4, other.Item4)
        && DefaultEquality<T5>.AreEqual(Item5, other.Item5);

    public int CompareTo(ValueTuple<T1, T2, T3, T4, T5> other)
    {
        int order = DefaultOrder<T1>.Compare(Item1, other.Item1);
        order = order != 0 ? order : DefaultOrder<T2>.Compare(Item2, other.Item2);
        order = order != 0 ? order : DefaultOrder<T3>.Compare(Item3, other.Item3);
        order = order != 0 ? order : DefaultOrder<T4>.Compare(Item4, other.Item4);
        order = order != 0 ? order : DefaultOrder<T5>.Compare(Item5, other.Item5);
        return order;
    }

    int IComparable.CompareTo(object? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (other is not ValueTuple<T1, T2, T3, T4, T5> tuple)
        {
            ThrowHelper.ThrowArgument("The parameter should be a ValueTuple type of appropriate arity.", nameof(other));
            return 0;
        }

        return CompareTo(tuple);
    }

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Item1);
        hash.Add(Item2);
        hash.Add(Item3);
        hash.Add(Item4);
        hash.Add(Item5);
        return hash.ToHashCode();
    }

    public override string ToString() =>
        "(" + Item1?.ToString() + ", " + Item2?.ToString() + ", " + Item3?.ToString() + ", " + Item4?.ToString() + ", "
            + Item5?.ToString() + ")";

    int ITuple.Length => 5;

    object? ITuple.this[int index] => index switch
    {
        0 => Item1,
        1 => Item2,
        2 => Item3,
        3 => Item4,
        4 => Item5,
        _ => throw new IndexOutOfRangeException(),
    };
}

/// <summary>Six values, as the language's tuples are made of.</summary>
public struct ValueTuple<T1, T2, T3, T4, T5, T6> : IEquatable<ValueTuple<T1, T2, T3, T4, T5, T6>>,
    IComparable<ValueTuple<T1, T2, T3, T4, T5, T6>>, IComparable, ITuple
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;
    public T4 Item4;
    public T5 Item5;
    public T6 Item6;

    public ValueTuple(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
        Item4 = item4;
        Item5 = item5;
        Item6 = item6;
    }

    public override bool Equals([NotNullWhen(true)] object? obj) =>
        obj is ValueTuple<T1, T2, T3, T4, T5, T6> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2, T3, T4, T5, T6> other) =>
        DefaultEquality<T1>.AreEqual(Item1, other.Item1)
        && DefaultEquality<T2>.AreEqual(Item2, other.Item2)
        && DefaultEquality<T3>.AreEqual(Item3, other.Item3)
        && DefaultEquality<T4>.AreEqual(Item4, other.Item4)
        && DefaultEquality<T5>.AreEqual(Item5, other.Item5)
        && DefaultEquality<T6>.AreEqual(Item6, other.Item6);

    public int CompareTo(ValueTuple<T1, T2, T3, T4, T5, T6> other)
    {
        int order = DefaultOrder<T1>.Compare(Item1, other.Item1);
        order = order != 0 ? order : DefaultOrder<T2>.Compare(Item2, other.Item2);
        order = order != 0 ? order : DefaultOrder<T3>.Compare(Item3, other.Item3);
        order = order != 0 ? order : DefaultOrder<T4>.Compare(Item4, other.Item4);
        order = order != 0 ? order : DefaultOrder<T5>.Compare(Item5, other.Item5);
        order = order != 0 ? order : DefaultOrder<T6>.Compare(Item6, other.Item6);
        return order;
    }

    int IComparable.CompareTo(object? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (other is not ValueTuple<T1, T2, T3, T4, T5, T6> tuple)
        {
            ThrowHelper.ThrowArgument("The parameter should be a ValueTuple type of appropriate arity.", nameof(other));
            return 0;
        }

        return CompareTo(tuple);
    }

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Item1);
        hash.Add(Item2);
        hash.Add(Item3);
        hash.Add(Item4);
        hash.Add(Item5);
        hash.Add(Item6);
        return hash.ToHashCode();
    }

    public override string ToString() =>
        "(" + Item1?.ToString() + ", " + Item2?.ToString() + ", " + Item3?.ToString() + ", " + Item4?.ToString() + ", "
            + Item5?.ToString() + ", " + Item6?.ToString() + ")";

    int ITuple.Length => 6;

    object? ITuple.this[int index] => index switch
    {
        0 => Item1,
        1 => Item2,
        2 => Item3,
        3 => Item4,
        4 => Item5,
        5 => Item6,
        _ => throw new IndexOutOfRangeException(),
    };
}

/// <summary>Seven values, as the language's tuples are made of.</summary>
public struct ValueTuple<T1, T2, T3, T4, T5, T6, T7> : IEquatable<ValueTuple<T1, T2, T3, T4, T5, T6, T7>>,
    IComparable<ValueTuple<T1, T2, T3, T4, T5, T6, T7>>, IComparable, ITuple
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;
    public T4 Item4;
    public T5 Item5;
    public T6 Item6;
    public T7 Item7;

    public ValueTuple(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
        Item4 = item4;
        Item5 = item5;
        Item6 = item6;
        Item7 = item7;
    }

    public override bool Equals([NotNullWhen(true)] object? obj) =>
        obj is ValueTuple<T1, T2, T3, T4, T5, T6, T7> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2, T3, T4, T5, T6, T7> other) =>
        DefaultEquality<T1>.AreEqual(Item1, other.Item1)
        && DefaultEquality<T2>.AreEqual(Item2, other.Item2)
        && DefaultEquality<T3>.AreEqual(Item3, other.Item3)
        && DefaultEquality<T4>.AreEqual(Item4, other.Item4)
        && DefaultEquality<T5>.AreEqual(Item5, other.Item5)
        && DefaultEquality<T6>.AreEqual(Item6, other.Item6)
        && DefaultEquality<T7>.AreEqual(Item7, other.Item7);

    public int CompareTo(ValueTuple<T1, T2, T3, T4, T5, T6, T7> other)
    {
        int order = DefaultOrder<T1>.Compare(Item1, other.Item1);
        order = order != 0 ? order : DefaultOrder<T2>.Compare(Item2, other.Item2);
        order = order != 0 ? order : DefaultOrder<T3>.Compare(Item3, other.Item3);
        order = order != 0 ? order : DefaultOrder<T4>.Compare(Item4, other.Item4);
        order = order != 0 ? order : DefaultOrder<T5>.Compare(Item5, other.Item5);
        order = order != 0 ? order : DefaultOrder<T6>.Compare(Item6, other.Item6);
        order = order != 0 ? order : DefaultOrder<T7>.Compare(Item7, other.Item7);
        return order;
    }

    int IComparable.CompareTo(object? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (other is not ValueTuple<T1, T2, T3, T4, T5, T6, T7> tuple)
        {
            ThrowHelper.ThrowArgument("The parameter should be a ValueTuple type of appropriate arity.", nameof(other));
            return 0;
        }

        return CompareTo(tuple);
    }

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Item1);
        hash.Add(Item2);
        hash.Add(Item3);
        hash.Add(Item4);
        hash.Add(Item5);
        hash.Add(Item6);
        hash.Add(Item7);
        return hash.ToHashCode();
    }

    public override string ToString() =>
        "(" + Item1?.ToString() + ", " + Item2?.ToString() + ", " + Item3?.ToString() + ", " + Item4?.ToString() + ", "
            + Item5?.ToString() + ", " + Item6?.ToString() + ", " + Item7?.ToString() + ")";

    int ITuple.Length => 7;

    object? ITuple.this[int index] => index switch
    {
        0 => Item1,
        1 => Item2,
        2 => Item3,
        3 => Item4,
        4 => Item5,
        5 => Item6,
        6 => Item7,
        _ => throw new IndexOutOfRangeException(),
    };
}
