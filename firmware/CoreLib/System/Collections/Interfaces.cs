namespace System.Collections;

/// <summary>Can be walked over with <c>foreach</c>.</summary>
public interface IEnumerable
{
    IEnumerator GetEnumerator();
}

/// <summary>A walk over the items of a collection.</summary>
public interface IEnumerator
{
    object? Current { get; }

    bool MoveNext();

    void Reset();
}

/// <summary>A collection that knows how many items it has.</summary>
public interface ICollection : IEnumerable
{
    int Count { get; }

    object SyncRoot { get; }

    bool IsSynchronized { get; }

    void CopyTo(Array array, int index);
}

/// <summary>Items by position.</summary>
public interface IList : ICollection
{
    object? this[int index] { get; set; }

    bool IsReadOnly { get; }

    bool IsFixedSize { get; }

    int Add(object? value);

    bool Contains(object? value);

    void Clear();

    int IndexOf(object? value);

    void Insert(int index, object? value);

    void Remove(object? value);

    void RemoveAt(int index);
}

/// <summary>Values by key.</summary>
public interface IDictionary : ICollection
{
    object? this[object key] { get; set; }

    ICollection Keys { get; }

    ICollection Values { get; }

    bool IsReadOnly { get; }

    bool IsFixedSize { get; }

    bool Contains(object key);

    void Add(object key, object? value);

    void Clear();

    new IDictionaryEnumerator GetEnumerator();

    void Remove(object key);
}

/// <summary>A walk over keys with their values.</summary>
public interface IDictionaryEnumerator : IEnumerator
{
    object Key { get; }

    object? Value { get; }

    DictionaryEntry Entry { get; }
}

/// <summary>Orders two objects.</summary>
public interface IComparer
{
    int Compare(object? x, object? y);
}

/// <summary>Equality of objects, and hash codes that agree with it.</summary>
public interface IEqualityComparer
{
    bool Equals(object? x, object? y);

    int GetHashCode(object obj);
}

/// <summary>Equality by content, under a comparer for the parts.</summary>
public interface IStructuralEquatable
{
    bool Equals(object? other, IEqualityComparer comparer);

    int GetHashCode(IEqualityComparer comparer);
}

/// <summary>Order by content, under a comparer for the parts.</summary>
public interface IStructuralComparable
{
    int CompareTo(object? other, IComparer comparer);
}
