using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>A part of an array that can be kept in fields; <see cref="Span"/> gives access to it.</summary>
public readonly struct Memory<T> : IEquatable<Memory<T>>
{
    private readonly T[]? _array;
    private readonly int _start;
    private readonly int _length;

    public Memory(T[]? array)
    {
        _array = array;
        _length = array is null ? 0 : array.Length;
    }

    public Memory(T[]? array, int start, int length)
    {
        _ = new Span<T>(array, start, length); // checks the range
        _array = array;
        _start = start;
        _length = length;
    }

    public static Memory<T> Empty => default;

    public int Length => _length;

    public bool IsEmpty => _length == 0;

    public Span<T> Span => new(_array, _start, _length);

    public Memory<T> Slice(int start) => Slice(start, _length - start);

    public Memory<T> Slice(int start, int length)
    {
        if ((uint)start > (uint)_length || (uint)length > (uint)(_length - start))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(start));
        }

        return new Memory<T>(_array, _start + start, length);
    }

    public void CopyTo(Memory<T> destination) => Span.CopyTo(destination.Span);

    public bool TryCopyTo(Memory<T> destination) => Span.TryCopyTo(destination.Span);

    public T[] ToArray() => Span.ToArray();

    public bool Equals(Memory<T> other) =>
        _array == other._array && _start == other._start && _length == other._length;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Memory<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_array, _start, _length);

    public override string ToString() => Span.ToString();

    public static implicit operator Memory<T>(T[]? array) => new(array);

    public static implicit operator Memory<T>(ArraySegment<T> segment) =>
        new(segment.Array, segment.Offset, segment.Count);

    public static implicit operator ReadOnlyMemory<T>(Memory<T> memory) =>
        new(memory._array, memory._start, memory._length);
}

/// <summary>A part of an array that can be kept in fields and is only read through it.</summary>
public readonly struct ReadOnlyMemory<T> : IEquatable<ReadOnlyMemory<T>>
{
    private readonly T[]? _array;
    private readonly int _start;
    private readonly int _length;

    public ReadOnlyMemory(T[]? array)
    {
        _array = array;
        _length = array is null ? 0 : array.Length;
    }

    public ReadOnlyMemory(T[]? array, int start, int length)
    {
        _ = new ReadOnlySpan<T>(array, start, length); // checks the range
        _array = array;
        _start = start;
        _length = length;
    }

    public static ReadOnlyMemory<T> Empty => default;

    public int Length => _length;

    public bool IsEmpty => _length == 0;

    public ReadOnlySpan<T> Span => new(_array, _start, _length);

    public ReadOnlyMemory<T> Slice(int start) => Slice(start, _length - start);

    public ReadOnlyMemory<T> Slice(int start, int length)
    {
        if ((uint)start > (uint)_length || (uint)length > (uint)(_length - start))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(start));
        }

        return new ReadOnlyMemory<T>(_array, _start + start, length);
    }

    public void CopyTo(Memory<T> destination) => Span.CopyTo(destination.Span);

    public bool TryCopyTo(Memory<T> destination) => Span.TryCopyTo(destination.Span);

    public T[] ToArray() => Span.ToArray();

    public bool Equals(ReadOnlyMemory<T> other) =>
        _array == other._array && _start == other._start && _length == other._length;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ReadOnlyMemory<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_array, _start, _length);

    public override string ToString() => Span.ToString();

    public static implicit operator ReadOnlyMemory<T>(T[]? array) => new(array);
}
