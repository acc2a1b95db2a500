using System;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Ppp;

/// <summary>What to answer to one option of the peer's Configure-Request.</summary>
internal enum OptionVerdict
{
    Accept,
    /// <summary>Understood, but with another value, which was written as suggestion.</summary>
    Suggest,
    Reject,
}

/// <summary>
/// The option negotiation automaton of RFC 1661 clause 4, for LCP and IPCP. The lower layer is always there while
/// the object is used, so the states Initial and Starting fall together with <see cref="State.Closed"/>.
/// </summary>
internal abstract class NegotiatedProtocol
{
    private static readonly TimeSpan RestartInterval = TimeSpan.FromSeconds(3);
    private const int MaximumConfigures = 10;
    private const int MaximumTerminates = 2;
    private const int MaximumFailures = 5;

    private readonly OptionWriter accepted = new();
    private readonly OptionWriter suggested = new();
    private readonly OptionWriter rejected = new();
    private readonly OptionWriter request = new();
    private readonly Alarm restart;
    private int triesLeft;
    private int suggestionsSent;
    private byte requestIdentifier;

    protected NegotiatedProtocol(Timeline timeline) => restart = new Alarm(timeline, OnTimeout);

    protected enum State
    {
        Closed,
        Stopped,
        Closing,
        Stopping,
        RequestSent,
        AckReceived,
        AckSent,
        Opened,
    }

    /// <summary>The layer came up.</summary>
    public event Action? Up;

    /// <summary>The layer is no longer up.</summary>
    public event Action? Down;

    /// <summary>Negotiation or termination is over and did not lead up.</summary>
    public event Action<string>? Finished;

    /// <summary>Sends a packet of this protocol.</summary>
    public required Action<byte[]> Send { get; init; }

    public bool IsOpened => Current == State.Opened;

    protected State Current { get; private set; } = State.Closed;

    protected byte NextIdentifier { get; set; } = 1;

    /// <summary>Starts to negotiate.</summary>
    public void Open()
    {
        if (Current == State.Closed)
        {
            triesLeft = MaximumConfigures;
            suggestionsSent = 0;
            Current = State.RequestSent;
            SendRequest();
        }
    }

    /// <summary>Terminates in order.</summary>
    public void Close()
    {
        if (Current is State.Closed or State.Closing)
        {
            return;
        }
        if (Current is State.Stopped)
        {
            Current = State.Closed;
            return;
        }
        bool wasUp = Current == State.Opened;
        Current = State.Closing;
        triesLeft = MaximumTerminates;
        SendTerminate();
        if (wasUp)
        {
            Down?.Invoke();
        }
    }

    /// <summary>The layer below is gone: silent at once.</summary>
    public void Abort()
    {
        restart.Cancel();
        Current = State.Closed;
    }

    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (!ControlPacket.TryParse(bytes, out ControlPacket packet) || Current == State.Closed)
        {
            return;
        }
        switch ((ControlCode)packet.Code)
        {
            case ControlCode.ConfigureRequest:
                OnConfigureRequest(packet);
                break;
            case ControlCode.ConfigureAck:
                OnConfigureAck(packet);
                break;
            case ControlCode.ConfigureNak:
            case ControlCode.ConfigureReject:
                OnConfigureRefusal(packet);
                break;
            case ControlCode.TerminateRequest:
                OnTerminateRequest(packet);
                break;
            case ControlCode.TerminateAck:
                OnTerminateAck();
                break;
            case ControlCode.CodeReject:
                OnCodeReject(packet);
                break;
            default:
                if (!ReceiveExtended(packet))
                {
                    Send(ControlPacket.Build((byte)ControlCode.CodeReject, NextIdentifier++, bytes));
                }
                break;
        }
    }

    /// <summary>The peer does not know this protocol at all.</summary>
    public void OnProtocolReject()
    {
        if (Current is not (State.Closed or State.Stopped))
        {
            Stop("protocol rejected by the host");
        }
    }

    /// <summary>Writes the options that we ask for.</summary>
    protected abstract void WriteRequest(OptionWriter writer);

    /// <summary>Judges one option that the peer asks for; a suggestion is written to the writer.</summary>
    protected abstract OptionVerdict Judge(byte type, ReadOnlySpan<byte> value, OptionWriter suggestion);

    /// <summary>The peer suggests another value, or (empty value) refuses the option.</summary>
    protected abstract void OnOptionRefused(byte type, ReadOnlySpan<byte> value, bool refused);

    /// <summary>The peer's request starts: forget what an earlier request set.</summary>
    protected virtual void BeginPeerRequest()
    {
    }

    /// <summary>Handles codes beyond the common seven; false: unknown.</summary>
    protected virtual bool ReceiveExtended(in ControlPacket packet) => false;

    private void OnConfigureRequest(in ControlPacket packet)
    {
        if (Current is State.Closing or State.Stopping)
        {
            return;
        }
        bool renegotiates = Current is State.Opened or State.Stopped;
        if (Current == State.Opened)
        {
            Down?.Invoke();
        }
        if (renegotiates)
        {
            Current = State.RequestSent;
            triesLeft = MaximumConfigures;
            suggestionsSent = 0;
            SendRequest();
        }
        bool good = AnswerRequest(packet);
        switch (Current)
        {
            case State.RequestSent when good:
                Current = State.AckSent;
                break;
            case State.AckSent when !good:
                Current = State.RequestSent;
                break;
            case State.AckReceived when good:
                BecomeOpened();
                break;
        }
    }

    /// <summary>Answers with Ack, Nak or Reject; true when it was an Ack.</summary>
    private bool AnswerRequest(in ControlPacket packet)
    {
        accepted.Clear();
        suggested.Clear();
        rejected.Clear();
        BeginPeerRequest();
        OptionReader reader = new(packet.Data);
        while (reader.Next())
        {
            int before = suggested.Length;
            OptionVerdict verdict = Judge(reader.Type, reader.Value, suggested);
            if (verdict == OptionVerdict.Suggest && suggestionsSent >= MaximumFailures && suggested.Length > before)
            {
                verdict = OptionVerdict.Reject; // RFC 1661 clause 4.6, Max-Failure: the peer does not listen.
            }
            if (verdict != OptionVerdict.Suggest)
            {
                (verdict == OptionVerdict.Accept ? accepted : rejected).Copy(reader.Option);
            }
        }
        if (reader.Malformed)
        {
            return false;
        }
        (ControlCode code, OptionWriter options) = rejected.Length > 0 ? (ControlCode.ConfigureReject, rejected)
            : suggested.Length > 0 ? (ControlCode.ConfigureNak, suggested)
            : (ControlCode.ConfigureAck, accepted);
        suggestionsSent += code == ControlCode.ConfigureNak ? 1 : 0;
        Send(ControlPacket.Build((byte)code, packet.Identifier, options.Written));
        return code == ControlCode.ConfigureAck;
    }

    private void OnConfigureAck(in ControlPacket packet)
    {
        if (packet.Identifier != requestIdentifier || !packet.Data.SequenceEqual(request.Written))
        {
            return;
        }
        switch (Current)
        {
            case State.RequestSent:
                triesLeft = MaximumConfigures;
                Current = State.AckReceived;
                break;
            case State.AckSent:
                BecomeOpened();
                break;
            case State.AckReceived:
                Current = State.RequestSent;
                SendRequest();
                break;
            case State.Opened:
                FallBack();
                break;
        }
    }

    private void OnConfigureRefusal(in ControlPacket packet)
    {
        if (packet.Identifier != requestIdentifier || Current is State.Closing or State.Stopping or State.Stopped)
        {
            return;
        }
        OptionReader reader = new(packet.Data);
        while (reader.Next())
        {
            OnOptionRefused(reader.Type, reader.Value, (ControlCode)packet.Code == ControlCode.ConfigureReject);
        }
        switch (Current)
        {
            case State.Opened:
                FallBack();
                break;
            case State.AckReceived:
                Current = State.RequestSent;
                SendRequest();
                break;
            case State.RequestSent or State.AckSent:
                triesLeft--;
                RetryOrStop();
                break;
        }
    }

    private void OnTerminateRequest(in ControlPacket packet)
    {
        bool wasUp = Current == State.Opened;
        Send(ControlPacket.Build((byte)ControlCode.TerminateAck, packet.Identifier, []));
        if (wasUp)
        {
            Down?.Invoke();
        }
        if (Current is not (State.Closing or State.Stopping or State.Stopped))
        {
            Stop("terminated by the host");
        }
    }

    private void OnTerminateAck()
    {
        switch (Current)
        {
            case State.Closing or State.Stopping:
                Stop("terminated");
                break;
            case State.AckReceived:
                Current = State.RequestSent;
                break;
            case State.Opened:
                FallBack();
                break;
        }
    }

    /// <summary>A rejected code that the protocol cannot do without ends it (RFC 1661 clause 4.3, RXJ-).</summary>
    private void OnCodeReject(in ControlPacket packet)
    {
        if (packet.Data.Length > 0 && packet.Data[0] <= (byte)ControlCode.CodeReject)
        {
            Stop("the host rejects a code that every PPP must know");
        }
    }

    /// <summary>The peer started over although we were up.</summary>
    private void FallBack()
    {
        Down?.Invoke();
        Current = State.RequestSent;
        triesLeft = MaximumConfigures;
        SendRequest();
    }

    private void BecomeOpened()
    {
        restart.Cancel();
        Current = State.Opened;
        Up?.Invoke();
    }

    private void Stop(string reason)
    {
        restart.Cancel();
        Current = Current == State.Closing ? State.Closed : State.Stopped;
        Finished?.Invoke(reason);
    }

    private void OnTimeout()
    {
        triesLeft--;
        switch (Current)
        {
            case State.Closing or State.Stopping when triesLeft > 0:
                SendTerminate();
                break;
            case State.Closing or State.Stopping:
                Stop("no answer to the termination");
                break;
            case State.AckReceived:
                Current = State.RequestSent;
                RetryOrStop();
                break;
            case State.RequestSent or State.AckSent:
                RetryOrStop();
                break;
        }
    }

    private void RetryOrStop()
    {
        if (triesLeft > 0)
        {
            SendRequest();
        }
        else
        {
            Stop("negotiation failed");
        }
    }

    private void SendRequest()
    {
        request.Clear();
        WriteRequest(request);
        requestIdentifier = NextIdentifier++;
        restart.Set(RestartInterval);
        Send(ControlPacket.Build((byte)ControlCode.ConfigureRequest, requestIdentifier, request.Written));
    }

    private void SendTerminate()
    {
        restart.Set(RestartInterval);
        Send(ControlPacket.Build((byte)ControlCode.TerminateRequest, NextIdentifier++, []));
    }
}
