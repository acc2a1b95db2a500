using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System;

/// <summary>An argument has a value that the method does not accept.</summary>
public class ArgumentException : SystemException
{
    public ArgumentException() : base("Value does not fall within the expected range.")
    {
    }

    public ArgumentException(string? message) : base(message)
    {
    }

    public ArgumentException(string? message, Exception? innerException) : base(message, innerException)
    {
    }

    public ArgumentException(string? message, string? paramName) : base(Compose(message, paramName)) =>
        ParamName = paramName;

    public ArgumentException(string? message, string? paramName, Exception? innerException)
        : base(Compose(message, paramName), innerException) => ParamName = paramName;

    /// <summary>With a message that its subclass has composed.</summary>
    private protected ArgumentException(string? composed, string? paramName, Exception? innerException, bool isComposed)
        : base(composed, innerException) => ParamName = paramName;

    public virtual string? ParamName { get; }

    public static void ThrowIfNullOrEmpty([NotNull] string? argument,
        [CallerArgumentExpression(nameof(argument))] string? paramName = null)
    {
        ArgumentNullException.ThrowIfNull(argument, paramName);
        if (argument.Length == 0)
        {
            throw new ArgumentException("The value cannot be an empty string.", paramName);
        }
    }

    public static void ThrowIfNullOrWhiteSpace([NotNull] string? argument,
        [CallerArgumentExpression(nameof(argument))] string? paramName = null)
    {
        ArgumentNullException.ThrowIfNull(argument, paramName);
        if (string.IsNullOrWhiteSpace(argument))
        {
            throw new ArgumentException(
                "The value cannot be an empty string or composed entirely of whitespace.", paramName);
        }
    }

    private protected static string? Compose(string? message, string? paramName)
    {
        if (paramName is null || paramName.Length == 0)
        {
            return message;
        }

        message ??= "Value does not fall within the expected range.";
        return string.Concat(message, " (Parameter '", paramName, "')");
    }
}
