using System;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Endpoints;

/// <summary>TLS over a connection that stands.</summary>
internal sealed partial class Endpoint
{
    private bool _isSecure;

    /// <summary>Starts the handshake: what was sent and received until now was plain text, nothing is from now
    /// on.</summary>
    /// <param name="options">Must not change as long as the socket is open.</param>
    /// <param name="name">The peer's name; may be empty.</param>
    public EndpointResult Secure(TlsOptions options, ReadOnlySpan<byte> name)
    {
        EndpointResult refused = CheckConnected(_sendingShutDown);
        if (refused != EndpointResult.Done || _isSecure || _transport != Transport.Tcp)
        {
            return refused == EndpointResult.Done ? EndpointResult.InvalidState : refused;
        }

        switch (Stack.Secure(Slot, options, name))
        {
            case StackResult.Ok or StackResult.Pending:
                _isSecure = true;
                _phase = EndpointPhase.Securing;
                return EndpointResult.Wait;
            case StackResult.OutOfMemory:
                return EndpointResult.NoMemory;
            case StackResult.Refused:
                Failure = Stack.FailureOf(Slot);
                return EndpointResults.Of(Failure);
            default:
                Failure = SocketFailure.TlsNotInImage;
                return EndpointResult.TlsFailed;
        }
    }

    /// <summary>After <see cref="Secure"/> said wait: what became of it.</summary>
    public EndpointResult SecureOutcome => _phase switch
    {
        EndpointPhase.Closed => EndpointResult.Closed,
        EndpointPhase.Securing => EndpointResult.Wait,
        _ => Ended,
    };

    /// <summary>The caller does not wait for the handshake any longer: the connection is of no use.</summary>
    public EndpointResult GiveUpSecure()
    {
        if (_phase == EndpointPhase.Securing)
        {
            Failure = SocketFailure.TlsTimedOut;
            Ended = EndpointResult.TlsFailed;
            _phase = EndpointPhase.Connected;
        }

        return SecureOutcome;
    }
}
