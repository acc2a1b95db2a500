using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace System;

public sealed partial class String
{
    public static string Format([StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format, object? arg0) =>
        Format(null, format, new ReadOnlySpan<object?>(in arg0));

    public static string Format([StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format, object? arg0,
        object? arg1) => Format(null, format, new ReadOnlySpan<object?>([arg0, arg1]));

    public static string Format([StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format, object? arg0,
        object? arg1, object? arg2) => Format(null, format, new ReadOnlySpan<object?>([arg0, arg1, arg2]));

    public static string Format([StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format,
        params object?[] args) =>
        Format(null, format, new ReadOnlySpan<object?>(ThrowHelper.NotNull(args, nameof(args))));

    public static string Format(IFormatProvider? provider,
        [StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format, params object?[] args) =>
        Format(provider, format, new ReadOnlySpan<object?>(ThrowHelper.NotNull(args, nameof(args))));

    public static string Format(IFormatProvider? provider,
        [StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format, params ReadOnlySpan<object?> args)
    {
        ArgumentNullException.ThrowIfNull(format);
        TextBuilder text = new(stackalloc char[64]);
        CompositeFormatter.Append(ref text, format, args);
        return text.ToString();
    }
}
