using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System.Text;

public sealed partial class StringBuilder
{
    public StringBuilder Append(char value)
    {
        Extend(1)[0] = value;
        return this;
    }

    public StringBuilder Append(char value, int repeatCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeatCount);
        Extend(repeatCount).Fill(value);
        return this;
    }

    public StringBuilder Append(ReadOnlySpan<char> value)
    {
        value.CopyTo(Extend(value.Length));
        return this;
    }

    public StringBuilder Append(string? value) => Append(value.AsSpan());

    public StringBuilder Append(string? value, int startIndex, int count) => Append(value.AsSpan(startIndex, count));

    public StringBuilder Append(char[]? value) => Append(new ReadOnlySpan<char>(value));

    public StringBuilder Append(char[]? value, int startIndex, int charCount) =>
        Append(new ReadOnlySpan<char>(value, startIndex, charCount));

    public unsafe StringBuilder Append(char* value, int valueCount) =>
        Append(new ReadOnlySpan<char>(value, valueCount));

    public StringBuilder Append(StringBuilder? value) => value is null ? this : Append(value.Text);

    public StringBuilder Append(StringBuilder? value, int startIndex, int count)
    {
        if (value is null)
        {
            return this;
        }

        value.CheckRange(startIndex, count);
        return Append(value.Text.Slice(startIndex, count));
    }

    public StringBuilder Append(bool value) => Append(value ? "True" : "False");

    public StringBuilder Append(byte value) => Append((int)value);

    public StringBuilder Append(sbyte value) => Append((int)value);

    public StringBuilder Append(short value) => Append((int)value);

    public StringBuilder Append(ushort value) => Append((int)value);

    public StringBuilder Append(int value)
    {
        Span<char> digits = stackalloc char[11];
        return Append(digits.Slice(Number.WriteDecimal(value, digits)));
    }

    public StringBuilder Append(uint value) => Append((long)value);

    public StringBuilder Append(long value)
    {
        Span<char> digits = stackalloc char[Number.MaxDecimalLength];
        return Append(digits.Slice(Number.WriteDecimal(value, digits)));
    }

    public StringBuilder Append(ulong value) => Append(value.ToString());

    public StringBuilder Append(float value) => Append(value.ToString());

    public StringBuilder Append(double value) => Append(value.ToString());

    public StringBuilder Append(object? value) => value is null ? this : Append(value.ToString());

    public StringBuilder Append(
        [InterpolatedStringHandlerArgument("")] ref AppendInterpolatedStringHandler handler) => this;

    public StringBuilder Append(IFormatProvider? provider,
        [InterpolatedStringHandlerArgument("", nameof(provider))] ref AppendInterpolatedStringHandler handler) => this;

    public StringBuilder AppendLine() => Append('\n');

    public StringBuilder AppendLine(string? value) => Append(value).Append('\n');

    public StringBuilder AppendLine(
        [InterpolatedStringHandlerArgument("")] ref AppendInterpolatedStringHandler handler) => AppendLine();

    public StringBuilder AppendFormat([StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format,
        object? arg0) => AppendFormat(format, new ReadOnlySpan<object?>(in arg0));

    public StringBuilder AppendFormat([StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format,
        object? arg0, object? arg1) => AppendFormat(format, new ReadOnlySpan<object?>([arg0, arg1]));

    public StringBuilder AppendFormat([StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format,
        object? arg0, object? arg1, object? arg2) =>
        AppendFormat(format, new ReadOnlySpan<object?>([arg0, arg1, arg2]));

    public StringBuilder AppendFormat([StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format,
        params object?[] args) =>
        AppendFormat(format, new ReadOnlySpan<object?>(ThrowHelper.NotNull(args, nameof(args))));

    public StringBuilder AppendFormat(IFormatProvider? provider,
        [StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format, params object?[] args) =>
        AppendFormat(format, new ReadOnlySpan<object?>(ThrowHelper.NotNull(args, nameof(args))));

    public StringBuilder AppendJoin(string? separator, params string?[] values) =>
        Append(string.Join(separator, values));

    public StringBuilder AppendJoin(char separator, params string?[] values) => Append(string.Join(separator, values));

    public StringBuilder AppendJoin<T>(string? separator, IEnumerable<T> values) =>
        Append(string.Join(separator, values));

    public StringBuilder AppendJoin<T>(char separator, IEnumerable<T> values) => Append(string.Join(separator, values));

    private StringBuilder AppendFormat(string format, ReadOnlySpan<object?> args)
    {
        ArgumentNullException.ThrowIfNull(format);
        TextBuilder text = new(stackalloc char[64]);
        CompositeFormatter.Append(ref text, format, args);
        return Append(text.Text);
    }

    /// <summary>Appends the parts of an interpolated string one by one.</summary>
    [InterpolatedStringHandler]
    public readonly struct AppendInterpolatedStringHandler
    {
        private readonly StringBuilder _builder;

        public AppendInterpolatedStringHandler(int literalLength, int formattedCount, StringBuilder stringBuilder) =>
            _builder = stringBuilder;

        public AppendInterpolatedStringHandler(int literalLength, int formattedCount, StringBuilder stringBuilder,
            IFormatProvider? provider) => _builder = stringBuilder;

        public void AppendLiteral(string value) => _builder.Append(value);

        public void AppendFormatted(string? value) => _builder.Append(value);

        public void AppendFormatted(char value) => _builder.Append(value);

        public void AppendFormatted(int value) => _builder.Append(value);

        public void AppendFormatted(long value) => _builder.Append(value);

        public void AppendFormatted(byte value) => _builder.Append((int)value);

        public void AppendFormatted(uint value) => _builder.Append((long)value);

        public void AppendFormatted(bool value) => _builder.Append(value);

        public void AppendFormatted(double value) => _builder.Append(value);

        public void AppendFormatted(ReadOnlySpan<char> value) => _builder.Append(value);

        public void AppendFormatted<T>(T value) => AppendFormatted(value, 0, null);

        public void AppendFormatted<T>(T value, string? format) => AppendFormatted(value, 0, format);

        public void AppendFormatted<T>(T value, int alignment) => AppendFormatted(value, alignment, null);

        public void AppendFormatted<T>(T value, int alignment, string? format)
        {
            string? text = value is IFormattable formattable ? formattable.ToString(format, null) : value?.ToString();
            int missing = (alignment < 0 ? -alignment : alignment) - (text is null ? 0 : text.Length);
            if (alignment > 0 && missing > 0)
            {
                _builder.Append(' ', missing);
            }

            _builder.Append(text);
            if (alignment < 0 && missing > 0)
            {
                _builder.Append(' ', missing);
            }
        }
    }
}
