using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System;

/// <summary>An argument is null where the method needs an object.</summary>
public class ArgumentNullException : ArgumentException
{
    private const string DefaultMessage = "Value cannot be null.";

    public ArgumentNullException() : base(DefaultMessage)
    {
    }

    public ArgumentNullException(string? paramName) : base(DefaultMessage, paramName)
    {
    }

    public ArgumentNullException(string? message, Exception? innerException) : base(message, innerException)
    {
    }

    public ArgumentNullException(string? paramName, string? message) : base(message, paramName)
    {
    }

    public static void ThrowIfNull([NotNull] object? argument,
        [CallerArgumentExpression(nameof(argument))] string? paramName = null)
    {
        if (argument is null)
        {
            ThrowHelper.ThrowNull(paramName);
        }
    }

    public static unsafe void ThrowIfNull([NotNull] void* argument,
        [CallerArgumentExpression(nameof(argument))] string? paramName = null)
    {
        if (argument is null)
        {
            ThrowHelper.ThrowNull(paramName);
        }
    }
}
