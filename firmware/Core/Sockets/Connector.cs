using System;
using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Sockets;

/// <summary>
/// Makes connections: reserves the place in the stack, has the name resolved, and tries the name's addresses in turn
/// until one accepts.
/// </summary>
internal static class Connector
{
    /// <summary>
    /// Milliseconds from the connect after which no further address is tried; a peer that does not answer takes 21 s.
    /// </summary>
    private const int TrialLimitMs = 75_000;

    /// <summary>Starts a connect on a free slot.</summary>
    /// <param name="slot">The slot; stays free when the result is a failure.</param>
    /// <param name="task">Gets the messages.</param>
    /// <param name="host">The host as the app wrote it; TLS checks the peer's certificate against it.</param>
    /// <param name="literal">The address that the host is; null: it is a name.</param>
    /// <param name="request">The other arguments.</param>
    /// <param name="nowMs">The time.</param>
    /// <returns>Why the connect was refused; <see cref="SocketFailure.None"/>: a message follows.</returns>
    public static SocketFailure Start(SocketSlot slot, RtosTask task, ReadOnlySpan<byte> host, uint? literal,
        in ConnectRequest request, long nowMs)
    {
        Connection connection = slot.Connection;
        Transport transport = TransportOf(request.Kind);
        StackResult opened = connection.Open(transport, (ushort)request.LocalPort, Math.Max(0, request.ReceiveBuffer));
        if (opened != StackResult.Ok)
        {
            return ReasonOf(opened);
        }

        SocketFailure unsecured = Secure(connection, request, host);
        if (unsecured != SocketFailure.None)
        {
            connection.Close();
            return unsecured;
        }

        StackResult resolving = literal != null ? StackResult.Ok : connection.Resolve(host);
        if (resolving == StackResult.Refused)
        {
            SocketFailure reason = connection.Failure;
            connection.Close();
            return reason == SocketFailure.None ? SocketFailure.ResolverFull : reason;
        }

        slot.Begin(task, request, nowMs);
        if (literal is { } address)
        {
            slot.Addresses.Add(address);
            TryNextAddress(slot, SocketFailure.None);
        }
        else if (resolving == StackResult.Ok)
        {
            Resolved(slot);
        }
        else if (resolving != StackResult.Pending)
        {
            slot.ConnectFailed(resolving == StackResult.Invalid ? SocketFailure.BadName : ReasonOf(resolving));
        }

        return SocketFailure.None;
    }

    /// <summary>The name's addresses are known.</summary>
    public static void Resolved(SocketSlot slot)
    {
        for (int i = 0; slot.Connection.ResolvedAddress(i) is uint address and not 0; i++)
        {
            slot.Addresses.Add(address);
        }

        TryNextAddress(slot, SocketFailure.NameNotFound);
    }

    /// <summary>The address being tried did not accept.</summary>
    public static void Failed(SocketSlot slot, SocketFailure reason, long nowMs)
    {
        bool isOfAddress = reason < SocketFailure.LinkLost;
        bool mayGoOn = !slot.IsConnectDecided && isOfAddress && slot.Age(nowMs) < TrialLimitMs;
        if (!mayGoOn || !slot.Addresses.HasNext || !slot.Connection.CanOpenAgain)
        {
            slot.ConnectFailed(reason);
            return;
        }

        StackResult opened = slot.Connection.OpenAgain(slot.KeepAlive);
        if (opened == StackResult.Ok)
        {
            TryNextAddress(slot, reason);
        }
        else
        {
            slot.ConnectFailed(ReasonOf(opened));
        }
    }

    /// <summary>Reserves what TLS needs, if it is wanted.</summary>
    private static SocketFailure Secure(Connection connection, in ConnectRequest request, ReadOnlySpan<byte> host)
    {
        if (request.Kind != SocketKind.Tls)
        {
            return SocketFailure.None;
        }

        return connection.Secure(request.Tls!, host) switch
        {
            StackResult.Ok => SocketFailure.None,
            StackResult.Refused => connection.Failure,
            StackResult.Invalid => SocketFailure.TlsNotInImage,
            _ => SocketFailure.OutOfMemory,
        };
    }

    private static void TryNextAddress(SocketSlot slot, SocketFailure otherwise)
    {
        if (!slot.Addresses.TryNext())
        {
            slot.ConnectFailed(otherwise);
            return;
        }

        StackResult result = slot.Connection.Connect(slot.Addresses.Current, slot.Port);
        if (result is not (StackResult.Ok or StackResult.Pending))
        {
            slot.ConnectFailed(ReasonOf(result));
        }
        else if (slot.HasDatagrams)
        {
            slot.ConnectSucceeded();
        }
    }

    private static Transport TransportOf(SocketKind kind) => kind switch
    {
        SocketKind.Udp => Transport.Udp,
        SocketKind.Icmp => Transport.Icmp,
        _ => Transport.Tcp,
    };

    private static SocketFailure ReasonOf(StackResult result) => result switch
    {
        StackResult.PortInUse => SocketFailure.PortInUse,
        StackResult.NoRoute => SocketFailure.LinkDown,
        StackResult.Invalid => SocketFailure.Unreachable,
        _ => SocketFailure.OutOfMemory,
    };
}
