namespace System.Security.Cryptography;

/// <summary>A certificate or key cannot be used.</summary>
public class CryptographicException : SystemException
{
    /// <summary>Makes the exception.</summary>
    public CryptographicException()
        : base("Error occurred during a cryptographic operation.")
    {
    }

    /// <summary>Makes the exception for a number.</summary>
    public CryptographicException(int hr)
        : this() => ErrorCode = hr;

    /// <summary>Makes the exception with a message.</summary>
    public CryptographicException(string? message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and a cause.</summary>
    public CryptographicException(string? message, Exception? inner)
        : base(message, inner)
    {
    }

    private protected CryptographicException(string message, int errorCode)
        : base(message) => ErrorCode = errorCode;

    /// <summary>Number of the reason, as in the socket table: see <c>docs/diagnostics.md</c>; 0 = none. Not in .NET;
    /// nanoFramework has it.</summary>
    public int ErrorCode { get; }
}
