using System.Collections.Generic;

namespace System.Collections.ObjectModel;

/// <summary>A view of a list that does not change it.</summary>
public class ReadOnlyCollection<T> : IList<T>, IReadOnlyList<T>
{
    public ReadOnlyCollection(IList<T> list) => Items = ThrowHelper.NotNull(list, nameof(list));

    public int Count => Items.Count;

    protected IList<T> Items { get; }

    bool ICollection<T>.IsReadOnly => true;

    public T this[int index] => Items[index];

    T IList<T>.this[int index]
    {
        get => Items[index];
        set => throw ReadOnly();
    }

    public bool Contains(T value) => Items.Contains(value);

    public void CopyTo(T[] array, int index) => Items.CopyTo(array, index);

    public int IndexOf(T value) => Items.IndexOf(value);

    public IEnumerator<T> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    void ICollection<T>.Add(T value) => throw ReadOnly();

    void ICollection<T>.Clear() => throw ReadOnly();

    bool ICollection<T>.Remove(T value) => throw ReadOnly();

    void IList<T>.Insert(int index, T value) => throw ReadOnly();

    void IList<T>.RemoveAt(int index) => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("Collection is read-only.");
}
