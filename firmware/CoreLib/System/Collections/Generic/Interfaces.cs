using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

/// <summary>Can be walked over with <c>foreach</c>.</summary>
public interface IEnumerable<out T> : IEnumerable where T : allows ref struct
{
    new IEnumerator<T> GetEnumerator();
}

/// <summary>A walk over the items of a collection.</summary>
public interface IEnumerator<out T> : IEnumerator, IDisposable where T : allows ref struct
{
    new T Current { get; }
}

/// <summary>A collection that knows how many items it has.</summary>
public interface ICollection<T> : IEnumerable<T>
{
    int Count { get; }

    bool IsReadOnly { get; }

    void Add(T item);

    void Clear();

    bool Contains(T item);

    void CopyTo(T[] array, int arrayIndex);

    bool Remove(T item);
}

/// <summary>Items by position.</summary>
public interface IList<T> : ICollection<T>
{
    T this[int index] { get; set; }

    int IndexOf(T item);

    void Insert(int index, T item);

    void RemoveAt(int index);
}

/// <summary>A collection that is only read.</summary>
public interface IReadOnlyCollection<out T> : IEnumerable<T>
{
    int Count { get; }
}

/// <summary>Items by position, only read.</summary>
public interface IReadOnlyList<out T> : IReadOnlyCollection<T>
{
    T this[int index] { get; }
}

/// <summary>A collection without duplicates.</summary>
public interface ISet<T> : ICollection<T>
{
    new bool Add(T item);

    void ExceptWith(IEnumerable<T> other);

    void IntersectWith(IEnumerable<T> other);

    bool IsProperSubsetOf(IEnumerable<T> other);

    bool IsProperSupersetOf(IEnumerable<T> other);

    bool IsSubsetOf(IEnumerable<T> other);

    bool IsSupersetOf(IEnumerable<T> other);

    bool Overlaps(IEnumerable<T> other);

    bool SetEquals(IEnumerable<T> other);

    void SymmetricExceptWith(IEnumerable<T> other);

    void UnionWith(IEnumerable<T> other);
}

/// <summary>Values by key.</summary>
public interface IDictionary<TKey, TValue> : ICollection<KeyValuePair<TKey, TValue>>
{
    TValue this[TKey key] { get; set; }

    ICollection<TKey> Keys { get; }

    ICollection<TValue> Values { get; }

    void Add(TKey key, TValue value);

    bool ContainsKey(TKey key);

    bool Remove(TKey key);

    bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value);
}

/// <summary>Values by key, only read.</summary>
public interface IReadOnlyDictionary<TKey, TValue> : IReadOnlyCollection<KeyValuePair<TKey, TValue>>
{
    TValue this[TKey key] { get; }

    IEnumerable<TKey> Keys { get; }

    IEnumerable<TValue> Values { get; }

    bool ContainsKey(TKey key);

    bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value);
}

/// <summary>Orders two values.</summary>
public interface IComparer<in T> where T : allows ref struct
{
    int Compare(T? x, T? y);
}

/// <summary>Equality of values, and hash codes that agree with it.</summary>
public interface IEqualityComparer<in T> where T : allows ref struct
{
    bool Equals(T? x, T? y);

    int GetHashCode([DisallowNull] T obj);
}
