using System.Runtime.CompilerServices;

namespace System.Text;

/// <summary>Text that is put together piece by piece, in one array that grows.</summary>
public sealed partial class StringBuilder
{
    private const int DefaultCapacity = 16;

    private char[] _buffer;
    private int _length;

    public StringBuilder() : this(DefaultCapacity)
    {
    }

    public StringBuilder(int capacity) : this(capacity, int.MaxValue)
    {
    }

    public StringBuilder(int capacity, int maxCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxCapacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, maxCapacity);
        MaxCapacity = maxCapacity;
        _buffer = new char[capacity == 0 ? Math.Min(DefaultCapacity, maxCapacity) : capacity];
    }

    public StringBuilder(string? value) : this(value, DefaultCapacity)
    {
    }

    public StringBuilder(string? value, int capacity) : this(value, 0, value is null ? 0 : value.Length, capacity)
    {
    }

    public StringBuilder(string? value, int startIndex, int length, int capacity)
        : this(Math.Max(capacity, length), int.MaxValue) => Append(value.AsSpan(startIndex, length));

    public int MaxCapacity { get; }

    public int Capacity
    {
        get => _buffer.Length;
        set
        {
            if (value < _length)
            {
                ThrowHelper.ThrowArgumentOutOfRange(nameof(value), "capacity was less than the current size.");
            }

            Array.Resize(ref _buffer, value);
        }
    }

    public int Length
    {
        get => _length;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            if (value > MaxCapacity)
            {
                ThrowHelper.ThrowArgumentOutOfRange(nameof(value), "capacity was less than the current size.");
            }

            if (value > _length)
            {
                Append('\0', value - _length);
            }

            _length = value;
        }
    }

    [IndexerName("Chars")]
    public char this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_length)
            {
                ThrowHelper.ThrowIndexOutOfRange();
            }

            return _buffer[index];
        }

        set
        {
            if ((uint)index >= (uint)_length)
            {
                ThrowHelper.ThrowArgumentOutOfRange(nameof(index),
                    "Index was out of range. Must be non-negative and less than the size of the collection.");
            }

            _buffer[index] = value;
        }
    }

    private ReadOnlySpan<char> Text => new(_buffer, 0, _length);

    public int EnsureCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        if (capacity > _buffer.Length)
        {
            Array.Resize(ref _buffer, capacity);
        }

        return _buffer.Length;
    }

    public StringBuilder Clear()
    {
        _length = 0;
        return this;
    }

    public StringBuilder Insert(int index, string? value) => Insert(index, value.AsSpan());

    public StringBuilder Insert(int index, char value) => Insert(index, new ReadOnlySpan<char>(in value));

    public StringBuilder Insert(int index, int value) => Insert(index, value.ToString());

    public StringBuilder Insert(int index, object? value) => Insert(index, value?.ToString());

    public StringBuilder Insert(int index, char[]? value) => Insert(index, new ReadOnlySpan<char>(value));

    public StringBuilder Insert(int index, ReadOnlySpan<char> value)
    {
        CheckIndex(index);
        int tail = _length - index;
        Extend(value.Length);
        Array.Move(_buffer, index, _buffer, index + value.Length, tail);
        value.CopyTo(new Span<char>(_buffer, index, value.Length));
        return this;
    }

    public StringBuilder Insert(int index, string? value, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        CheckIndex(index);
        for (int i = 0; i < count; i++)
        {
            Insert(index, value);
        }

        return this;
    }

    public StringBuilder Remove(int startIndex, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startIndex);
        if (length < 0)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(length), "Length cannot be less than zero.");
        }

        if (length > _length - startIndex)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(length),
                "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        }

        Array.Move(_buffer, startIndex + length, _buffer, startIndex, _length - startIndex - length);
        _length -= length;
        return this;
    }

    public StringBuilder Replace(char oldChar, char newChar) => Replace(oldChar, newChar, 0, _length);

    public StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)
    {
        CheckRange(startIndex, count);
        for (int i = startIndex; i < startIndex + count; i++)
        {
            if (_buffer[i] == oldChar)
            {
                _buffer[i] = newChar;
            }
        }

        return this;
    }

    public StringBuilder Replace(string oldValue, string? newValue) => Replace(oldValue, newValue, 0, _length);

    public StringBuilder Replace(string oldValue, string? newValue, int startIndex, int count)
    {
        ArgumentException.ThrowIfNullOrEmpty(oldValue);
        CheckRange(startIndex, count);
        string before = ToString(startIndex, count);
        string after = before.Replace(oldValue, newValue);
        if (!ReferenceEquals(before, after))
        {
            Remove(startIndex, count);
            Insert(startIndex, after);
        }

        return this;
    }

    public void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) =>
        CopyTo(sourceIndex, destination.AsSpan(destinationIndex), count);

    public void CopyTo(int sourceIndex, Span<char> destination, int count)
    {
        CheckRange(sourceIndex, count);
        Text.Slice(sourceIndex, count).CopyTo(destination);
    }

    public bool Equals(StringBuilder? sb) => sb is not null && Text.SequenceEqual(sb.Text);

    public bool Equals(ReadOnlySpan<char> span) => Text.SequenceEqual(span);

    public override string ToString() => new(Text);

    public string ToString(int startIndex, int length)
    {
        CheckRange(startIndex, length);
        return new string(Text.Slice(startIndex, length));
    }

    /// <summary>Lengthens the text and returns the new part for the caller to write.</summary>
    private Span<char> Extend(int count)
    {
        int length = checked(_length + count);
        if (length > MaxCapacity)
        {
            ThrowHelper.ThrowArgumentOutOfRange("valueCount", "The length cannot be greater than the capacity.");
        }

        if (length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(Math.Max(length, _buffer.Length * 2), MaxCapacity));
        }

        Span<char> added = new(_buffer, _length, count);
        _length = length;
        return added;
    }

    private void CheckIndex(int index)
    {
        if ((uint)index > (uint)_length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(index),
                "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        }
    }

    private void CheckRange(int startIndex, int length)
    {
        if ((uint)startIndex > (uint)_length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(startIndex), startIndex < 0
                ? "StartIndex cannot be less than zero." : "startIndex cannot be larger than length of string.");
        }

        if ((uint)length > (uint)(_length - startIndex))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(length), length < 0
                ? "Length cannot be less than zero." : "Index and length must refer to a location within the string.");
        }
    }
}
