using System;
using NanoSocket.Simulator.Net;

namespace NanoSocket.Simulator.Tcp;

/// <summary>
/// The receiving half of a connection to the host: puts segments in order, hands them to the server and acknowledges
/// only what the server's TCP has acknowledged. FIN counts as one offset behind the last byte.
/// </summary>
internal sealed class TcpReceiver
{
    /// <summary>Without window scaling a window cannot be larger.</summary>
    private const int MaximumWindow = 65535;

    private readonly ReassemblyBuffer buffer = new(MaximumWindow + 1);
    private long? finishOffset;
    private bool finishPassed;
    private long announcedEdge;

    /// <summary>Everything up to here arrived without a gap, FIN included.</summary>
    public long Received => buffer.End + (IsFinishReceived ? 1 : 0);

    /// <summary>FIN and all bytes before it arrived.</summary>
    public bool IsFinishReceived => finishOffset is long end && buffer.End >= end;

    /// <summary>FIN and all bytes before it were acknowledged by the server.</summary>
    public bool IsFinished(ITcpUpstream upstream) => finishPassed && upstream.IsFinishAcknowledged;

    /// <summary>Takes a segment's bytes as far as the announced window reaches.</summary>
    public void Accept(long offset, ReadOnlySpan<byte> payload, bool finish)
    {
        long end = offset + payload.Length;
        long edge = Math.Max(announcedEdge, buffer.Start);
        if (end > edge)
        {
            payload = payload[..(int)Math.Max(0, edge - offset)];
            finish = false;
        }
        if (finish && finishOffset is null)
        {
            finishOffset = end;
        }
        if (finishOffset is long last && offset + payload.Length > last)
        {
            payload = payload[..(int)Math.Max(0, last - offset)]; // Nothing exists behind FIN.
        }
        buffer.Insert(offset, payload);
    }

    /// <summary>Hands over what the server takes.</summary>
    public void Pump(ITcpUpstream upstream)
    {
        while (!buffer.First.IsEmpty)
        {
            int written = upstream.Write(buffer.First);
            if (written == 0)
            {
                return;
            }
            buffer.Skip(written);
        }
        if (IsFinishReceived && !finishPassed)
        {
            finishPassed = true;
            upstream.FinishWriting();
        }
    }

    /// <summary>What may be acknowledged to the host.</summary>
    public long Acknowledged(ITcpUpstream upstream) =>
        IsFinished(upstream) ? finishOffset!.Value + 1 : Math.Min(upstream.AcknowledgedBytes, buffer.Start);

    /// <summary>
    /// The window to announce with that acknowledgment: what the server's own TCP would announce, as far as our
    /// buffer and the field allow, and never taking back what was announced (RFC 9293 clause 3.8.6).
    /// </summary>
    public int Window(ITcpUpstream upstream)
    {
        long acknowledged = Acknowledged(upstream);
        announcedEdge = Math.Max(announcedEdge, acknowledged + Offered(upstream));
        return (int)Math.Clamp(announcedEdge - acknowledged, 0, MaximumWindow);
    }

    /// <summary>How far the window could move beyond what was announced.</summary>
    public long WindowGain(ITcpUpstream upstream) => Acknowledged(upstream) + Offered(upstream) - announcedEdge;

    private static long Offered(ITcpUpstream upstream) => Math.Clamp(upstream.WindowBytes, 0, MaximumWindow);
}
