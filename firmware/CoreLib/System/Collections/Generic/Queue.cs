using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

/// <summary>First in, first out, in a ring that grows.</summary>
public class Queue<T> : IReadOnlyCollection<T>, ICollection
{
    private const int FirstCapacity = 4;

    private T[] _ring;
    private int _head;
    private int _size;
    private int _version;

    public Queue() => _ring = Array.Empty<T>();

    public Queue(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _ring = new T[capacity];
    }

    public Queue(IEnumerable<T> collection) : this()
    {
        ArgumentNullException.ThrowIfNull(collection);
        foreach (T item in collection)
        {
            Enqueue(item);
        }
    }

    public int Count => _size;

    public int Capacity => _ring.Length;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    public void Enqueue(T item)
    {
        if (_size == _ring.Length)
        {
            SetCapacity(Math.Max(_ring.Length * 2, FirstCapacity));
        }

        _ring[Position(_size++)] = item;
        _version++;
    }

    public T Dequeue()
    {
        if (!TryDequeue(out T? result))
        {
            ThrowEmpty();
        }

        return result!;
    }

    public bool TryDequeue([MaybeNullWhen(false)] out T result)
    {
        if (_size == 0)
        {
            result = default;
            return false;
        }

        result = _ring[_head];
        _ring[_head] = default!;
        _head = Position(1);
        _size--;
        _version++;
        return true;
    }

    public T Peek()
    {
        if (_size == 0)
        {
            ThrowEmpty();
        }

        return _ring[_head];
    }

    public bool TryPeek([MaybeNullWhen(false)] out T result)
    {
        result = _size == 0 ? default : _ring[_head];
        return _size != 0;
    }

    public bool Contains(T item)
    {
        for (int i = 0; i < _size; i++)
        {
            if (DefaultEquality<T>.AreEqual(_ring[Position(i)], item))
            {
                return true;
            }
        }

        return false;
    }

    public void Clear()
    {
        new Span<T>(_ring).Clear();
        _head = 0;
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
            array[arrayIndex + i] = _ring[Position(i)];
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
        if (_ring.Length < capacity)
        {
            SetCapacity(Math.Max(capacity, _ring.Length * 2));
        }

        return _ring.Length;
    }

    public void TrimExcess() => SetCapacity(_size);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    private static void ThrowEmpty() => ThrowHelper.ThrowInvalidOperation("Queue empty.");

    private int Position(int index)
    {
        int position = _head + index;
        return position < _ring.Length ? position : position - _ring.Length;
    }

    private void SetCapacity(int capacity)
    {
        T[] larger = new T[capacity];
        CopyTo(larger, 0);
        _ring = larger;
        _head = 0;
        _version++;
    }

    public struct Enumerator : IEnumerator<T>
    {
        private readonly Queue<T> _queue;
        private readonly int _version;
        private int _index;

        internal Enumerator(Queue<T> queue)
        {
            _queue = queue;
            _version = queue._version;
            _index = -1;
        }

        public readonly T Current
        {
            get
            {
                if ((uint)_index >= (uint)_queue._size)
                {
                    ThrowHelper.ThrowInvalidOperation(_index < 0
                        ? "Enumeration has not started. Call MoveNext." : "Enumeration already finished.");
                }

                return _queue._ring[_queue.Position(_index)];
            }
        }

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            CheckVersion();
            if (_index < _queue._size)
            {
                _index++;
            }

            return _index < _queue._size;
        }

        void IEnumerator.Reset()
        {
            CheckVersion();
            _index = -1;
        }

        public readonly void Dispose()
        {
        }

        private readonly void CheckVersion()
        {
            if (_version != _queue._version)
            {
                ThrowHelper.ThrowVersionChanged();
            }
        }
    }
}
