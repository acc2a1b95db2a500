using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace System.Runtime.CompilerServices;

/// <summary>
/// Builds <c>$"..."</c>. Short results stay on the stack until the string is made. Integers and text have overloads of
/// their own, which neither box nor make a string first.
/// </summary>
[InterpolatedStringHandler]
public ref struct DefaultInterpolatedStringHandler
{
    private const int GuessPerHole = 11;

    private InlineBuffer _inline;
    private char[]? _heap;
    private int _length;

    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount)
        : this(literalLength, formattedCount, null)
    {
    }

    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount, IFormatProvider? provider)
    {
        int guess = literalLength + formattedCount * GuessPerHole;
        if (guess > InlineBuffer.Length)
        {
            _heap = new char[guess];
        }
    }

    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount, IFormatProvider? provider,
        Span<char> initialBuffer) : this(literalLength, formattedCount, provider)
    {
    }

    [UnscopedRef]
    public ReadOnlySpan<char> Text => Buffer.Slice(0, _length);

    [UnscopedRef]
    private Span<char> Buffer => _heap is null ? _inline : _heap;

    public void AppendLiteral(string value) => AppendFormatted(value.AsSpan());

    public void AppendFormatted(scoped ReadOnlySpan<char> value) => value.CopyTo(Extend(value.Length));

    public void AppendFormatted(scoped ReadOnlySpan<char> value, int alignment, string? format = null)
    {
        int start = _length;
        AppendFormatted(value);
        Align(start, alignment);
    }

    public void AppendFormatted(string? value) => AppendFormatted(value.AsSpan());

    public void AppendFormatted(string? value, int alignment, string? format = null) =>
        AppendFormatted(value.AsSpan(), alignment);

    public void AppendFormatted(char value) => Extend(1)[0] = value;

    public void AppendFormatted(int value)
    {
        Span<char> digits = stackalloc char[11];
        AppendFormatted(digits.Slice(Number.WriteDecimal(value, digits)));
    }

    public void AppendFormatted(long value)
    {
        Span<char> digits = stackalloc char[Number.MaxDecimalLength];
        AppendFormatted(digits.Slice(Number.WriteDecimal(value, digits)));
    }

    public void AppendFormatted(byte value) => AppendFormatted((int)value);

    public void AppendFormatted(sbyte value) => AppendFormatted((int)value);

    public void AppendFormatted(short value) => AppendFormatted((int)value);

    public void AppendFormatted(ushort value) => AppendFormatted((int)value);

    public void AppendFormatted(uint value) => AppendFormatted((long)value);

    public void AppendFormatted(ulong value) => AppendFormatted(value.ToString());

    public void AppendFormatted(bool value) => AppendFormatted(value ? "True" : "False");

    public void AppendFormatted(float value) => AppendFormatted(value.ToString());

    public void AppendFormatted(double value) => AppendFormatted(value.ToString());

    public void AppendFormatted(int value, string? format)
    {
        TextBuilder text = new(stackalloc char[48]);
        Number.FormatSigned(ref text, value, uint.MaxValue, format);
        AppendFormatted(text.Text);
    }

    public void AppendFormatted(int value, int alignment)
    {
        int start = _length;
        AppendFormatted(value);
        Align(start, alignment);
    }

    public void AppendFormatted<T>(T value)
    {
        if (value is string text)
        {
            AppendFormatted(text.AsSpan());
        }
        else if (value is IFormattable formattable && !typeof(T).IsPrimitive)
        {
            AppendFormatted(formattable.ToString(null, null));
        }
        else
        {
            AppendFormatted(value?.ToString());
        }
    }

    public void AppendFormatted<T>(T value, string? format)
    {
        if (value is IFormattable formattable)
        {
            AppendFormatted(formattable.ToString(format, null));
        }
        else
        {
            AppendFormatted(value?.ToString());
        }
    }

    public void AppendFormatted<T>(T value, int alignment)
    {
        int start = _length;
        AppendFormatted(value);
        Align(start, alignment);
    }

    public void AppendFormatted<T>(T value, int alignment, string? format)
    {
        int start = _length;
        AppendFormatted(value, format);
        Align(start, alignment);
    }

    public void AppendFormatted(object? value, int alignment = 0, string? format = null) =>
        AppendFormatted<object?>(value, alignment, format);

    public override string ToString() => new(Text);

    public string ToStringAndClear()
    {
        string result = new(Text);
        Clear();
        return result;
    }

    public void Clear()
    {
        _heap = null;
        _length = 0;
    }

    [UnscopedRef]
    private Span<char> Extend(int count)
    {
        if (count > Buffer.Length - _length)
        {
            char[] larger = new char[Math.Max(_length + count, Buffer.Length * 2)];
            Text.CopyTo(larger);
            _heap = larger;
        }

        Span<char> added = Buffer.Slice(_length, count);
        _length += count;
        return added;
    }

    /// <summary>Widens what was appended since a position: blanks before it, or after it when negative.</summary>
    private void Align(int start, int alignment)
    {
        int width = alignment < 0 ? -alignment : alignment;
        int written = _length - start;
        int missing = width - written;
        if (missing <= 0)
        {
            return;
        }

        Extend(missing);
        Span<char> field = Buffer.Slice(start, width);
        if (alignment < 0)
        {
            field.Slice(written).Fill(' ');
        }
        else
        {
            field.Slice(0, written).CopyTo(field.Slice(missing));
            field.Slice(0, missing).Fill(' ');
        }
    }

    [InlineArray(Length)]
    private struct InlineBuffer
    {
        internal const int Length = 64;

        private char _first;
    }
}
