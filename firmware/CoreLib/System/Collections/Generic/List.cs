using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

/// <summary>Items by position in an array that grows.</summary>
public partial class List<T> : IList<T>, IList, IReadOnlyList<T>
{
    private const int FirstCapacity = 4;

    private T[] _items;
    private int _size;
    private int _version;

    public List() => _items = Array.Empty<T>();

    public List(int capacity)
    {
        if (capacity < 0)
        {
            ThrowHelper.ThrowNegative(nameof(capacity));
        }

        _items = capacity == 0 ? Array.Empty<T>() : new T[capacity];
    }

    public List(IEnumerable<T> collection) : this()
    {
        ArgumentNullException.ThrowIfNull(collection);
        if (collection is ICollection<T> counted)
        {
            Capacity = counted.Count;
        }

        AddRange(collection);
    }

    public int Count => _size;

    public int Capacity
    {
        get => _items.Length;
        set
        {
            if (value < _size)
            {
                ThrowHelper.ThrowArgumentOutOfRange(nameof(value), "capacity was less than the current size.");
            }

            if (value != _items.Length)
            {
                Array.Resize(ref _items, value);
            }
        }
    }

    bool ICollection<T>.IsReadOnly => false;

    bool IList.IsReadOnly => false;

    bool IList.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    internal Span<T> Items => new(_items, 0, _size);

    public T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_size)
            {
                ThrowHelper.ThrowIndexArgument();
            }

            return _items[index];
        }

        set
        {
            if ((uint)index >= (uint)_size)
            {
                ThrowHelper.ThrowIndexArgument();
            }

            _items[index] = value;
            _version++;
        }
    }

    object? IList.this[int index]
    {
        get => this[index];
        set => this[index] = Cast(value);
    }

    public void Add(T item)
    {
        _version++;
        if (_size == _items.Length)
        {
            Grow(_size + 1);
        }

        _items[_size++] = item;
    }

    public void AddRange(IEnumerable<T> collection) => InsertRange(_size, collection);

    public void AddRange(params ReadOnlySpan<T> source)
    {
        if (source.Length != 0)
        {
            source.CopyTo(OpenGap(_size, source.Length));
        }
    }

    public void Insert(int index, T item)
    {
        if ((uint)index > (uint)_size)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(index), "Index must be within the bounds of the List.");
        }

        OpenGap(index, 1)[0] = item;
    }

    public void InsertRange(int index, IEnumerable<T> collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        if ((uint)index > (uint)_size)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(index), "Index was out of range. Must be non-negative and less "
                + "than or equal to the size of the collection.");
        }

        if (collection is ICollection<T> counted)
        {
            if (counted.Count != 0)
            {
                T[] copy = new T[counted.Count]; // a copy, because the collection may be this list
                counted.CopyTo(copy, 0);
                new ReadOnlySpan<T>(copy).CopyTo(OpenGap(index, copy.Length));
            }

            return;
        }

        foreach (T item in collection)
        {
            Insert(index++, item);
        }
    }

    public void Clear()
    {
        _version++;
        Items.Clear();
        _size = 0;
    }

    public bool Remove(T item)
    {
        int index = IndexOf(item);
        if (index >= 0)
        {
            RemoveAt(index);
        }

        return index >= 0;
    }

    public void RemoveAt(int index)
    {
        if ((uint)index >= (uint)_size)
        {
            ThrowHelper.ThrowIndexArgument();
        }

        RemoveRange(index, 1);
    }

    public void RemoveRange(int index, int count)
    {
        CheckRange(index, count);
        if (count == 0)
        {
            return;
        }

        _version++;
        _size -= count;
        Array.Move(_items, index + count, _items, index, _size - index);
        new Span<T>(_items, _size, count).Clear();
    }

    public int RemoveAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        int kept = 0;
        for (int i = 0; i < _size; i++)
        {
            if (!match(_items[i]))
            {
                _items[kept++] = _items[i];
            }
        }

        int removed = _size - kept;
        new Span<T>(_items, kept, removed).Clear();
        _size = kept;
        _version++;
        return removed;
    }

    public void Reverse() => Reverse(0, _size);

    public void Reverse(int index, int count)
    {
        CheckRange(index, count);
        _version++;
        Array.Reverse(_items, index, count);
    }

    public void Sort() => Sort(0, _size, null);

    public void Sort(IComparer<T>? comparer) => Sort(0, _size, comparer);

    public void Sort(int index, int count, IComparer<T>? comparer)
    {
        CheckRange(index, count);
        _version++;
        Array.Sort(_items, index, count, comparer);
    }

    public void Sort(Comparison<T> comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        _version++;
        Items.Sort(comparison);
    }

    public int EnsureCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        if (_items.Length < capacity)
        {
            Grow(capacity);
        }

        return _items.Length;
    }

    public void TrimExcess()
    {
        if (_size < (int)(_items.Length * 0.9))
        {
            Capacity = _size;
        }
    }

    public T[] ToArray() => Items.ToArray();

    public List<T> GetRange(int index, int count)
    {
        CheckRange(index, count);
        List<T> range = new(count);
        range.AddRange(new ReadOnlySpan<T>(_items, index, count));
        return range;
    }

    public List<T> Slice(int start, int length) => GetRange(start, length);

    public ReadOnlyCollection<T> AsReadOnly() => new(this);

    public void CopyTo(T[] array) => CopyTo(array, 0);

    public void CopyTo(T[] array, int arrayIndex) => Array.Copy(_items, 0, array, arrayIndex, _size);

    public void CopyTo(int index, T[] array, int arrayIndex, int count)
    {
        CheckRange(index, count);
        Array.Copy(_items, index, array, arrayIndex, count);
    }

    void ICollection.CopyTo(Array array, int arrayIndex) => Array.Copy(_items, 0, array, arrayIndex, _size);

    int IList.Add(object? value)
    {
        Add(Cast(value));
        return _size - 1;
    }

    bool IList.Contains(object? value) => IsCompatible(value) && Contains((T)value!);

    int IList.IndexOf(object? value) => IsCompatible(value) ? IndexOf((T)value!) : -1;

    void IList.Insert(int index, object? value) => Insert(index, Cast(value));

    void IList.Remove(object? value)
    {
        if (IsCompatible(value))
        {
            Remove((T)value!);
        }
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    /// <summary>Sets the number of items; new ones are whatever the array holds there.</summary>
    internal void SetCount(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _version++;
        if (count > _items.Length)
        {
            Grow(count);
        }
        else if (count < _size)
        {
            new Span<T>(_items, count, _size - count).Clear();
        }

        _size = count;
    }

    private static bool IsCompatible(object? value) => value is T || (value is null && default(T) is null);

    private static T Cast(object? value)
    {
        if (!IsCompatible(value))
        {
            ThrowHelper.ThrowArgument("The value \"" + value?.ToString() + "\" is not of type \"" + typeof(T).ToString()
                + "\" and cannot be used in this generic collection.", nameof(value));
        }

        return (T)value!;
    }

    private void Grow(int needed)
    {
        int capacity = _items.Length == 0 ? FirstCapacity : 2 * _items.Length;
        Capacity = (uint)capacity > (uint)Array.MaxLength ? Array.MaxLength : Math.Max(capacity, needed);
    }

    /// <summary>Moves the items from a position on up and returns the gap.</summary>
    private Span<T> OpenGap(int index, int count)
    {
        _version++;
        if (_items.Length - _size < count)
        {
            Grow(checked(_size + count));
        }

        Array.Move(_items, index, _items, index + count, _size - index);
        _size += count;
        return new Span<T>(_items, index, count);
    }

    private void CheckRange(int index, int count)
    {
        if (index < 0 || count < 0)
        {
            ThrowHelper.ThrowNegative(index < 0 ? nameof(index) : nameof(count));
        }

        if (_size - index < count)
        {
            ThrowHelper.ThrowArgument("Offset and length were out of bounds for the array or count is greater than the "
                + "number of elements from index to the end of the source collection.");
        }
    }

    public struct Enumerator : IEnumerator<T>
    {
        private readonly List<T> _list;
        private readonly int _version;
        private int _index;
        private T? _current;

        internal Enumerator(List<T> list)
        {
            _list = list;
            _version = list._version;
        }

        public readonly T Current => _current!;

        readonly object? IEnumerator.Current
        {
            get
            {
                if (_index == 0 || _index == _list._size + 1)
                {
                    ThrowHelper.ThrowInvalidOperation(
                        "Enumeration has either not started or has already finished.");
                }

                return _current;
            }
        }

        public bool MoveNext()
        {
            if (_version != _list._version)
            {
                ThrowHelper.ThrowVersionChanged();
            }

            if ((uint)_index < (uint)_list._size)
            {
                _current = _list._items[_index++];
                return true;
            }

            _index = _list._size + 1;
            _current = default;
            return false;
        }

        void IEnumerator.Reset()
        {
            if (_version != _list._version)
            {
                ThrowHelper.ThrowVersionChanged();
            }

            _index = 0;
            _current = default;
        }

        public readonly void Dispose()
        {
        }
    }
}
