namespace System.Collections.Generic;

/// <summary>A dictionary does not contain the key.</summary>
public class KeyNotFoundException : SystemException
{
    public KeyNotFoundException() : base("The given key was not present in the dictionary.")
    {
    }

    public KeyNotFoundException(string? message) : base(message)
    {
    }

    public KeyNotFoundException(string? message, Exception? innerException) : base(message, innerException)
    {
    }
}
