using System.Collections.Generic;

namespace System.Collections;

/// <summary>Objects by key. The order of its enumeration is that of insertion, which .NET leaves open.</summary>
public class Hashtable : IDictionary, ICloneable
{
    private readonly Dictionary<object, object?> _items;

    public Hashtable() => _items = new Dictionary<object, object?>();

    public Hashtable(int capacity) => _items = new Dictionary<object, object?>(capacity);

    public Hashtable(int capacity, float loadFactor) : this(capacity)
    {
    }

    public Hashtable(IEqualityComparer? equalityComparer) => _items =
        new Dictionary<object, object?>(equalityComparer is null ? null : new ObjectComparer(equalityComparer));

    public Hashtable(IDictionary d) : this()
    {
        ArgumentNullException.ThrowIfNull(d, "d");
        IDictionaryEnumerator entries = d.GetEnumerator();
        while (entries.MoveNext())
        {
            Add(entries.Key, entries.Value);
        }
    }

    public virtual int Count => _items.Count;

    public virtual bool IsFixedSize => false;

    public virtual bool IsReadOnly => false;

    public virtual bool IsSynchronized => false;

    public virtual object SyncRoot => this;

    public virtual ICollection Keys => _items.Keys;

    public virtual ICollection Values => _items.Values;

    public virtual object? this[object key]
    {
        get => _items.TryGetValue(key, out object? value) ? value : null;
        set => _items[key] = value;
    }

    public virtual void Add(object key, object? value)
    {
        if (_items.ContainsKey(key))
        {
            ThrowHelper.ThrowArgument("Item has already been added. Key in dictionary: '" + key.ToString()
                + "'  Key being added: '" + key.ToString() + "'");
        }

        _items.Add(key, value);
    }

    public virtual void Clear() => _items.Clear();

    public virtual bool Contains(object key) => _items.ContainsKey(key);

    public virtual bool ContainsKey(object key) => _items.ContainsKey(key);

    public virtual bool ContainsValue(object? value) => _items.ContainsValue(value);

    public virtual void Remove(object key) => _items.Remove(key);

    public virtual object Clone() => new Hashtable(this);

    public virtual void CopyTo(Array array, int arrayIndex)
    {
        CollectionChecks.CopyTo(array, arrayIndex, Count);
        foreach (KeyValuePair<object, object?> pair in _items)
        {
            array.SetValue(new DictionaryEntry(pair.Key, pair.Value), arrayIndex++);
        }
    }

    public virtual IDictionaryEnumerator GetEnumerator() => ((IDictionary)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class ObjectComparer : IEqualityComparer<object>
    {
        private readonly IEqualityComparer _comparer;

        internal ObjectComparer(IEqualityComparer comparer) => _comparer = comparer;

        bool IEqualityComparer<object>.Equals(object? x, object? y) => _comparer.Equals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => _comparer.GetHashCode(obj);
    }
}
