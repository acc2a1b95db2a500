using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

/// <summary>Values by key, in the order of the keys, in two arrays.</summary>
public class SortedList<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    private readonly List<TKey> _keys = new();
    private readonly List<TValue> _values = new();

    public SortedList() : this((IComparer<TKey>?)null)
    {
    }

    public SortedList(int capacity) : this(capacity, null)
    {
    }

    public SortedList(int capacity, IComparer<TKey>? comparer) : this(comparer) => Capacity = capacity;

    public SortedList(IComparer<TKey>? comparer) => Comparer = comparer ?? Comparer<TKey>.Default;

    public SortedList(IDictionary<TKey, TValue> dictionary) : this()
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        foreach (KeyValuePair<TKey, TValue> pair in dictionary)
        {
            Add(pair.Key, pair.Value);
        }
    }

    public IComparer<TKey> Comparer { get; }

    public int Count => _keys.Count;

    public int Capacity
    {
        get => _keys.Capacity;
        set
        {
            _keys.Capacity = value;
            _values.Capacity = value;
        }
    }

    public IList<TKey> Keys => _keys.AsReadOnly();

    public IList<TValue> Values => _values.AsReadOnly();

    ICollection<TKey> IDictionary<TKey, TValue>.Keys => Keys;

    ICollection<TValue> IDictionary<TKey, TValue>.Values => Values;

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;

    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => false;

    public TValue this[TKey key]
    {
        get
        {
            int index = IndexOfKey(key);
            if (index < 0)
            {
                ThrowHelper.ThrowKeyNotFound(key);
            }

            return _values[index];
        }

        set
        {
            int index = Search(key);
            if (index >= 0)
            {
                _values[index] = value;
            }
            else
            {
                InsertAt(~index, key, value);
            }
        }
    }

    public void Add(TKey key, TValue value)
    {
        int index = Search(key);
        if (index >= 0)
        {
            ThrowHelper.ThrowArgument("An item with the same key has already been added. Key: " + key.ToString(),
                nameof(key));
        }

        InsertAt(~index, key, value);
    }

    public TKey GetKeyAtIndex(int index) => _keys[index];

    public TValue GetValueAtIndex(int index) => _values[index];

    public int IndexOfKey(TKey key)
    {
        int index = Search(key);
        return index < 0 ? -1 : index;
    }

    public int IndexOfValue(TValue value) => _values.IndexOf(value);

    public bool ContainsKey(TKey key) => Search(key) >= 0;

    public bool ContainsValue(TValue value) => _values.Contains(value);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        int index = Search(key);
        value = index < 0 ? default : _values[index];
        return index >= 0;
    }

    public bool Remove(TKey key)
    {
        int index = Search(key);
        if (index >= 0)
        {
            RemoveAt(index);
        }

        return index >= 0;
    }

    public void RemoveAt(int index)
    {
        _keys.RemoveAt(index);
        _values.RemoveAt(index);
    }

    public void Clear()
    {
        _keys.Clear();
        _values.Clear();
    }

    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> item) =>
        TryGetValue(item.Key, out TValue? value) && DefaultEquality<TValue>.AreEqual(value, item.Value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item) =>
        ((ICollection<KeyValuePair<TKey, TValue>>)this).Contains(item) && Remove(item.Key);

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        CollectionChecks.CopyTo(array, arrayIndex, Count);
        foreach (KeyValuePair<TKey, TValue> pair in this)
        {
            array[arrayIndex++] = pair;
        }
    }

    /// <summary>Changes of the list during the walk are noticed by the list of keys.</summary>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        int index = 0;
        foreach (TKey key in _keys)
        {
            yield return new KeyValuePair<TKey, TValue>(key, _values[index++]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Search(TKey key)
    {
        if (key is null)
        {
            ThrowHelper.ThrowNull(nameof(key));
        }

        return _keys.BinarySearch(key, Comparer);
    }

    private void InsertAt(int index, TKey key, TValue value)
    {
        _keys.Insert(index, key);
        _values.Insert(index, value);
    }
}
