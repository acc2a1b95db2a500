using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>A part of an array.</summary>
public readonly struct ArraySegment<T> : IList<T>, IReadOnlyList<T>, IEquatable<ArraySegment<T>>
{
    private readonly T[]? _array;

    public ArraySegment(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        _array = array;
        Count = array.Length;
    }

    public ArraySegment(T[] array, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (offset < 0 || count < 0)
        {
            ThrowHelper.ThrowNegative(offset < 0 ? nameof(offset) : nameof(count));
        }

        if (count > array.Length - offset)
        {
            ThrowHelper.ThrowArgument("Offset and length were out of bounds for the array or count is greater than the "
                + "number of elements from index to the end of the source collection.");
        }

        _array = array;
        Offset = offset;
        Count = count;
    }

    public static ArraySegment<T> Empty => new(System.Array.Empty<T>());

    public T[]? Array => _array;

    public int Offset { get; }

    public int Count { get; }

    bool ICollection<T>.IsReadOnly => true;

    public T this[int index]
    {
        get
        {
            CheckIndex(index);
            return _array![Offset + index];
        }

        set
        {
            CheckIndex(index);
            _array![Offset + index] = value;
        }
    }

    public ArraySegment<T> Slice(int index)
    {
        CheckSlice(index, Count - index);
        return new ArraySegment<T>(_array!, Offset + index, Count - index);
    }

    public ArraySegment<T> Slice(int index, int count)
    {
        CheckSlice(index, count);
        return new ArraySegment<T>(_array!, Offset + index, count);
    }

    public T[] ToArray() => new ReadOnlySpan<T>(_array, Offset, Count).ToArray();

    public void CopyTo(T[] destination) => CopyTo(destination, 0);

    public void CopyTo(T[] destination, int destinationIndex) =>
        System.Array.Copy(_array!, Offset, destination, destinationIndex, Count);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    int IList<T>.IndexOf(T item)
    {
        int index = System.Array.IndexOf(_array!, item, Offset, Count);
        return index < 0 ? -1 : index - Offset;
    }

    bool ICollection<T>.Contains(T item) => System.Array.IndexOf(_array!, item, Offset, Count) >= 0;

    void IList<T>.Insert(int index, T item) => throw new NotSupportedException();

    void IList<T>.RemoveAt(int index) => throw new NotSupportedException();

    void ICollection<T>.Add(T item) => throw new NotSupportedException();

    void ICollection<T>.Clear() => throw new NotSupportedException();

    bool ICollection<T>.Remove(T item) => throw new NotSupportedException();

    public bool Equals(ArraySegment<T> obj) => obj._array == _array && obj.Offset == Offset && obj.Count == Count;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ArraySegment<T> segment && Equals(segment);

    public override int GetHashCode() => _array is null ? 0 : HashCode.Combine(Offset, Count, _array.GetHashCode());

    public static bool operator ==(ArraySegment<T> a, ArraySegment<T> b) => a.Equals(b);

    public static bool operator !=(ArraySegment<T> a, ArraySegment<T> b) => !a.Equals(b);

    public static implicit operator ArraySegment<T>(T[]? array) => array is null ? default : new ArraySegment<T>(array);

    private void CheckIndex(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            ThrowHelper.ThrowIndexArgument();
        }
    }

    private void CheckSlice(int index, int count)
    {
        if ((uint)index > (uint)Count || (uint)count > (uint)(Count - index))
        {
            ThrowHelper.ThrowIndexArgument();
        }
    }

    public struct Enumerator : IEnumerator<T>
    {
        private readonly T[]? _array;
        private readonly int _start;
        private readonly int _end;
        private int _index;

        internal Enumerator(ArraySegment<T> segment)
        {
            _array = segment._array;
            _start = segment.Offset;
            _end = segment.Offset + segment.Count;
            _index = _start - 1;
        }

        public readonly T Current
        {
            get
            {
                if (_index < _start || _index >= _end)
                {
                    ArrayEnumerator.ThrowNoCurrent(_index < _start ? -1 : 0);
                }

                return _array![_index];
            }
        }

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (_index < _end)
            {
                _index++;
            }

            return _index < _end;
        }

        void IEnumerator.Reset() => _index = _start - 1;

        public readonly void Dispose()
        {
        }
    }
}
