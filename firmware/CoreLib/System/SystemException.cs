namespace System;

/// <summary>Base of the errors that the class library raises.</summary>
public class SystemException : Exception
{
    public SystemException() : base("System error.")
    {
    }

    public SystemException(string? message) : base(message)
    {
    }

    public SystemException(string? message, Exception? innerException) : base(message, innerException)
    {
    }
}
