using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Tests.Support;

/// <summary>
/// A TCP client of the plainest kind, to test the terminator against: fixed window, one retransmission timer,
/// go-back-n, no congestion control. Shares no code with the terminator.
/// </summary>
internal sealed class ModelTcp
{
    public const int Fin = 1;
    public const int Syn = 2;
    public const int Rst = 4;
    public const int Psh = 8;
    public const int Ack = 16;

    private readonly Action<byte[]> send;
    private readonly (uint Address, ushort Port) local;
    private (uint Address, ushort Port) remote;
    private readonly Alarm timer;
    private readonly uint first;
    private readonly List<byte> outgoing = [];
    private readonly SortedDictionary<long, byte[]> early = [];
    private uint remoteFirst;
    private long acknowledged;
    private long next;
    private bool finishing;
    private long? remoteFinish;

    public ModelTcp(
        Timeline timeline, Action<byte[]> send, (uint, ushort) local, (uint, ushort) remote, uint initialSequence)
    {
        this.send = send;
        this.local = local;
        this.remote = remote;
        first = initialSequence + 1;
        timer = new Alarm(timeline, OnTimeout);
    }

    public int Mss { get; init; } = 1460;

    /// <summary>After this long without an acknowledgment everything is sent again.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Window that we announce.</summary>
    public int Window { get; set; } = 8192;

    public List<byte> Received { get; } = [];

    public bool IsConnected { get; private set; }

    public bool WasReset { get; private set; }

    /// <summary>The other side's FIN and all before it arrived.</summary>
    public bool IsRemoteFinished => remoteFinish == Received.Count;

    /// <summary>All we sent, FIN included, is acknowledged.</summary>
    public bool IsAllAcknowledged => IsConnected && acknowledged == outgoing.Count + (finishing ? 1 : 0);

    /// <summary>Bytes acknowledged.</summary>
    public long Acknowledged => acknowledged;

    /// <summary>Window announced by the other side last.</summary>
    public int RemoteWindow { get; private set; }

    /// <summary>MSS announced by the other side.</summary>
    public int RemoteMss { get; private set; }

    /// <summary>Acknowledgments that came, for tests that watch them.</summary>
    public int AcknowledgmentCount { get; private set; }

    public void Connect()
    {
        Transmit(first - 1, 0, Syn, []);
        timer.Set(Timeout);
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        outgoing.AddRange(bytes);
        Pump();
    }

    public void Finish()
    {
        finishing = true;
        Pump();
    }

    public void Reset()
    {
        timer.Cancel();
        Transmit(Sequence(next), Expected, Rst | Ack, []);
    }

    /// <summary>Announces the present window.</summary>
    public void SendAck() => Transmit(Sequence(next), Expected, Ack, []);

    /// <summary>A keep-alive probe: the byte before the next one.</summary>
    public void SendKeepAlive() => Transmit(Sequence(next - 1), Expected, Ack, []);

    /// <summary>A TCP segment for us.</summary>
    public void Receive(byte[] segment)
    {
        uint sequence = BinaryPrimitives.ReadUInt32BigEndian(segment.AsSpan(4));
        uint acknowledgment = BinaryPrimitives.ReadUInt32BigEndian(segment.AsSpan(8));
        int flags = segment[13];
        byte[] data = segment[(segment[12] >> 4 << 2)..];
        if ((flags & Rst) != 0)
        {
            WasReset = true;
            timer.Cancel();
            return;
        }
        if ((flags & Syn) != 0)
        {
            remoteFirst = sequence + 1;
            RemoteMss = BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(22));
            IsConnected = true;
            if ((flags & Ack) == 0)
            {
                remote.Port = BinaryPrimitives.ReadUInt16BigEndian(segment);
                Transmit(first - 1, Expected, Syn | Ack, []);
                return;
            }
        }
        else if (Window > 0)
        {
            Store((int)(sequence - remoteFirst), data, (flags & Fin) != 0);
        }
        if (!IsConnected)
        {
            return;
        }
        AcknowledgmentCount++;
        RemoteWindow = BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(14));
        OnAcknowledgment((int)(acknowledgment - first));
        if (data.Length > 0 || (flags & (Fin | Syn)) != 0)
        {
            SendAck();
        }
    }

    private uint Expected => remoteFirst + (uint)Received.Count + (IsRemoteFinished ? 1u : 0);

    private uint Sequence(long offset) => first + (uint)offset;

    private void OnAcknowledgment(long offset)
    {
        if (offset > acknowledged && offset <= outgoing.Count + 1)
        {
            acknowledged = offset;
            next = Math.Max(next, offset);
            timer.Cancel();
        }
        Pump();
    }

    private void Store(long offset, byte[] data, bool finish)
    {
        if (finish)
        {
            remoteFinish = offset + data.Length;
        }
        early[offset] = data;
        foreach ((long from, byte[] piece) in new SortedDictionary<long, byte[]>(early))
        {
            if (from > Received.Count)
            {
                return;
            }
            early.Remove(from);
            long skip = Received.Count - from;
            if (skip < piece.Length)
            {
                Received.AddRange(piece[(int)skip..]);
            }
        }
    }

    private void Pump()
    {
        if (!IsConnected || WasReset)
        {
            return;
        }
        while (next < outgoing.Count && next - acknowledged < RemoteWindow)
        {
            int length = (int)Math.Min(Math.Min(Mss, outgoing.Count - next), RemoteWindow - (next - acknowledged));
            Transmit(Sequence(next), Expected, Ack | Psh, outgoing.GetRange((int)next, length));
            next += length;
        }
        if (finishing && next == outgoing.Count)
        {
            Transmit(Sequence(next), Expected, Ack | Fin, []);
            next++;
        }
        bool pending = acknowledged < outgoing.Count + (finishing ? 1 : 0);
        if (pending && !timer.IsSet)
        {
            timer.Set(Timeout);
        }
    }

    private void OnTimeout()
    {
        if (!IsConnected)
        {
            Connect();
            return;
        }
        if (RemoteWindow == 0 && acknowledged < outgoing.Count)
        {
            Transmit(Sequence(acknowledged), Expected, Ack, outgoing.GetRange((int)acknowledged, 1));
        }
        next = acknowledged;
        Pump();
    }

    private void Transmit(uint sequence, uint acknowledgment, int flags, List<byte> data)
    {
        bool syn = (flags & Syn) != 0;
        byte[] segment = [.. new byte[syn ? 24 : 20], .. data];
        BinaryPrimitives.WriteUInt16BigEndian(segment, local.Port);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), remote.Port);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(4), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(8), acknowledgment);
        segment[12] = (byte)(syn ? 0x60 : 0x50);
        segment[13] = (byte)flags;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(14), (ushort)Window);
        if (syn)
        {
            segment[20] = 2;
            segment[21] = 4;
            BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(22), (ushort)Mss);
        }
        ushort checksum = HostPackets.TransportChecksum(HostPackets.Tcp, local.Address, remote.Address, segment);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(16), checksum);
        send(HostPackets.Ip(HostPackets.Tcp, local.Address, remote.Address, segment));
    }
}
