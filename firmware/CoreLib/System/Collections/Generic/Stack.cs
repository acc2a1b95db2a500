using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

/// <summary>Last in, first out.</summary>
public class Stack<T> : IReadOnlyCollection<T>, ICollection
{
    private const int FirstCapacity = 4;

    private T[] _items;
    private int _size;
    private int _version;

    public Stack() => _items = Array.Empty<T>();

    public Stack(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _items = new T[capacity];
    }

    public Stack(IEnumerable<T> collection) : this()
    {
        ArgumentNullException.ThrowIfNull(collection);
        foreach (T item in collection)
        {
            Push(item);
        }
    }

    public int Count => _size;

    public int Capacity => _items.Length;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    public void Push(T item)
    {
        if (_size == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(_items.Length * 2, FirstCapacity));
        }

        _items[_size++] = item;
        _version++;
    }

    public T Pop()
    {
        if (!TryPop(out T? result))
        {
            ThrowEmpty();
        }

        return result!;
    }

    public bool TryPop([MaybeNullWhen(false)] out T result)
    {
        if (_size == 0)
        {
            result = default;
            return false;
        }

        result = _items[--_size];
        _items[_size] = default!;
        _version++;
        return true;
    }

    public T Peek()
    {
        if (_size == 0)
        {
            ThrowEmpty();
        }

        return _items[_size - 1];
    }

    public bool TryPeek([MaybeNullWhen(false)] out T result)
    {
        result = _size == 0 ? default : _items[_size - 1];
        return _size != 0;
    }

    public bool Contains(T item) => Array.IndexOf(_items, item, 0, _size) >= 0;

    public void Clear()
    {
        new Span<T>(_items, 0, _size).Clear();
        _size = 0;
        _version++;
    }

    public T[] ToArray()
    {
        T[] array = new T[_size];
        CopyTo(array, 0);
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex)
    {
        CollectionChecks.CopyTo(array, arrayIndex, _size);
        for (int i = 0; i < _size; i++)
        {
            array[arrayIndex + i] = _items[_size - 1 - i];
        }
    }

    void ICollection.CopyTo(Array array, int index)
    {
        CollectionChecks.CopyTo(array, index, _size);
        Array.Copy(ToArray(), 0, array, index, _size);
    }

    public int EnsureCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        if (_items.Length < capacity)
        {
            Array.Resize(ref _items, Math.Max(capacity, _items.Length * 2));
            _version++;
        }

        return _items.Length;
    }

    public void TrimExcess() => Array.Resize(ref _items, _size);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    private static void ThrowEmpty() => ThrowHelper.ThrowInvalidOperation("Stack empty.");

    public struct Enumerator : IEnumerator<T>
    {
        private readonly Stack<T> _stack;
        private readonly int _version;
        private int _taken; // items that MoveNext has passed, the current one included; 0 before the first

        internal Enumerator(Stack<T> stack)
        {
            _stack = stack;
            _version = stack._version;
        }

        public readonly T Current
        {
            get
            {
                if (_taken == 0 || _taken > _stack._size)
                {
                    ThrowHelper.ThrowInvalidOperation(_taken == 0
                        ? "Enumeration has not started. Call MoveNext." : "Enumeration already finished.");
                }

                return _stack._items[_stack._size - _taken];
            }
        }

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            CheckVersion();
            if (_taken <= _stack._size)
            {
                _taken++;
            }

            return _taken <= _stack._size;
        }

        void IEnumerator.Reset()
        {
            CheckVersion();
            _taken = 0;
        }

        public readonly void Dispose()
        {
        }

        private readonly void CheckVersion()
        {
            if (_version != _stack._version)
            {
                ThrowHelper.ThrowInvalidOperation(
                    "Collection was modified after the enumerator was instantiated.");
            }
        }
    }
}
