using System.Collections.Generic;

namespace System.Collections;

/// <summary>Objects by position in an array that grows.</summary>
public class ArrayList : IList, ICloneable
{
    private readonly List<object?> _items;

    public ArrayList() => _items = new List<object?>();

    public ArrayList(int capacity) => _items = new List<object?>(capacity);

    public ArrayList(ICollection c) : this()
    {
        ArgumentNullException.ThrowIfNull(c, "c");
        AddRange(c);
    }

    public virtual int Count => _items.Count;

    public virtual int Capacity
    {
        get => _items.Capacity;
        set => _items.Capacity = value;
    }

    public virtual bool IsFixedSize => false;

    public virtual bool IsReadOnly => false;

    public virtual bool IsSynchronized => false;

    public virtual object SyncRoot => this;

    public virtual object? this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public virtual int Add(object? value)
    {
        _items.Add(value);
        return _items.Count - 1;
    }

    public virtual void AddRange(ICollection c) => InsertRange(Count, c);

    public virtual void Insert(int index, object? value) => _items.Insert(index, value);

    public virtual void InsertRange(int index, ICollection c)
    {
        ArgumentNullException.ThrowIfNull(c, "c");
        object?[] items = new object?[c.Count];
        c.CopyTo(items, 0);
        _items.InsertRange(index, items);
    }

    public virtual void Clear() => _items.Clear();

    public virtual bool Contains(object? item) => _items.Contains(item);

    public virtual int IndexOf(object? value) => _items.IndexOf(value);

    public virtual int IndexOf(object? value, int startIndex) => _items.IndexOf(value, startIndex);

    public virtual int IndexOf(object? value, int startIndex, int count) => _items.IndexOf(value, startIndex, count);

    public virtual int LastIndexOf(object? value) => _items.LastIndexOf(value);

    public virtual int BinarySearch(object? value, IComparer? comparer) =>
        Array.BinarySearch(_items.ToArray(), value, comparer);

    public virtual void Remove(object? obj) => _items.Remove(obj);

    public virtual void RemoveAt(int index) => _items.RemoveAt(index);

    public virtual void RemoveRange(int index, int count) => _items.RemoveRange(index, count);

    public virtual void Reverse() => _items.Reverse();

    public virtual void Sort() => Sort(null);

    public virtual void Sort(IComparer? comparer)
    {
        IComparer order = comparer ?? Comparer<object>.Default;
        _items.Sort(order.Compare);
    }

    public virtual void TrimToSize() => _items.Capacity = _items.Count;

    public virtual object Clone() => new ArrayList(this);

    public virtual void CopyTo(Array array) => CopyTo(array, 0);

    public virtual void CopyTo(Array array, int arrayIndex) => ((ICollection)_items).CopyTo(array, arrayIndex);

    public virtual object?[] ToArray() => _items.ToArray();

    public virtual IEnumerator GetEnumerator() => _items.GetEnumerator();
}
