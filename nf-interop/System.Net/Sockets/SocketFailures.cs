using NanoSocket.Core.Endpoints;

namespace System.Net.Sockets;

/// <summary>What the core says as the error that .NET gives it, and in words.</summary>
internal static class SocketFailures
{
    /// <exception cref="SocketException">The result is not <see cref="EndpointResult.Done"/>.</exception>
    public static void ThrowUnlessDone(EndpointResult result)
    {
        if (result != EndpointResult.Done)
        {
            throw Of(result);
        }
    }

    public static SocketException Of(EndpointResult result) => result switch
    {
        EndpointResult.LinkDown => new SocketException(ErrorOf(result), LinkProblem()),
        EndpointResult.LinkLost => new SocketException(ErrorOf(result), "The mobile link was lost."),
        _ => new SocketException(ErrorOf(result)),
    };

    public static string TextOf(SocketError error) => error switch
    {
        SocketError.Interrupted => "The socket was closed while the call waited.",
        SocketError.TooManyOpenSockets => "All sockets of the device are in use: close one first.",
        SocketError.TimedOut => "The time allowed for the operation is over, or the peer does not answer.",
        SocketError.AddressAlreadyInUse => "The local port is in use.",
        SocketError.AddressNotAvailable => "The address is not this device's.",
        SocketError.ConnectionRefused => "The peer refused the connection.",
        SocketError.ConnectionReset => "The peer reset the connection.",
        SocketError.HostUnreachable => "The peer cannot be reached.",
        SocketError.NotConnected => "The socket is not connected.",
        SocketError.IsConnected => "The socket is connected already.",
        SocketError.Shutdown => "The socket was shut down in this direction.",
        SocketError.MessageSize => "The datagram is longer than 1472 bytes.",
        SocketError.HostNotFound => "No such host is known.",
        SocketError.TryAgain => "The name servers do not answer.",
        SocketError.NoRecovery => "The name servers failed.",
        SocketError.NoBufferSpaceAvailable => "The network stack has no memory left for this.",
        SocketError.InvalidArgument => "The socket's state does not allow this operation.",
        SocketError.ProtocolOption => "The socket does not have this option, or not with this value.",
        SocketError.AddressFamilyNotSupported => "Only IPv4 is supported.",
        SocketError.SocketNotSupported => "Only stream and datagram sockets are supported.",
        SocketError.ProtocolNotSupported => "The protocol does not go with the socket's type.",
        SocketError.OperationNotSupported => "The operation is not supported on this socket.",
        _ => "Socket error " + ((int)error).ToString() + ".",
    };

    public static SocketError ErrorOf(EndpointResult result) => result switch
    {
        EndpointResult.Done => SocketError.Success,
        EndpointResult.LinkDown => SocketError.NetworkDown,
        EndpointResult.LinkLost => SocketError.ConnectionAborted,
        EndpointResult.TimedOut or EndpointResult.PeerSilent => SocketError.TimedOut,
        EndpointResult.Closed => SocketError.Interrupted,
        EndpointResult.TooManySockets => SocketError.TooManyOpenSockets,
        EndpointResult.NoMemory => SocketError.NoBufferSpaceAvailable,
        EndpointResult.PortInUse => SocketError.AddressAlreadyInUse,
        EndpointResult.AlreadyConnected => SocketError.IsConnected,
        EndpointResult.NotConnected => SocketError.NotConnected,
        EndpointResult.ShutDown => SocketError.Shutdown,
        EndpointResult.MessageTooLong => SocketError.MessageSize,
        EndpointResult.InvalidOption => SocketError.ProtocolOption,
        EndpointResult.Refused => SocketError.ConnectionRefused,
        EndpointResult.Unreachable => SocketError.HostUnreachable,
        EndpointResult.Reset or EndpointResult.TlsFailed => SocketError.ConnectionReset,
        EndpointResult.NameNotFound => SocketError.HostNotFound,
        EndpointResult.NameServerSilent => SocketError.TryAgain,
        EndpointResult.NameServerFailed => SocketError.NoRecovery,
        _ => SocketError.InvalidArgument,
    };

    private static string LinkProblem()
    {
        string problem = NanoSocket.Modem.Problem;
        return problem.Length == 0 ? "There is no mobile link yet." : "There is no mobile link: " + problem + ".";
    }
}
