namespace System.Net.Sockets;

/// <summary>A socket operation failed.</summary>
public class SocketException : Exception
{
    /// <summary>Makes the exception for an error.</summary>
    public SocketException(SocketError errorCode)
        : this(errorCode, SocketFailures.TextOf(errorCode))
    {
    }

    internal SocketException(SocketError errorCode, string message)
        : base(message) => SocketErrorCode = errorCode;

    /// <summary>The number of the error.</summary>
    public int ErrorCode => (int)SocketErrorCode;

    /// <summary>The error.</summary>
    public SocketError SocketErrorCode { get; }
}
