using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Net;

/// <summary>A UDP flow to a server on this PC.</summary>
internal sealed class LoopbackUdp : IUdpUpstream, IDisposable
{
    private const int MaximumDatagram = 65535;

    private readonly EventLoop loop;
    private readonly IUdpUpstreamEvents events;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
    {
        Blocking = false,
    };
    private readonly byte[] buffer = new byte[MaximumDatagram];
    private bool closed;

    public LoopbackUdp(EventLoop loop, IPEndPoint target, IUdpUpstreamEvents events)
    {
        this.loop = loop;
        this.events = events;
        socket.Connect(target); // For UDP this only sets the peer.
        _ = ReceiveAsync();
    }

    public void Send(ReadOnlySpan<byte> datagram)
    {
        // An error here is the ICMP answer to an earlier datagram, which the receive reports too, or a full buffer,
        // which loses a datagram as networks do.
        _ = socket.Send(datagram, SocketFlags.None, out _);
    }

    public void Close()
    {
        if (!closed)
        {
            closed = true;
            socket.Dispose();
        }
    }

    public void Dispose() => Close();

    private async Task ReceiveAsync()
    {
        try
        {
            int count = await socket.ReceiveAsync(buffer, SocketFlags.None).ConfigureAwait(false);
            loop.Post(() => Deliver(count));
        }
        catch (SocketException)
        {
            loop.Post(() => Deliver(null));
        }
        catch (ObjectDisposedException)
        {
            // Closed by us: nobody waits for more.
        }
    }

    private void Deliver(int? count)
    {
        if (closed)
        {
            return;
        }
        if (count is int length)
        {
            events.OnDatagram(buffer.AsSpan(0, length));
        }
        else
        {
            events.OnUnreachable();
        }
        if (!closed)
        {
            _ = ReceiveAsync();
        }
    }
}
