using NanoSocket.Core.Sockets;
using System.Security.Cryptography;

namespace System.Security.Authentication;

/// <summary>
/// A TLS handshake failed; the message says why. As in .NET, and a <see cref="CryptographicException"/> besides, since
/// that is what apps for nanoFramework catch.
/// </summary>
public class AuthenticationException : CryptographicException
{
    /// <summary>Makes the exception.</summary>
    public AuthenticationException()
        : base("The authentication failed.")
    {
    }

    /// <summary>Makes the exception with a message.</summary>
    public AuthenticationException(string? message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and a cause.</summary>
    public AuthenticationException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal AuthenticationException(SocketFailure failure)
        : base("The TLS handshake failed: " + SocketFailureText.Of(failure) + ".", (int)failure)
    {
    }
}
