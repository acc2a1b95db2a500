namespace System;

/// <summary>A static constructor failed; every use of its type fails the same way from then on.</summary>
public sealed class TypeInitializationException : SystemException
{
    public TypeInitializationException(string? fullTypeName, Exception? innerException)
        : base(string.Concat("The type initializer for '", fullTypeName, "' threw an exception."), innerException) =>
        TypeName = fullTypeName ?? "";

    public string TypeName { get; }
}
