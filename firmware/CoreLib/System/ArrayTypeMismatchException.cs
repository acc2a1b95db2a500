namespace System;

/// <summary>An element of the wrong type was stored into an array.</summary>
public class ArrayTypeMismatchException : SystemException
{
    public ArrayTypeMismatchException() : base("Attempted to access an element as a type incompatible with the array.")
    {
    }

    public ArrayTypeMismatchException(string? message) : base(message)
    {
    }

    public ArrayTypeMismatchException(string? message, Exception? innerException) : base(message, innerException)
    {
    }
}
