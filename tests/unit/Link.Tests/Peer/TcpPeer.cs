using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Link.Tests.Peer;

/// <summary>
/// The server's end of one TCP connection, simple and strict: it takes data only in order, sends go-back-N within
/// the window it is offered, and does what a test tells it to (hold acknowledgements, reset, keep silent).
/// </summary>
internal sealed class TcpPeer
{
    private static readonly TimeSpan RetransmissionTimeout = TimeSpan.FromMilliseconds(400);

    private readonly PeerHost host;
    private readonly uint stackAddress, ownAddress;
    private readonly ushort stackPort, ownPort;
    private readonly Alarm retransmit;
    private readonly List<byte> toSend = [];
    private readonly uint initialSequence;
    private readonly bool dials;
    private uint sendNext, receiveNext;
    private int acknowledged;     // bytes at toSend's front that the stack has
    private int inFlight;         // bytes after those that were sent
    private bool established, finQueued, finSent;

    public TcpPeer(PeerHost host, Timeline timeline, uint stackAddress, uint ownAddress, in TcpFields syn)
    {
        this.host = host;
        this.stackAddress = stackAddress;
        this.ownAddress = ownAddress;
        stackPort = syn.SourcePort;
        ownPort = syn.DestinationPort;
        retransmit = new Alarm(timeline, OnRetransmit);
        initialSequence = 0xFFFFF000; // wraps soon
        sendNext = initialSequence + 1;
        receiveNext = syn.Sequence + 1;
        OfferedInSyn = syn.Window;
        OfferedWindow = syn.Window;
        PeerSegmentSize = syn.MaximumSegmentSize;
    }

    /// <summary>The end that connects: <see cref="SendSyn"/> begins.</summary>
    public TcpPeer(PeerHost host, Timeline timeline, uint stackAddress, ushort stackPort, uint ownAddress, ushort ownPort)
        : this(host, timeline, stackAddress, ownAddress, new TcpFields(stackPort, ownPort, 0, 0, TcpFlags.Syn, 0))
    {
        dials = true;
    }

    public ushort StackPort => stackPort;

    /// <summary>The port that the stack connected to.</summary>
    public ushort Port => ownPort;

    /// <summary>Everything received in order so far.</summary>
    public List<byte> Received { get; } = [];

    /// <summary>The window the stack offered last, and in its SYN.</summary>
    public int OfferedWindow { get; private set; }

    public int OfferedInSyn { get; private set; }

    public int PeerSegmentSize { get; private set; }

    /// <summary>The window offered to the stack.</summary>
    public int Window { get; set; } = 65535;

    /// <summary>While true nothing is acknowledged (and data keeps arriving).</summary>
    public bool HoldAcknowledgements { get; set; }

    public bool StackFinished { get; private set; }

    public bool WasReset { get; private set; }

    /// <summary>Our FIN was acknowledged.</summary>
    public bool FinAcknowledged { get; private set; }

    /// <summary>Segments that carried data from the stack, in order or not.</summary>
    public int DataSegments { get; private set; }

    /// <summary>Most bytes the stack ever had in flight, and most the peer had.</summary>
    public int LargestOfferedWindow { get; private set; }

    /// <summary>Called with each piece of data received in order.</summary>
    public Action<byte[]>? OnData { get; set; }

    /// <summary>Called when the stack's FIN arrives.</summary>
    public Action? OnFinished { get; set; }

    public int Unacknowledged => toSend.Count - acknowledged;

    public bool Established => established;

    public void SendSyn() => host.SendTcp(ownAddress, stackAddress, new TcpFields(ownPort, stackPort, initialSequence, 0,
        TcpFlags.Syn, (ushort)Window) { MaximumSegmentSize = 1460 }, []);

    public void SendSynAck() => Transmit(TcpFlags.Syn | TcpFlags.Ack, initialSequence, []);

    public void Send(ReadOnlySpan<byte> data)
    {
        toSend.AddRange(data);
        SendWhatFits();
    }

    public void Finish()
    {
        finQueued = true;
        SendWhatFits();
    }

    public void Reset()
    {
        retransmit.Cancel();
        host.SendTcp(ownAddress, stackAddress, new TcpFields(ownPort, stackPort, sendNext + (uint)inFlight, receiveNext,
            TcpFlags.Rst | TcpFlags.Ack, 0), []);
    }

    /// <summary>Sends a segment beyond or before what is due, as an attacker or a broken stack would.</summary>
    public void SendRaw(int sequenceOffset, TcpFlags flags, ReadOnlySpan<byte> data)
        => Transmit(flags, sendNext + (uint)sequenceOffset, data);

    /// <summary>Acknowledges all that came, now.</summary>
    public void AcknowledgeNow() => Transmit(TcpFlags.Ack, sendNext + (uint)inFlight + (finSent ? 1u : 0u), []);

    public void Receive(in TcpFields header, ReadOnlySpan<byte> data)
    {
        if (header.Has(TcpFlags.Rst))
        {
            WasReset = true;
            retransmit.Cancel();
            return;
        }
        if (header.Has(TcpFlags.Syn) && dials)
        {
            receiveNext = header.Sequence + 1;
            OfferedInSyn = header.Window;
            PeerSegmentSize = header.MaximumSegmentSize;
            AcknowledgeNow();
        }
        else if (header.Has(TcpFlags.Syn))
        {
            SendSynAck();
            return;
        }
        established = true;
        OfferedWindow = header.Window;
        LargestOfferedWindow = Math.Max(LargestOfferedWindow, header.Window);
        TakeAcknowledgement(header.Acknowledgement);
        TakeData(header, data);
        SendWhatFits();
    }

    private void TakeAcknowledgement(uint acknowledgement)
    {
        int count = (int)(acknowledgement - sendNext);
        if (count > 0 && count <= inFlight + (finSent ? 1 : 0))
        {
            FinAcknowledged |= finSent && count == inFlight + 1;
            int bytes = Math.Min(count, inFlight);
            acknowledged += bytes;
            inFlight -= bytes;
            sendNext += (uint)bytes;
            retransmit.Cancel();
            if (inFlight > 0 || (finSent && !FinAcknowledged))
            {
                retransmit.Set(RetransmissionTimeout);
            }
        }
    }

    private void TakeData(in TcpFields header, ReadOnlySpan<byte> data)
    {
        DataSegments += data.Length > 0 ? 1 : 0;
        if (data.Length == 0 && !header.Has(TcpFlags.Fin))
        {
            if (header.Sequence == receiveNext - 1)
            {
                AcknowledgeNow(); // a keep-alive probe
            }
            return;
        }
        int skip = (int)(receiveNext - header.Sequence);
        if (skip >= 0 && skip <= data.Length)
        {
            byte[] news = data[skip..].ToArray();
            receiveNext += (uint)news.Length;
            Received.AddRange(news);
            if (header.Has(TcpFlags.Fin) && !StackFinished)
            {
                StackFinished = true;
                receiveNext++;
            }
            if (!HoldAcknowledgements)
            {
                AcknowledgeNow();
            }
            if (news.Length > 0)
            {
                OnData?.Invoke(news);
            }
            if (header.Has(TcpFlags.Fin))
            {
                OnFinished?.Invoke();
            }
        }
        else if (!HoldAcknowledgements)
        {
            AcknowledgeNow();
        }
    }

    private void SendWhatFits()
    {
        if (!established || WasReset)
        {
            return;
        }
        while (acknowledged + inFlight < toSend.Count && inFlight < OfferedWindow)
        {
            int count = Math.Min(toSend.Count - acknowledged - inFlight, OfferedWindow - inFlight);
            count = Math.Min(count, Math.Min(PeerSegmentSize, 1460));
            byte[] data = toSend.GetRange(acknowledged + inFlight, count).ToArray();
            Transmit(TcpFlags.Ack | TcpFlags.Psh, sendNext + (uint)inFlight, data);
            inFlight += count;
        }
        if (finQueued && !finSent && acknowledged + inFlight == toSend.Count)
        {
            Transmit(TcpFlags.Ack | TcpFlags.Fin, sendNext + (uint)inFlight, []);
            finSent = true;
        }
        bool waiting = inFlight > 0 || (finSent && !FinAcknowledged) || acknowledged < toSend.Count;
        if (waiting && !retransmit.IsSet)
        {
            retransmit.Set(RetransmissionTimeout);
        }
    }

    private void OnRetransmit()
    {
        bool probe = OfferedWindow == 0 && acknowledged < toSend.Count;
        inFlight = 0;
        if (!FinAcknowledged)
        {
            finSent = false;
        }
        if (probe)
        {
            Transmit(TcpFlags.Ack, sendNext, [toSend[acknowledged]]);
        }
        SendWhatFits();
    }

    private void Transmit(TcpFlags flags, uint sequence, ReadOnlySpan<byte> data)
    {
        ushort segmentSize = (flags & TcpFlags.Syn) != 0 ? (ushort)1460 : (ushort)0;
        host.SendTcp(ownAddress, stackAddress, new TcpFields(ownPort, stackPort, sequence, receiveNext, flags,
            (ushort)Window) { MaximumSegmentSize = segmentSize }, data);
    }
}
