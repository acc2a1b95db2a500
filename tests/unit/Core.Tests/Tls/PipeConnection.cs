using System;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Tests.Tls;

/// <summary>A TCP connection below the layer under test, and what the network does to it.</summary>
internal sealed class PipeConnection
{
    public const int SendLimit = 11200;
    public const int Window = 5840;

    /// <summary>Slot that has it; negative: closed.</summary>
    public int Slot { get; set; }

    /// <summary>Sent, still on its way to the peer.</summary>
    public ByteQueue OnItsWay { get; } = new();

    public ByteQueue Staged { get; } = new();

    public ByteQueue Received { get; } = new();

    public bool MayStage { get; set; }

    public bool IsConnected { get; set; }

    public bool IsGone { get; set; }

    public bool IsFinishing { get; set; }

    public bool WasAborted { get; set; }

    public SocketFailure Failure { get; set; }

    public SlotEvents Events { get; set; }

    /// <summary>Bytes sent, delivered to the peer and acknowledged by it since the beginning.</summary>
    public uint Sent { get; set; }

    public uint Delivered { get; private set; }

    public uint Acknowledged { get; private set; }

    /// <summary>Limit of all queues together now: what a short pool would leave.</summary>
    public int PoolLimit { get; set; } = SendLimit;

    public int Unacknowledged => (int)(Sent - Acknowledged);

    public int SendRoom => Math.Max(0, Math.Min(SendLimit, Math.Max(PoolLimit, 1460)) - Unacknowledged);

    public int StageRoom => Math.Max(0, Math.Min(SendLimit, PoolLimit) - Unacknowledged - Staged.Count);

    /// <summary>Moves bytes to the peer's side and returns how many.</summary>
    public int Deliver(Span<byte> buffer)
    {
        int count = OnItsWay.Take(buffer);
        Delivered += (uint)count;
        return count;
    }

    public void Acknowledge(int bytes)
    {
        bytes = Math.Min(bytes, (int)(Delivered - Acknowledged));
        if (bytes > 0 && !IsGone)
        {
            Acknowledged += (uint)bytes;
            Events |= SlotEvents.Acknowledged;
        }
    }

    /// <summary>Bytes from the peer, as many as the window allows.</summary>
    public int Arrive(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(bytes.Length, Window - Received.Count);
        if (count > 0 && !IsGone)
        {
            Received.Add(bytes[..count]);
            Events |= SlotEvents.Readable;
        }

        return count;
    }

    public void Connect()
    {
        IsConnected = true;
        Events |= SlotEvents.Connected;
    }

    public void Finish() => Events |= SlotEvents.PeerClosed;

    public void Break(SocketFailure reason)
    {
        IsGone = true;
        Failure = reason;
        Events |= IsConnected ? SlotEvents.Reset : SlotEvents.ConnectFailed;
    }
}
