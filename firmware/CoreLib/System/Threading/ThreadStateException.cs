namespace System.Threading;

/// <summary>A thread's state does not allow the call.</summary>
public class ThreadStateException : SystemException
{
    public ThreadStateException() : base("Thread was in an invalid state for the operation being executed.")
    {
    }

    public ThreadStateException(string? message) : base(message)
    {
    }

    public ThreadStateException(string? message, Exception? innerException) : base(message, innerException)
    {
    }
}
