using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

/// <summary>
/// Values by key. Entries stand in one array in the order of their insertion, removed ones are used again, last first;
/// so an enumeration has the order that .NET's has.
/// </summary>
public partial class Dictionary<TKey, TValue> : IDictionary<TKey, TValue>, IDictionary,
    IReadOnlyDictionary<TKey, TValue> where TKey : notnull
{
    private readonly IEqualityComparer<TKey>? _comparer;
    private HashTable<TKey> _table;
    private TValue[] _values;
    private int _version;
    private KeyCollection? _keys;
    private ValueCollection? _valueView;

    public Dictionary() : this(0, null)
    {
    }

    public Dictionary(int capacity) : this(capacity, null)
    {
    }

    public Dictionary(IEqualityComparer<TKey>? comparer) : this(0, comparer)
    {
    }

    public Dictionary(int capacity, IEqualityComparer<TKey>? comparer)
    {
        if (capacity < 0)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(capacity));
        }

        _comparer = comparer;
        _table = new HashTable<TKey>(capacity);
        _values = capacity == 0 ? Array.Empty<TValue>() : new TValue[_table.Capacity];
    }

    public Dictionary(IDictionary<TKey, TValue> dictionary) : this(dictionary, null)
    {
    }

    public Dictionary(IDictionary<TKey, TValue> dictionary, IEqualityComparer<TKey>? comparer)
        : this((IEnumerable<KeyValuePair<TKey, TValue>>)ThrowHelper.NotNull(dictionary, nameof(dictionary)), comparer)
    {
    }

    public Dictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection) : this(collection, null)
    {
    }

    public Dictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey>? comparer)
        : this(0, comparer)
    {
        ArgumentNullException.ThrowIfNull(collection);
        foreach (KeyValuePair<TKey, TValue> pair in collection)
        {
            Add(pair.Key, pair.Value);
        }
    }

    public IEqualityComparer<TKey> Comparer => _comparer ?? EqualityComparer<TKey>.Default;

    public int Count => _table.Count;

    public int Capacity => _table.Capacity;

    public KeyCollection Keys => _keys ??= new KeyCollection(this);

    public ValueCollection Values => _valueView ??= new ValueCollection(this);

    public TValue this[TKey key]
    {
        get
        {
            int index = Find(key);
            if (index < 0)
            {
                ThrowHelper.ThrowKeyNotFound(key);
            }

            return _values[index];
        }

        set
        {
            int index = FindOrAdd(key, out _); // may replace the array
            _values[index] = value;
        }
    }

    public void Add(TKey key, TValue value)
    {
        int index = FindOrAdd(key, out bool found);
        if (found)
        {
            ThrowHelper.ThrowArgument("An item with the same key has already been added. Key: " + key.ToString());
        }

        _values[index] = value;
    }

    public bool TryAdd(TKey key, TValue value)
    {
        int index = FindOrAdd(key, out bool found);
        if (!found)
        {
            _values[index] = value;
        }

        return !found;
    }

    public bool ContainsKey(TKey key) => Find(key) >= 0;

    public bool ContainsValue(TValue value)
    {
        for (int i = 0; i < _table.UsedEntries; i++)
        {
            if (_table.IsOccupied(i) && DefaultEquality<TValue>.AreEqual(_values[i], value))
            {
                return true;
            }
        }

        return false;
    }

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        int index = Find(key);
        value = index < 0 ? default : _values[index];
        return index >= 0;
    }

    public bool Remove(TKey key) => Remove(key, out _);

    public bool Remove(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        CheckKey(key);
        int index = _table.Remove(key, _comparer);
        if (index < 0)
        {
            value = default;
            return false;
        }

        value = _values[index];
        _values[index] = default!;
        return true;
    }

    public void Clear()
    {
        if (_table.Count != 0)
        {
            new Span<TValue>(_values, 0, _table.UsedEntries).Clear();
            _table.Clear();
            _version++;
        }
    }

    public int EnsureCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        if (capacity > _table.Capacity)
        {
            _version++;
            _table.Resize(capacity);
            Array.Resize(ref _values, _table.Capacity);
        }

        return _table.Capacity;
    }

    public void TrimExcess()
    {
        Dictionary<TKey, TValue> copy = new(Count, _comparer);
        foreach (KeyValuePair<TKey, TValue> pair in this)
        {
            copy.Add(pair.Key, pair.Value);
        }

        _table = copy._table;
        _values = copy._values;
        _version++;
    }

    public Enumerator GetEnumerator() => new(this, false);

    private int Find(TKey key)
    {
        CheckKey(key);
        return _table.Find(key, _comparer);
    }

    /// <summary>The index for the value of a key, new or not.</summary>
    private int FindOrAdd(TKey key, out bool found)
    {
        CheckKey(key);
        int index = _table.FindOrAdd(key, _comparer, out found);
        if (_values.Length < _table.Capacity)
        {
            Array.Resize(ref _values, _table.Capacity);
        }

        if (!found)
        {
            _version++;
        }

        return index;
    }

    private static void CheckKey(TKey key)
    {
        if (key is null)
        {
            ThrowHelper.ThrowNull(nameof(key));
        }
    }
}
