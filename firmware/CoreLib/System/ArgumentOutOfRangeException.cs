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
        : base(message, paramName) => ActualValue = actualValue;

    public virtual object? ActualValue { get; }

    public override string Message => ActualValue is null
        ? base.Message : base.Message + "\nActual value was " + ActualValue.ToString() + ".";

    public static void ThrowIfNegative(int value, [CallerArgumentExpression(nameof(value))] string? paramName = null) =>
        ThrowIfNegative((long)value, paramName);

    public static void ThrowIfNegative(long value, [CallerArgumentExpression(nameof(value))] string? paramName = null)
    {
        if (value < 0)
        {
            Throw(paramName, value,
                string.Concat(paramName, " ('", value.ToString(), "') must be a non-negative value."));
        }
    }

    public static void ThrowIfZero(int value, [CallerArgumentExpression(nameof(value))] string? paramName = null)
    {
        if (value == 0)
        {
            Throw(paramName, value, string.Concat(paramName, " ('0') must be a non-zero value."));
        }
    }

    public static void ThrowIfNegativeOrZero(int value,
        [CallerArgumentExpression(nameof(value))] string? paramName = null)
    {
        if (value <= 0)
        {
            Throw(paramName, value,
                string.Concat(paramName, " ('", value.ToString(), "') must be a non-negative and non-zero value."));
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
    private static void ThrowRelation<T>(T value, T other, string? paramName, string relation) => Throw(paramName,
        value, string.Concat(string.Concat(paramName, " ('", value?.ToString()), "') must be ", relation)
            + other?.ToString() + "'.");

    [DoesNotReturn]
    private static void Throw(string? paramName, object? value, string message) =>
        throw new ArgumentOutOfRangeException(paramName, value, message);
}
