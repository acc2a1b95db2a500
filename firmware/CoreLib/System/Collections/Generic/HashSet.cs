using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

/// <summary>A set; enumerations have the order of insertion as long as nothing was removed.</summary>
public partial class HashSet<T> : ISet<T>, IReadOnlyCollection<T>
{
    private readonly IEqualityComparer<T>? _comparer;
    private HashTable<T> _table;
    private int _version;

    public HashSet() : this(0, null)
    {
    }

    public HashSet(int capacity) : this(capacity, null)
    {
    }

    public HashSet(IEqualityComparer<T>? comparer) : this(0, comparer)
    {
    }

    public HashSet(int capacity, IEqualityComparer<T>? comparer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _comparer = comparer;
        _table = new HashTable<T>(capacity);
    }

    public HashSet(IEnumerable<T> collection) : this(collection, null)
    {
    }

    public HashSet(IEnumerable<T> collection, IEqualityComparer<T>? comparer) : this(0, comparer)
    {
        ArgumentNullException.ThrowIfNull(collection);
        UnionWith(collection);
    }

    public IEqualityComparer<T> Comparer => _comparer ?? EqualityComparer<T>.Default;

    public int Count => _table.Count;

    public int Capacity => _table.Capacity;

    bool ICollection<T>.IsReadOnly => false;

    public bool Add(T item)
    {
        _table.FindOrAdd(item, _comparer, out bool found);
        _version += found ? 0 : 1;
        return !found;
    }

    void ICollection<T>.Add(T item) => Add(item);

    public bool Remove(T item) => _table.Remove(item, _comparer) >= 0;

    public bool Contains(T item) => _table.Find(item, _comparer) >= 0;

    public bool TryGetValue(T equalValue, [MaybeNullWhen(false)] out T actualValue)
    {
        int index = _table.Find(equalValue, _comparer);
        actualValue = index < 0 ? default : _table.KeyAt(index);
        return index >= 0;
    }

    public void Clear()
    {
        if (Count != 0)
        {
            _table.Clear();
            _version++;
        }
    }

    public int RemoveWhere(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        int removed = 0;
        for (int i = 0; i < _table.UsedEntries; i++)
        {
            if (_table.IsOccupied(i) && match(_table.KeyAt(i)) && Remove(_table.KeyAt(i)))
            {
                removed++;
            }
        }

        return removed;
    }

    public int EnsureCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        if (capacity > _table.Capacity)
        {
            _table.Resize(capacity);
            _version++;
        }

        return _table.Capacity;
    }

    public void CopyTo(T[] array) => CopyTo(array, 0);

    public void CopyTo(T[] array, int arrayIndex)
    {
        CollectionChecks.CopyTo(array, arrayIndex, Count);
        foreach (T item in this)
        {
            array[arrayIndex++] = item;
        }
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    public struct Enumerator : IEnumerator<T>
    {
        private readonly HashSet<T> _set;
        private readonly int _version;
        private int _next;
        private T? _current;

        internal Enumerator(HashSet<T> set)
        {
            _set = set;
            _version = set._version;
        }

        public readonly T Current => _current!;

        readonly object? IEnumerator.Current => _current;

        public bool MoveNext()
        {
            CheckVersion();
            while (_next < _set._table.UsedEntries)
            {
                int index = _next++;
                if (_set._table.IsOccupied(index))
                {
                    _current = _set._table.KeyAt(index);
                    return true;
                }
            }

            _current = default;
            return false;
        }

        void IEnumerator.Reset()
        {
            CheckVersion();
            _next = 0;
            _current = default;
        }

        public readonly void Dispose()
        {
        }

        private readonly void CheckVersion()
        {
            if (_version != _set._version)
            {
                ThrowHelper.ThrowVersionChanged();
            }
        }
    }
}
