using System;

namespace NanoSocket.Simulator.Net;

/// <summary>A connection to a server whose acknowledgments can be held back (<see cref="ServerPorts"/>). The right edge
/// of the server's window stays where the server put it.</summary>
internal sealed class HeldUpstream : ITcpUpstream
{
    private readonly ITcpUpstream server;
    private readonly ServerPorts ports;
    private readonly int port;
    private long shown;
    private bool finishShown;

    public HeldUpstream(ITcpUpstream server, ServerPorts ports, int port)
    {
        this.server = server;
        this.ports = ports;
        this.port = port;
    }

    public long AcknowledgedBytes => shown = IsHeld ? shown : server.AcknowledgedBytes;

    public long WindowBytes => server.WindowBytes + server.AcknowledgedBytes - AcknowledgedBytes;

    public bool IsFinishAcknowledged => finishShown = IsHeld ? finishShown : server.IsFinishAcknowledged;

    public bool IsReadFinished => server.IsReadFinished;

    private bool IsHeld => ports.AreAcknowledgmentsHeld(port);

    public int Write(ReadOnlySpan<byte> bytes) => server.Write(bytes);

    public void FinishWriting() => server.FinishWriting();

    public int Read(Span<byte> buffer) => server.Read(buffer);

    public void Close() => server.Close();

    public void Abort() => server.Abort();
}
