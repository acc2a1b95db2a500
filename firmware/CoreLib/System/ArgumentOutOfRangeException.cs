using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System;

/// <summary>An argument lies outside the range that the method accepts.</summary>
public class ArgumentOutOfRangeException : ArgumentException
{
    private const string DefaultMessage = "Specified argument was out of the range of valid values.";

    public ArgumentOutOfRangeException() : base(DefaultMessage)
    {
    }

    public ArgumentOutOfRangeException(string? paramName) : base(DefaultMessage, paramName)
    {
    }

    public ArgumentOutOfRangeException(string? message, Exception? innerException) : base(message, innerException)
    {
    }

    public ArgumentOutOfRangeException(string? paramName, string? message) : base(message, paramName)
    {
    }

    public ArgumentOutOfRangeException(string? paramName, object? actualValue, string? message)
        : this(paramName, actualValue, actualValue?.ToString(), message)
    {
    }

    /// <summary>For values whose type is known, so that not every type's ToString comes into the image.</summary>
    private protected ArgumentOutOfRangeException(string? paramName, object? actualValue, string? actualText,
        string? message) : base(Compose(message, paramName, actualText), paramName, null, true) =>
        ActualValue = actualValue;

    public virtual object? ActualValue { get; }

    public static void ThrowIfNegative(int value, [CallerArgumentExpression(nameof(value))] string? paramName = null) =>
        ThrowIfNegative((long)value, paramName);

    public static void ThrowIfNegative(long value, [CallerArgumentExpression(nameof(value))] string? paramName = null)
    {
        if (value < 0)
        {
            string text = value.ToString();
            Throw(paramName, value, text, string.Concat(paramName, " ('", text, "') must be a non-negative value."));
        }
    }

    public static void ThrowIfZero(int value, [CallerArgumentExpression(nameof(value))] string? paramName = null)
    {
        if (value == 0)
        {
            Throw(paramName, value, "0", string.Concat(paramName, " ('0') must be a non-zero value."));
        }
    }

    public static void ThrowIfNegativeOrZero(int value,
        [CallerArgumentExpression(nameof(value))] string? paramName = null)
    {
        if (value <= 0)
        {
            string text = value.ToString();
            Throw(paramName, value, text,
                string.Concat(paramName, " ('", text, "') must be a non-negative and non-zero value."));
        }
    }

    public static void ThrowIfGreaterThan<T>(T value, T other,
        [CallerArgumentExpression(nameof(value))] string? paramName = null) where T : IComparable<T>
    {
        if (value.CompareTo(other) > 0)
        {
            ThrowRelation(value, other, paramName, "less than or equal to '");
        }
    }

    public static void ThrowIfGreaterThanOrEqual<T>(T value, T other,
        [CallerArgumentExpression(nameof(value))] string? paramName = null) where T : IComparable<T>
    {
        if (value.CompareTo(other) >= 0)
        {
            ThrowRelation(value, other, paramName, "less than '");
        }
    }

    public static void ThrowIfLessThan<T>(T value, T other,
        [CallerArgumentExpression(nameof(value))] string? paramName = null) where T : IComparable<T>
    {
        if (value.CompareTo(other) < 0)
        {
            ThrowRelation(value, other, paramName, "greater than or equal to '");
        }
    }

    public static void ThrowIfLessThanOrEqual<T>(T value, T other,
        [CallerArgumentExpression(nameof(value))] string? paramName = null) where T : IComparable<T>
    {
        if (value.CompareTo(other) <= 0)
        {
            ThrowRelation(value, other, paramName, "greater than '");
        }
    }

    [DoesNotReturn]
    private static void ThrowRelation<T>(T value, T other, string? paramName, string relation)
    {
        string? text = value?.ToString();
        string start = string.Concat(paramName, " ('", text, "') must be ");
        Throw(paramName, value, text, string.Concat(start, relation, other?.ToString(), "'."));
    }

    [DoesNotReturn]
    private static void Throw(string? paramName, object? value, string? text, string message) =>
        throw new ArgumentOutOfRangeException(paramName, value, text, message);

    private static string? Compose(string? message, string? paramName, string? actualText)
    {
        string? text = Compose(message, paramName);
        return actualText is null ? text : string.Concat(text, "\nActual value was ", actualText, ".");
    }
}
