using System;
using System.Net;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Tcp;

/// <summary>
/// One connection of the host, ended here and carried on to a server, or from a client to the host (RFC 9293). Honest:
/// SYN is answered when the server has accepted, bytes are acknowledged when the other end's TCP has acknowledged them,
/// FIN becomes FIN and RST becomes RST.
/// </summary>
internal sealed class TcpConnection : ITcpUpstreamEvents, ITcpSenderWire
{
    private static readonly TimeSpan TimeWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HandshakeRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ResetDelivery = TimeSpan.FromSeconds(2);
    private const int MaximumHandshakeTries = 5;
    private const int DefaultMss = 536; // RFC 9293 clause 3.7.1
    private const int MinimumMss = 64;

    private readonly ITcpConnectionOwner owner;
    private readonly FlowKey flow;
    private readonly uint sendBase;
    private uint receiveBase;
    private readonly int serverPort;
    private int peerMss;
    private int peerWindow;
    private readonly TcpSender sender;
    private readonly TcpReceiver receiver = new();
    private readonly Alarm alarm;
    private readonly HeldUpstream upstream;
    private State state = State.Connecting;
    private long acknowledged;
    private long countedRetransmissions;
    private int handshakeTries;
    private bool resetPending;

    public TcpConnection(
        ITcpConnectionOwner owner, FlowKey flow, in TcpSegment syn, uint initialSequence,
        IInternet internet, IPEndPoint target)
    {
        this.owner = owner;
        this.flow = flow;
        sendBase = initialSequence + 1;
        sender = new TcpSender(owner.Timeline, this);
        alarm = new Alarm(owner.Timeline, OnAlarm);
        TakeSyn(syn);
        serverPort = target.Port;
        owner.Ports.OnOpened(serverPort);
        upstream = new HeldUpstream(internet.ConnectTcp(target, this), owner.Ports, serverPort);
    }

    /// <summary>A connection from outside to the host; <see cref="Dial"/> begins it.</summary>
    public TcpConnection(ITcpConnectionOwner owner, FlowKey flow, uint initialSequence, IInboundTcp inbound)
    {
        this.owner = owner;
        this.flow = flow;
        sendBase = initialSequence + 1;
        sender = new TcpSender(owner.Timeline, this);
        alarm = new Alarm(owner.Timeline, OnAlarm);
        state = State.SynSent;
        upstream = new HeldUpstream(inbound.Take(this), owner.Ports, serverPort);
    }

    private enum State
    {
        /// <summary>The host has not answered our SYN.</summary>
        SynSent,
        /// <summary>The server has not answered yet; SYN is not answered either.</summary>
        Connecting,
        /// <summary>SYN is answered.</summary>
        SynReceived,
        Open,
        TimeWait,
        Closed,
    }

    public bool HasRoom => owner.HasRoom;

    public TimeSpan QueueDelay => owner.QueueDelay;

    public FlowKey Flow => flow;

    /// <summary>A new SYN of the host may take the place of this connection.</summary>
    public bool IsReplaceable => state is State.TimeWait;

    private uint AcknowledgedSequence => SequenceNumber.FromOffset(acknowledged, receiveBase);

    /// <summary>Asks the host for the connection.</summary>
    public void Dial()
    {
        alarm.Set(HandshakeRetry * (1 << handshakeTries));
        handshakeTries++;
        SendSyn(TcpFlags.Syn, 0);
    }

    /// <summary>A segment of the host that belongs to this connection.</summary>
    public void Receive(in TcpSegment segment)
    {
        long offset = SequenceNumber.ToOffset(segment.Sequence, receiveBase, receiver.Received);
        switch (state)
        {
            case State.SynSent:
                OnAnswer(segment);
                break;
            case State.Connecting when segment.Has(TcpFlags.Rst):
                Abandon("reset by the host");
                break;
            case State.Connecting or State.Closed:
                break;
            case var _ when segment.Has(TcpFlags.Rst):
                OnHostReset(offset);
                break;
            case State.SynReceived when segment.Has(TcpFlags.Syn):
                SendHandshake();
                break;
            case var _ when segment.Has(TcpFlags.Syn) || !segment.Has(TcpFlags.Ack):
                SendAcknowledgment(); // Challenge (RFC 5961 clause 4).
                break;
            default:
                OnAcknowledgedSegment(segment, offset);
                break;
        }
    }

    /// <summary>The queue to the host has room again.</summary>
    public void OnRoom()
    {
        if (state == State.Open)
        {
            Advance();
        }
    }

    /// <summary>The call is over.</summary>
    public void Abort()
    {
        if (state != State.Closed)
        {
            upstream.Abort();
            Stop();
        }
    }

    void ITcpUpstreamEvents.OnConnected()
    {
        if (state == State.Connecting)
        {
            state = State.SynReceived;
            owner.Log.Write(LogTopic.Network, $"tcp {flow}: connected");
            SendHandshake();
        }
    }

    void ITcpUpstreamEvents.OnRefused()
    {
        if (state == State.Connecting)
        {
            owner.Log.Write(LogTopic.Network, $"tcp {flow}: refused");
            SendReset();
            Stop();
        }
    }

    void ITcpUpstreamEvents.OnReadable() => AdvanceIfOpen();

    void ITcpUpstreamEvents.OnProgress() => AdvanceIfOpen();

    void ITcpUpstreamEvents.OnReset()
    {
        if (state == State.SynSent)
        {
            Abandon("given up by the client");
        }
        else if (state == State.SynReceived)
        {
            FinishReset();
        }
        else if (state == State.Open && !resetPending)
        {
            // What the server sent before its RST is on the way: it goes first, as it would in a real network.
            resetPending = true;
            alarm.Set(ResetDelivery);
            Advance();
        }
    }

    void ITcpSenderWire.Transmit(long offset, int length, bool finish)
    {
        TcpFlags flags = TcpFlags.Ack | (finish ? TcpFlags.Fin : 0) | (length > 0 ? TcpFlags.Psh : 0);
        Span<byte> segment = owner.Prepare(TcpSegment.HeaderLength + length);
        sender.Copy(offset, segment[TcpSegment.HeaderLength..]);
        RefreshAcknowledged();
        TcpSegment.WriteHeader(
            segment, flow, owner.HostAddress, SequenceNumber.FromOffset(offset, sendBase), AcknowledgedSequence,
            flags, receiver.Window(upstream), null);
        owner.Send(flow, segment.Length);
    }

    void ITcpSenderWire.OnSilence() => Abandon("the host is silent");

    private void TakeSyn(in TcpSegment syn)
    {
        receiveBase = syn.Sequence + 1;
        peerMss = Math.Max(MinimumMss, syn.MssOption ?? DefaultMss);
        peerWindow = syn.Window;
    }

    /// <summary>What the host says to our SYN (RFC 9293 clause 3.10.7.3).</summary>
    private void OnAnswer(in TcpSegment segment)
    {
        if (!segment.Has(TcpFlags.Ack) || segment.Acknowledgment != sendBase)
        {
            return;
        }
        if (segment.Has(TcpFlags.Rst))
        {
            Abandon("refused by the host");
        }
        else if (segment.Has(TcpFlags.Syn))
        {
            TakeSyn(segment);
            alarm.Cancel();
            state = State.Open;
            owner.Log.Write(LogTopic.Network, $"tcp {flow}: connected");
            sender.Start(Math.Min(peerMss, owner.LinkMss), peerWindow);
            Advance(forceAcknowledgment: true);
        }
    }

    private void OnAcknowledgedSegment(in TcpSegment segment, long offset)
    {
        long acknowledgment = SequenceNumber.ToOffset(segment.Acknowledgment, sendBase, sender.Unacknowledged);
        if (acknowledgment > sender.Highest || (state == State.SynReceived && acknowledgment < 0))
        {
            SendAcknowledgment();
            return;
        }
        if (state == State.SynReceived)
        {
            alarm.Cancel();
            state = State.Open;
            sender.Start(Math.Min(peerMss, owner.LinkMss), peerWindow);
        }
        long before = receiver.Received;
        bool finish = segment.Has(TcpFlags.Fin);
        bool bare = segment.Payload.IsEmpty && !finish;
        sender.OnAcknowledgment(acknowledgment, segment.Window, bare);
        owner.Ports.OnDelivered(serverPort, sender.Unacknowledged);
        if (state == State.Open)
        {
            receiver.Accept(offset, segment.Payload, finish);
        }
        // Repeated, early and unacceptable segments are answered at once (RFC 9293 clause 3.10.7.4); so is a
        // keep-alive, which repeats the byte before the next.
        bool unexpected = !bare && receiver.Received == before || bare && offset < before;
        Advance(forceAcknowledgment: unexpected);
    }

    private void AdvanceIfOpen()
    {
        if (state == State.Open)
        {
            Advance();
        }
    }

    /// <summary>Moves everything that can move, both ways.</summary>
    private void Advance(bool forceAcknowledgment = false)
    {
        if (!resetPending)
        {
            receiver.Pump(upstream);
            Fill();
        }
        sender.TrySend();
        CountRetransmissions();
        bool windowOpened = receiver.WindowGain(upstream) >= 2 * sender.Mss;
        if (forceAcknowledgment || windowOpened || receiver.Acknowledged(upstream) > acknowledged)
        {
            SendAcknowledgment();
        }
        if (resetPending && sender.IsDrained)
        {
            FinishReset();
        }
        else if (state == State.Open && sender.IsFinished && receiver.IsFinished(upstream))
        {
            EnterTimeWait();
        }
    }

    /// <summary>Reads what the server sent as far as there is room for it.</summary>
    private void Fill()
    {
        Span<byte> chunk = stackalloc byte[4096];
        while (sender.Free > 0)
        {
            int count = upstream.Read(chunk[..Math.Min(chunk.Length, sender.Free)]);
            if (count == 0)
            {
                break;
            }
            sender.Append(chunk[..count]);
        }
        if (upstream.IsReadFinished)
        {
            sender.Finish();
        }
    }

    private void OnHostReset(long offset)
    {
        long window = receiver.Window(upstream);
        // The exact next number (RFC 5961 clause 3), or one that answers what we have acknowledged so far.
        if ((offset >= acknowledged && offset <= receiver.Received) || state == State.SynReceived)
        {
            Abandon("reset by the host");
        }
        else if (offset > receiver.Received && offset < receiver.Received + window)
        {
            SendAcknowledgment(); // Challenge (RFC 5961 clause 3).
        }
    }

    private void OnAlarm()
    {
        switch (state)
        {
            case State.SynSent or State.SynReceived when handshakeTries >= MaximumHandshakeTries:
                Abandon("the host does not finish the handshake");
                break;
            case State.SynSent:
                Dial();
                break;
            case State.SynReceived:
                SendHandshake();
                break;
            case State.Open:
                FinishReset();
                break;
            case State.TimeWait:
                Stop();
                break;
        }
    }

    private void SendHandshake()
    {
        alarm.Set(HandshakeRetry * (1 << handshakeTries));
        handshakeTries++;
        SendSyn(TcpFlags.Syn | TcpFlags.Ack, receiveBase);
    }

    private void SendSyn(TcpFlags flags, uint acknowledgment)
    {
        const int headerLength = TcpSegment.HeaderLength + 4;
        Span<byte> segment = owner.Prepare(headerLength);
        TcpSegment.WriteHeader(
            segment, flow, owner.HostAddress, sendBase - 1, acknowledgment, flags,
            receiver.Window(upstream), owner.LinkMss);
        owner.Send(flow, headerLength);
    }

    private void SendAcknowledgment()
    {
        RefreshAcknowledged();
        SendBare(TcpFlags.Ack, SequenceNumber.FromOffset(sender.Highest, sendBase));
    }

    private void SendReset()
    {
        RefreshAcknowledged();
        bool answersSyn = state == State.Connecting;
        SendBare(TcpFlags.Rst | TcpFlags.Ack, answersSyn ? 0 : SequenceNumber.FromOffset(sender.Highest, sendBase));
    }

    private void SendBare(TcpFlags flags, uint sequence)
    {
        Span<byte> segment = owner.Prepare(TcpSegment.HeaderLength);
        TcpSegment.WriteHeader(
            segment, flow, owner.HostAddress, sequence, AcknowledgedSequence, flags, receiver.Window(upstream), null);
        owner.Send(flow, segment.Length);
    }

    private void RefreshAcknowledged() =>
        acknowledged = Math.Max(acknowledged, receiver.Acknowledged(upstream));

    private void CountRetransmissions()
    {
        owner.OnRetransmissions(sender.Retransmissions - countedRetransmissions);
        countedRetransmissions = sender.Retransmissions;
    }

    private void EnterTimeWait()
    {
        owner.Log.Write(LogTopic.Network, $"tcp {flow}: closed");
        state = State.TimeWait;
        upstream.Close();
        alarm.Set(TimeWait);
    }

    private void FinishReset()
    {
        owner.Log.Write(LogTopic.Network, $"tcp {flow}: reset by the server");
        SendReset();
        upstream.Close();
        Stop();
    }

    private void Abandon(string reason)
    {
        owner.Log.Write(LogTopic.Network, $"tcp {flow}: {reason}");
        upstream.Abort();
        Stop();
    }

    private void Stop()
    {
        state = State.Closed;
        alarm.Cancel();
        sender.Stop();
        owner.Remove(this);
        owner.Ports.OnEnded(serverPort);
    }
}
