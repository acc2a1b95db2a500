using System.Security.Authentication;
using NanoSocket;
using NanoSocket.Core.Endpoints;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace System.Net.Sockets;

/// <summary>What <see cref="Security.SslStream"/> needs.</summary>
public partial class Socket
{
    /// <summary>Turns the connection into TLS; waits for the handshake, as long as <see cref="ReceiveTimeout"/>
    /// allows and a minute at most.</summary>
    /// <exception cref="AuthenticationException">TLS failed.</exception>
    /// <exception cref="SocketException">The connection failed.</exception>
    internal void Secure(TlsOptions options)
    {
        BlockingSocket socket = Open;
        TlsSupport.Enable();
        EndpointResult result = socket.Secure(options, ReceiveWait);
        switch (result)
        {
            case EndpointResult.TlsFailed:
                throw new AuthenticationException(_socket.Failure);
            case EndpointResult.NoMemory:
                throw new AuthenticationException(SocketFailure.OutOfMemory);
            default:
                SocketFailures.ThrowUnlessDone(result);
                break;
        }
    }

    private void ThrowUnlessDone(EndpointResult result)
    {
        if (result == EndpointResult.TlsFailed)
        {
            string reason = SocketFailureText.Of(_socket.Failure);
            throw new SocketException(SocketFailures.ErrorOf(result), "TLS: " + reason + ".");
        }

        SocketFailures.ThrowUnlessDone(result);
    }
}
