using System;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Net;

/// <summary>
/// A connection to a scripted server. The server's side is public; the modem's side is the interface. The server's
/// TCP acknowledges what fits into its receive buffer.
/// </summary>
public sealed class InMemoryTcpConnection : ITcpUpstream
{
    private const int SendBufferSize = 1 << 18;

    private readonly Timeline timeline;
    private readonly ITcpUpstreamEvents events;
    private readonly ByteRing toServer;
    private readonly ByteRing toHost = new(SendBufferSize);
    private long acknowledged;
    private bool serverFinished;
    private bool hostFinished;
    private bool aborted;
    private bool over;

    internal InMemoryTcpConnection(Timeline timeline, ITcpUpstreamEvents events, int window)
    {
        this.timeline = timeline;
        this.events = events;
        toServer = new ByteRing(window);
    }

    /// <summary>Bytes or FIN came from the host.</summary>
    public event Action? Readable;

    /// <summary>There is room again for <see cref="ServerWrite"/>.</summary>
    public event Action? Writable;

    /// <summary>The host reset the connection.</summary>
    public event Action? HostReset;

    /// <summary>The host's FIN came and everything before it was read.</summary>
    public bool IsHostFinished => hostFinished && toServer.Count == 0;

    /// <summary>The connection was reset or is closed in both directions.</summary>
    public bool IsOver => over;

    long ITcpUpstream.AcknowledgedBytes => acknowledged;

    long ITcpUpstream.WindowBytes => toServer.Free;

    bool ITcpUpstream.IsFinishAcknowledged => hostFinished;

    bool ITcpUpstream.IsReadFinished => serverFinished && toHost.Count == 0;

    /// <summary>The server reads.</summary>
    public int ServerRead(Span<byte> buffer)
    {
        int count = toServer.Peek(0, buffer);
        toServer.Skip(count);
        if (count > 0)
        {
            Later(events.OnProgress);
        }
        return count;
    }

    /// <summary>The server writes; returns how much its send buffer took.</summary>
    public int ServerWrite(ReadOnlySpan<byte> bytes)
    {
        int count = over || serverFinished ? 0 : toHost.Write(bytes);
        if (count > 0)
        {
            Later(events.OnReadable);
        }
        return count;
    }

    /// <summary>The server sends FIN.</summary>
    public void ServerFinish()
    {
        serverFinished = true;
        Later(events.OnReadable);
    }

    /// <summary>The server sends RST.</summary>
    public void ServerReset()
    {
        if (!over)
        {
            Later(events.OnReset);
        }
    }

    int ITcpUpstream.Write(ReadOnlySpan<byte> bytes)
    {
        int count = over ? 0 : toServer.Write(bytes);
        acknowledged += count;
        if (count > 0)
        {
            ServerLater(() => Readable?.Invoke());
        }
        return count;
    }

    void ITcpUpstream.FinishWriting()
    {
        hostFinished = true;
        ServerLater(() => Readable?.Invoke());
    }

    int ITcpUpstream.Read(Span<byte> buffer)
    {
        int count = toHost.Peek(0, buffer);
        toHost.Skip(count);
        if (count > 0)
        {
            ServerLater(() => Writable?.Invoke());
        }
        return count;
    }

    void ITcpUpstream.Close() => over = true;

    void ITcpUpstream.Abort()
    {
        if (!over)
        {
            over = aborted = true;
            timeline.After(TimeSpan.Zero, () => HostReset?.Invoke());
        }
    }

    /// <summary>An event for the modem, which hears nothing any more once it has let go.</summary>
    internal void Later(Action action) => timeline.After(TimeSpan.Zero, () =>
    {
        if (!over)
        {
            action();
        }
    });

    /// <summary>An event for the server, which may still read after both sides have ended.</summary>
    private void ServerLater(Action action) => timeline.After(TimeSpan.Zero, () =>
    {
        if (!aborted)
        {
            action();
        }
    });
}
