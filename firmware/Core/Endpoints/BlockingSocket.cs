using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Tls;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Endpoints;

/// <summary>
/// A socket whose calls wait, for System.Net. The waiting happens outside the core lock and stops nobody but the
/// caller; several threads may wait on one socket, and a close wakes them all. Time-outs are in milliseconds, negative =
/// none.
/// </summary>
public sealed class BlockingSocket
{
    private readonly CoreHost _host;
    private readonly IEndpointSignal _signal;
    private readonly Endpoint _endpoint;

    private BlockingSocket(CoreHost host, IEndpointSignal signal, Transport transport)
    {
        _host = host;
        _signal = signal;
        _endpoint = new Endpoint(host.Engine, transport, signal);
    }

    /// <summary>The socket is connected, as far as is known.</summary>
    public bool IsConnected
    {
        get
        {
            using (_host.EnterEndpoint())
            {
                return _endpoint.IsConnected;
            }
        }
    }

    /// <summary>Why the connect failed or the connection ended; <see cref="EndpointResult.Done"/>: it did not.</summary>
    public EndpointResult Ended
    {
        get
        {
            using (_host.EnterEndpoint())
            {
                return _endpoint.Ended;
            }
        }
    }

    /// <summary>The reason behind <see cref="EndpointResult.TlsFailed"/> and behind <see cref="Ended"/>.</summary>
    public SocketFailure Failure
    {
        get
        {
            using (_host.EnterEndpoint())
            {
                return _endpoint.Failure;
            }
        }
    }

    /// <summary>Bytes that can be read now.</summary>
    public int Available
    {
        get
        {
            using (_host.EnterEndpoint())
            {
                return _endpoint.Available;
            }
        }
    }

    /// <summary>Both ends; 0 where there is none.</summary>
    public SlotAddresses Addresses
    {
        get
        {
            using (_host.EnterEndpoint())
            {
                return _endpoint.Addresses;
            }
        }
    }

    /// <summary>Takes one of the ten slots; the first one starts the modem.</summary>
    /// <returns><see cref="EndpointResult.TooManySockets"/> when there is none.</returns>
    public static EndpointResult Open(CoreHost host, Transport transport, out BlockingSocket socket)
        => Open(host, transport, new EndpointSignal(), out socket);

    internal static EndpointResult Open(
        CoreHost host, Transport transport, IEndpointSignal signal, out BlockingSocket socket)
    {
        socket = new BlockingSocket(host, signal, transport);
        using (host.EnterEndpoint())
        {
            host.Engine.PowerOnByReceive();
            host.WakeCore();
            return socket._endpoint.TryLease() ? EndpointResult.Done : EndpointResult.TooManySockets;
        }
    }

    /// <summary>Reserves a local port; 0 = any.</summary>
    public EndpointResult Bind(ushort port)
    {
        using (_host.EnterEndpoint())
        {
            return _endpoint.Bind(port);
        }
    }

    /// <summary>Connects; waits for the link, too.</summary>
    public EndpointResult Connect(uint address, ushort port, int timeoutMs)
    {
        Patience patience = new(_host, _signal, timeoutMs);
        patience.Look();
        EndpointResult result;
        using (_host.EnterEndpoint())
        {
            result = _endpoint.Connect(address, port);
            _host.WakeCore();
        }

        while (result == EndpointResult.Wait && patience.Wait())
        {
            patience.Look();
            using (_host.EnterEndpoint())
            {
                result = _endpoint.ConnectOutcome(address, port);
                _host.WakeCore();
            }
        }

        return result == EndpointResult.Wait ? GiveUpConnect() : result;
    }

    /// <summary>
    /// Turns the connection into TLS; returns when the handshake is done. TLS has to be in the image and enabled.
    /// </summary>
    /// <param name="options">Must not change as long as the socket is open.</param>
    /// <param name="timeoutMs">Longest wait; TLS itself gives up after a minute.</param>
    public EndpointResult Secure(TlsOptions options, int timeoutMs)
    {
        TlsSupport.Enable(_host);
        Patience patience = new(_host, _signal, timeoutMs);
        patience.Look();
        EndpointResult result;
        using (_host.EnterEndpoint())
        {
            result = _endpoint.Secure(options, default);
            _host.WakeCore();
        }

        while (result == EndpointResult.Wait && patience.Wait())
        {
            patience.Look();
            using (_host.EnterEndpoint())
            {
                result = _endpoint.SecureOutcome;
            }
        }

        return result == EndpointResult.Wait ? GiveUpSecure() : result;
    }

    /// <summary>Takes connections on the bound port.</summary>
    public EndpointResult Listen(int backlog)
    {
        using (_host.EnterEndpoint())
        {
            return _endpoint.Listen(backlog);
        }
    }

    /// <summary>The next connection.</summary>
    public EndpointResult Accept(int timeoutMs, out BlockingSocket accepted)
        => Accept(timeoutMs, new EndpointSignal(), out accepted);

    internal EndpointResult Accept(int timeoutMs, IEndpointSignal signal, out BlockingSocket accepted)
    {
        Patience patience = new(_host, _signal, timeoutMs);
        accepted = new BlockingSocket(_host, signal, Transport.Tcp);
        EndpointResult result;
        do
        {
            patience.Look();
            using (_host.EnterEndpoint())
            {
                result = _endpoint.Accept(accepted._endpoint);
                _host.WakeCore();
            }
        }
        while (result == EndpointResult.Wait && patience.Wait());
        return Final(result);
    }

    /// <summary>Sends all of it.</summary>
    /// <param name="data">TCP: any length. UDP: one datagram, at most 1472 bytes.</param>
    /// <param name="timeoutMs">Longest wait for room in the send buffers.</param>
    /// <param name="sent">Bytes accepted, also when the call fails.</param>
    public EndpointResult Send(ReadOnlySpan<byte> data, int timeoutMs, out int sent)
    {
        Patience patience = new(_host, _signal, timeoutMs);
        EndpointResult result;
        sent = 0;
        do
        {
            patience.Look();
            using (_host.EnterEndpoint())
            {
                result = _endpoint.Send(data.Slice(sent), out int part);
                sent += part;
                _host.WakeCore();
            }
        }
        while (result == EndpointResult.Wait && patience.Wait());
        return Final(result);
    }

    /// <summary>UDP: sends one datagram to a peer.</summary>
    public EndpointResult SendTo(ReadOnlySpan<byte> data, uint address, ushort port, int timeoutMs, out int sent)
    {
        Patience patience = new(_host, _signal, timeoutMs);
        EndpointResult result;
        do
        {
            patience.Look();
            using (_host.EnterEndpoint())
            {
                result = _endpoint.SendTo(data, address, port, out sent);
                _host.WakeCore();
            }
        }
        while (result == EndpointResult.Wait && patience.Wait());
        return Final(result);
    }

    /// <summary>TCP: what is there, 0 bytes at the end of the stream. UDP: one datagram.</summary>
    /// <param name="buffer">Where to; what of a datagram does not fit is lost.</param>
    /// <param name="peek">Leaves the data where it is.</param>
    /// <param name="timeoutMs">Longest wait for data.</param>
    /// <param name="received">Bytes copied.</param>
    /// <param name="sender">The peer.</param>
    public EndpointResult Receive(
        Span<byte> buffer, bool peek, int timeoutMs, out int received, out SlotAddresses sender)
    {
        Patience patience = new(_host, _signal, timeoutMs);
        EndpointResult result;
        do
        {
            patience.Look();
            using (_host.EnterEndpoint())
            {
                result = _endpoint.Receive(buffer, peek, out received, out sender);
                _host.WakeCore();
            }
        }
        while (result == EndpointResult.Wait && patience.Wait());
        return Final(result);
    }

    /// <summary>Waits until the socket is ready for something.</summary>
    public bool Poll(PollMode mode, int timeoutMs)
    {
        Patience patience = new(_host, _signal, timeoutMs);
        bool ready;
        do
        {
            patience.Look();
            ready = IsReady(mode);
        }
        while (!ready && patience.Wait());
        return ready;
    }

    /// <summary>Shuts directions down. TCP: the end of sending reaches the peer as the end of the stream.</summary>
    public EndpointResult ShutDown(bool receiving, bool sending)
    {
        using (_host.EnterEndpoint())
        {
            _host.WakeCore();
            return _endpoint.ShutDown(receiving, sending);
        }
    }

    /// <summary>Sets an option.</summary>
    public EndpointResult SetOption(EndpointOption option, int value)
    {
        using (_host.EnterEndpoint())
        {
            return _endpoint.SetOption(option, value);
        }
    }

    /// <summary>The value of an option.</summary>
    public int GetOption(EndpointOption option)
    {
        using (_host.EnterEndpoint())
        {
            return _endpoint.Options[option];
        }
    }

    /// <summary>Closes: calls that wait end with <see cref="EndpointResult.Closed"/>. What was sent is still
    /// delivered.</summary>
    /// <param name="lingerMs">Negative: at once, delivery goes on by itself. 0: at once, the connection is reset.
    /// Otherwise waits so long for the delivery, and resets the connection if it is not complete then.</param>
    public void Close(int lingerMs)
    {
        Patience patience = new(_host, _signal, lingerMs);
        bool delivered = lingerMs < 0 || IsDelivered(ref patience);
        while (!delivered && patience.Wait())
        {
            delivered = IsDelivered(ref patience);
        }

        using (_host.EnterEndpoint())
        {
            _endpoint.Close(abort: !delivered || lingerMs == 0);
            _host.WakeCore();
        }
    }

    private bool IsDelivered(ref Patience patience)
    {
        patience.Look();
        using (_host.EnterEndpoint())
        {
            return _endpoint.Unconfirmed == 0;
        }
    }

    private bool IsReady(PollMode mode)
    {
        using (_host.EnterEndpoint())
        {
            return mode switch
            {
                PollMode.Read => _endpoint.IsReadable,
                PollMode.Write => _endpoint.IsWritable,
                _ => _endpoint.IsInError,
            };
        }
    }

    private EndpointResult GiveUpConnect()
    {
        using (_host.EnterEndpoint())
        {
            return _endpoint.GiveUpConnect();
        }
    }

    private EndpointResult GiveUpSecure()
    {
        using (_host.EnterEndpoint())
        {
            return _endpoint.GiveUpSecure();
        }
    }

    private static EndpointResult Final(EndpointResult result)
        => result == EndpointResult.Wait ? EndpointResult.TimedOut : result;
}
