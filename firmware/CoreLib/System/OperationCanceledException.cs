namespace System;

/// <summary>An operation was cancelled.</summary>
public class OperationCanceledException : SystemException
{
    public OperationCanceledException() : base("The operation was canceled.")
    {
    }

    public OperationCanceledException(string? message) : base(message)
    {
    }

    public OperationCanceledException(string? message, Exception? innerException) : base(message, innerException)
    {
    }
}
