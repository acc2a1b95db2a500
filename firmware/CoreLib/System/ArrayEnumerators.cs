using System.Collections;
using System.Collections.Generic;

namespace System;

/// <summary>Walks over the elements of a <c>T[]</c>.</summary>
internal sealed class SZArrayEnumerator<T> : IEnumerator<T>
{
    private readonly T[] _array;
    private int _index = -1;

    internal SZArrayEnumerator(T[] array) => _array = array;

    public T Current
    {
        get
        {
            if ((uint)_index >= (uint)_array.Length)
            {
                ArrayEnumerator.ThrowNoCurrent(_index);
            }

            return _array[_index];
        }
    }

    object? IEnumerator.Current => Current;

    public bool MoveNext()
    {
        if (_index < _array.Length)
        {
            _index++;
        }

        return _index < _array.Length;
    }

    public void Reset() => _index = -1;

    public void Dispose()
    {
    }
}

/// <summary>Walks over the elements of any array, as objects.</summary>
internal sealed class ArrayEnumerator : IEnumerator, ICloneable
{
    private readonly Array _array;
    private int _index = -1;

    internal ArrayEnumerator(Array array) => _array = array;

    public object? Current
    {
        get
        {
            if ((uint)_index >= (uint)_array.Length)
            {
                ThrowNoCurrent(_index);
            }

            return _array.GetValue(_index);
        }
    }

    public bool MoveNext()
    {
        if (_index < _array.Length)
        {
            _index++;
        }

        return _index < _array.Length;
    }

    public void Reset() => _index = -1;

    public object Clone() => MemberwiseClone();

    internal static void ThrowNoCurrent(int index) => ThrowHelper.ThrowInvalidOperation(index < 0
        ? "Enumeration has not started. Call MoveNext." : "Enumeration already finished.");
}
