using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Endpoints;

/// <summary>
/// A socket as System.Net knows it, without the waiting: every member does what can be done now, or says
/// <see cref="EndpointResult.Wait"/>. Called with the core lock held.
/// </summary>
internal sealed partial class Endpoint : SlotLease
{
    private const int LargestDatagram = 1472;

    private readonly Transport _transport;
    private EndpointPhase _phase;
    private ushort _localPort;
    private SlotAddresses _peer;
    private bool _peerClosed;
    private bool _sendingShutDown;
    private bool _receivingShutDown;
    private uint _bytesSent;
    private uint _bytesReceived;
    private long _since;

    public Endpoint(CoreEngine engine, Transport transport, IEndpointSignal signal)
        : base(engine, signal)
    {
        _transport = transport;
        _since = engine.Time.NowMs;
    }

    public EndpointOptions Options { get; } = new();

    public bool IsConnected => _phase == EndpointPhase.Connected && !HasEnded;

    /// <summary>Why the connect failed or the connection was reset, aborted or lost;
    /// <see cref="EndpointResult.Done"/>: it was not.</summary>
    public EndpointResult Ended { get; private set; }

    /// <summary>The connection was reset, aborted or lost.</summary>
    public bool HasEnded => Ended != EndpointResult.Done;

    /// <summary>The stack's reason for <see cref="Ended"/>.</summary>
    public SocketFailure Failure { get; private set; }

    private bool IsInStack => _phase is not (EndpointPhase.Fresh or EndpointPhase.Closed);

    /// <summary>Reserves the local port; 0 = any.</summary>
    public EndpointResult Bind(ushort localPort)
    {
        if (_phase != EndpointPhase.Fresh)
        {
            return _phase == EndpointPhase.Closed ? EndpointResult.Closed : EndpointResult.InvalidState;
        }

        _localPort = localPort;
        return Open();
    }

    /// <summary>Starts, goes on with or completes a connect. Waits for the link first.</summary>
    public EndpointResult Connect(uint address, ushort port)
    {
        switch (_phase)
        {
            case EndpointPhase.Closed:
                return EndpointResult.Closed;
            case EndpointPhase.Listening:
                return EndpointResult.InvalidState;
            case EndpointPhase.Connecting:
                return EndpointResult.Wait;
            case EndpointPhase.Connected when _transport == Transport.Tcp:
                return EndpointResult.AlreadyConnected;
            default:
                Ended = EndpointResult.Done;
                return IsLinkUp ? StartConnect(address, port) : EndpointResult.Wait;
        }
    }

    /// <summary>After <see cref="Connect"/> said wait: what became of it.</summary>
    public EndpointResult ConnectOutcome(uint address, ushort port)
    {
        if (_phase is EndpointPhase.Connecting or EndpointPhase.Connected)
        {
            return _phase == EndpointPhase.Connected ? EndpointResult.Done : EndpointResult.Wait;
        }

        EndpointResult failed = Ended;
        return failed == EndpointResult.Done ? Connect(address, port) : failed;
    }

    /// <summary>The caller does not wait for the connect any longer.</summary>
    /// <returns>Why it took so long.</returns>
    public EndpointResult GiveUpConnect()
    {
        if (_phase == EndpointPhase.Connecting)
        {
            LeaveStack(EndpointResult.Done);
        }

        return IsLinkUp ? EndpointResult.TimedOut : EndpointResult.LinkDown;
    }

    /// <summary>Takes connections on the local port.</summary>
    public EndpointResult Listen(int backlog)
    {
        if (_phase != EndpointPhase.Bound || _transport != Transport.Tcp)
        {
            return _phase == EndpointPhase.Closed ? EndpointResult.Closed : EndpointResult.InvalidState;
        }

        EndpointResult result = EndpointResults.Of(Stack.Listen(Slot, backlog));
        if (result == EndpointResult.Done)
        {
            _phase = EndpointPhase.Listening;
        }

        return result;
    }

    /// <summary>Moves the oldest waiting connection into a fresh endpoint. Without a free slot for it, it keeps
    /// waiting.</summary>
    public EndpointResult Accept(Endpoint fresh)
    {
        if (_phase != EndpointPhase.Listening)
        {
            return _phase == EndpointPhase.Closed ? EndpointResult.Closed : EndpointResult.InvalidState;
        }

        if (Stack.Queued(Slot) == 0)
        {
            return EndpointResult.Wait;
        }

        if (!fresh.TryLease())
        {
            return EndpointResult.TooManySockets;
        }

        EndpointResult result =
            EndpointResults.Of(Stack.Accept(Slot, fresh.Slot, Options[EndpointOption.ReceiveBuffer]));
        if (result == EndpointResult.Done)
        {
            fresh.BeginAccepted(Options);
        }
        else
        {
            fresh.Return();
        }

        return result;
    }

    /// <summary>Both ends.</summary>
    public SlotAddresses Addresses
    {
        get
        {
            SlotAddresses addresses = default;
            if (IsInStack)
            {
                Stack.GetAddresses(Slot, out addresses);
            }

            if (_phase is EndpointPhase.Connected or EndpointPhase.Securing)
            {
                // The stack forgets them with the connection; the socket still has them.
                addresses.RemoteAddress = _peer.RemoteAddress;
                addresses.RemotePort = _peer.RemotePort;
                addresses.LocalAddress = addresses.LocalAddress == 0 ? _peer.LocalAddress : addresses.LocalAddress;
                addresses.LocalPort = addresses.LocalPort == 0 ? _peer.LocalPort : addresses.LocalPort;
            }

            return addresses;
        }
    }

    public EndpointResult SetOption(EndpointOption option, int value)
    {
        bool isTcpOnly = option is EndpointOption.NoDelay or EndpointOption.KeepAlive;
        if ((isTcpOnly && _transport != Transport.Tcp) || !Options.TrySet(option, value))
        {
            return EndpointResult.InvalidOption;
        }

        if (IsInStack)
        {
            Options.Apply(Stack, Slot, _transport);
        }

        return EndpointResult.Done;
    }

    /// <summary>Ends the socket. What was accepted is still delivered, unless <paramref name="abort"/>.</summary>
    public void Close(bool abort)
    {
        if (_phase == EndpointPhase.Closed)
        {
            return;
        }

        if (IsInStack)
        {
            Stack.Close(Slot, orderly: !abort && IsConnected);
        }

        _phase = EndpointPhase.Closed;
        Return();
        Signal.Wake();
    }

    public override void OnEvents(SlotEvents events)
    {
        if ((events & SlotEvents.Connected) != 0 && _phase == EndpointPhase.Connecting)
        {
            BecomeConnected();
        }

        if ((events & SlotEvents.Connected) != 0 && _phase == EndpointPhase.Securing)
        {
            _phase = EndpointPhase.Connected;
        }

        if ((events & SlotEvents.PeerClosed) != 0)
        {
            _peerClosed = true;
        }

        bool over = (events & (SlotEvents.ConnectFailed | SlotEvents.Reset)) != 0;
        if (over && _phase == EndpointPhase.Connecting)
        {
            LeaveStack(EndpointResults.Of(Stack.FailureOf(Slot)));
        }
        else if (over && _transport == Transport.Tcp && _phase is EndpointPhase.Connected or EndpointPhase.Securing)
        {
            End();
        }

        Signal.Wake();
    }

    public override void Describe(ref SlotSnapshot snapshot)
    {
        SlotAddresses addresses = Addresses;
        snapshot.Kind = _transport == Transport.Udp ? SocketKind.Udp : SocketKind.Tcp;
        if (_isSecure)
        {
            snapshot.Kind = SocketKind.Tls;
            snapshot.IsSecured = Stack.TryGetTls(Slot, out snapshot.Tls);
            snapshot.Failure = Failure;
        }

        snapshot.Address = addresses.RemoteAddress;
        snapshot.Port = (ushort)addresses.RemotePort;
        snapshot.LocalPort = (ushort)addresses.LocalPort;
        snapshot.BytesSent = _bytesSent;
        snapshot.BytesReceived = _bytesReceived;
        snapshot.Unread = Available;
        snapshot.Unconfirmed = Unconfirmed;
        snapshot.AgeMs = Engine.Time.NowMs - _since;
    }

    private EndpointResult Open()
    {
        Options.ApplyBeforeOpen(Stack, Slot);
        EndpointResult result = EndpointResults.Of(
            Stack.Open(Slot, _transport, _localPort, Options[EndpointOption.ReceiveBuffer]));
        if (result == EndpointResult.Done)
        {
            _phase = EndpointPhase.Bound;
            Options.Apply(Stack, Slot, _transport);
            if (_transport == Transport.Udp)
            {
                Stack.Listen(Slot, 0);
            }
        }
        else
        {
            Stack.SetReuseAddress(Slot, false);
        }

        return result;
    }

    private EndpointResult StartConnect(uint address, ushort port)
    {
        EndpointResult result = _phase == EndpointPhase.Fresh ? Open() : EndpointResult.Done;
        if (result != EndpointResult.Done)
        {
            return result;
        }

        result = EndpointResults.Of(Stack.Connect(Slot, address, port));
        if (result != EndpointResult.Done)
        {
            LeaveStack(EndpointResult.Done);
            return result;
        }

        if (_transport == Transport.Udp)
        {
            BecomeConnected();
            return EndpointResult.Done;
        }

        _phase = EndpointPhase.Connecting;
        return EndpointResult.Wait;
    }

    private void BecomeConnected()
    {
        Stack.GetAddresses(Slot, out _peer);
        _phase = EndpointPhase.Connected;
    }

    /// <summary>The connection is over; what arrived can still be read.</summary>
    private void End()
    {
        Failure = Stack.FailureOf(Slot);
        Ended = EndpointResults.Of(Failure);
        _phase = EndpointPhase.Connected;
    }

    private void BeginAccepted(EndpointOptions options)
    {
        Options.CopyFrom(options);
        Options.Apply(Stack, Slot, _transport);
        BecomeConnected();
    }

    /// <summary>The place in the stack is given up; the socket may connect again.</summary>
    private void LeaveStack(EndpointResult reason)
    {
        Stack.Close(Slot, orderly: false);
        _phase = EndpointPhase.Fresh;
        Ended = reason;
    }
}
