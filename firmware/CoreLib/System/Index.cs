using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>A position counted from the start or, with <c>^</c>, from the end.</summary>
public readonly struct Index : IEquatable<Index>
{
    private readonly int _value; // from the end: its complement

    public Index(int value, bool fromEnd = false)
    {
        if (value < 0)
        {
            ThrowHelper.ThrowNegative(nameof(value));
        }

        _value = fromEnd ? ~value : value;
    }

    public static Index Start => new(0);

    public static Index End => new(0, true);

    public int Value => _value < 0 ? ~_value : _value;

    public bool IsFromEnd => _value < 0;

    public static Index FromStart(int value) => new(value);

    public static Index FromEnd(int value) => new(value, true);

    public int GetOffset(int length) => _value < 0 ? _value + length + 1 : _value;

    public bool Equals(Index other) => _value == other._value;

    public override bool Equals([NotNullWhen(true)] object? value) => value is Index index && Equals(index);

    public override int GetHashCode() => _value;

    public override string ToString() => IsFromEnd ? "^" + Value.ToString() : Value.ToString();

    public static implicit operator Index(int value) => FromStart(value);
}
