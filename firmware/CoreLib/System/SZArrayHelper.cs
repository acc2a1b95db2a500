using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace System;

/// <summary>
/// The generic collection interfaces of arrays. No object of this class exists: the compiler lists its interfaces in
/// the descriptor of <c>T[]</c>, with its methods, which are therefore called with the array as <c>this</c>. Nothing
/// here may be virtual, and nothing may use <c>this</c> but through <see cref="Self"/>.
/// </summary>
internal sealed class SZArrayHelper<T> : IList<T>, IReadOnlyList<T>
{
    private SZArrayHelper()
    {
    }

    public int Count => Self.Length;

    public bool IsReadOnly => true;

    private T[] Self => Unsafe.As<T[]>(this);

    public T this[int index]
    {
        get
        {
            CheckIndex(index);
            return Self[index];
        }

        set
        {
            CheckIndex(index);
            Self[index] = value;
        }
    }

    public void Add(T item) => throw Array.FixedSize();

    public void Clear() => throw new NotSupportedException("Collection is read-only.");

    public bool Contains(T item) => Array.IndexOf(Self, item) >= 0;

    public void CopyTo(T[] array, int arrayIndex)
    {
        T[] self = Self;
        Array.Copy(self, 0, array, arrayIndex, self.Length);
    }

    public int IndexOf(T item) => Array.IndexOf(Self, item);

    public void Insert(int index, T item) => throw Array.FixedSize();

    public bool Remove(T item) => throw Array.FixedSize();

    public void RemoveAt(int index) => throw Array.FixedSize();

    public IEnumerator<T> GetEnumerator() => new SZArrayEnumerator<T>(Self);

    IEnumerator IEnumerable.GetEnumerator() => new SZArrayEnumerator<T>(Self);

    private void CheckIndex(int index)
    {
        if ((uint)index >= (uint)Self.Length)
        {
            ThrowHelper.ThrowIndexArgument();
        }
    }
}
