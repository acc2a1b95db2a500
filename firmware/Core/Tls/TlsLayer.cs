using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Tls;

/// <summary>
/// A network stack whose TCP slots can be secured: what is above sees plaintext and need not know. It keeps the books;
/// <see cref="TlsWorker"/> does the work. Called with the core lock held, like every stack; allocates nothing after
/// construction.
/// </summary>
internal sealed partial class TlsLayer : INetworkStack
{
    /// <summary>Longest time from the TCP connection to the end of the handshake.</summary>
    public const int HandshakeLimitMs = 60_000;

    /// <summary>Longest time a closed slot's data may wait to be encrypted and sent (spec 7.6).</summary>
    public const int GoodbyeLimitMs = 30_000;

    private readonly IStagingStack _below;
    private readonly ITlsEngine _engine;
    private readonly CoreLog _log;
    private readonly IWakeup _worker;
    private readonly TlsSession[] _sessions;
    private readonly History[] _history;
    private uint _nowMs;

    /// <summary>Puts TLS over a stack.</summary>
    /// <param name="below">The stack.</param>
    /// <param name="engine">The engine, whose memory decides what is refused.</param>
    /// <param name="log">Told of connections that are not verified.</param>
    /// <param name="worker">Woken when there is something to do for the worker.</param>
    public TlsLayer(IStagingStack below, ITlsEngine engine, CoreLog log, IWakeup worker)
    {
        _below = below;
        _engine = engine;
        _log = log;
        _worker = worker;
        _history = new History[below.SlotCount];

        // As many live ones as the engine has, and those that say goodbye.
        _sessions = new TlsSession[2 * engine.Count];
        for (int i = 0; i < _sessions.Length; i++)
        {
            _sessions[i] = new TlsSession();
        }
    }

    /// <summary>Connections whose peer would not be verified are refused.</summary>
    public bool ForbidsUnverified { get; init; }

    /// <summary>For the worker.</summary>
    public ReadOnlySpan<TlsSession> Sessions => _sessions;

    /// <summary>For the worker.</summary>
    public IStagingStack Below => _below;

    /// <inheritdoc/>
    public uint PendingSlots
    {
        get
        {
            uint own = 0;
            uint secured = 0;
            for (int i = 0; i < _sessions.Length; i++)
            {
                TlsSession session = _sessions[i];
                if (session.Slot >= 0)
                {
                    Follow(session);
                }

                if (session.IsLive)
                {
                    secured |= 1u << session.Slot;
                    own |= session.Events != SlotEvents.None ? 1u << session.Slot : 0;
                }
            }

            uint slots = (1u << SlotCount) - 1;
            return (_below.PendingSlots & slots & ~secured) | own;
        }
    }

    /// <inheritdoc/>
    public int NextTimeout
    {
        get
        {
            int next = _below.NextTimeout;
            for (int i = 0; i < _sessions.Length; i++)
            {
                if (_sessions[i].HasDeadline)
                {
                    int remaining = _sessions[i].Remaining(_nowMs);
                    next = next < 0 ? remaining : Math.Min(next, remaining);
                }
            }

            return next;
        }
    }

    /// <inheritdoc/>
    public void Poll(uint nowMs)
    {
        _nowMs = nowMs;
        _below.Poll(nowMs);
        for (int i = 0; i < _sessions.Length; i++)
        {
            TlsSession session = _sessions[i];
            if (session.HasDeadline && session.Remaining(nowMs) == 0)
            {
                GiveUp(session);
            }
        }
    }

    /// <inheritdoc/>
    public StackResult Secure(int slot, TlsOptions options, ReadOnlySpan<byte> asciiName)
    {
        if (Find(slot) != null)
        {
            return StackResult.Invalid;
        }

        Span<byte> hostName = stackalloc byte[SocketConstants.MaxAddressLength];
        scoped ReadOnlySpan<byte> name = asciiName;
        if (options.HostName is { } given)
        {
            if (!TryGetAscii(given, hostName))
            {
                return Refuse(slot, SocketFailure.BadName);
            }

            name = hostName.Slice(0, given.Length);
        }

        // Nothing to check against must not mean that everything is right.
        if (name.Length == 0 && options.VerifiesPeer && !options.Insist && !options.IsServer)
        {
            return Refuse(slot, SocketFailure.BadName);
        }

        if (ForbidsUnverified && !options.VerifiesPeer && !options.IsServer)
        {
            return Refuse(slot, SocketFailure.TlsUnverifiedForbidden);
        }

        TlsSession? session = FindFree(options);
        if (session == null)
        {
            return StackResult.OutOfMemory;
        }

        StackResult result = _below.BeginStaging(slot);
        if (result == StackResult.Ok)
        {
            session.Begin(slot, options, name, _below.IsConnected(slot));
            session.StartAt(_below.AcknowledgedBytes(slot), _below.Unacknowledged(slot));
            if (session.WasConnected)
            {
                _below.GetAddresses(slot, out SlotAddresses addresses);
                SetPeer(session, addresses.RemoteAddress, (ushort)addresses.RemotePort);
                StartClock(session);
            }
        }

        return result;
    }

    /// <inheritdoc/>
    public StackResult Connect(int slot, uint address, ushort port)
    {
        if (Find(slot) is { } session)
        {
            SetPeer(session, address, port);
        }

        return _below.Connect(slot, address, port);
    }

    /// <inheritdoc/>
    public void Close(int slot, bool orderly)
    {
        TlsSession? session = Find(slot);
        if (session == null)
        {
            _below.Close(slot, orderly);
            return;
        }

        _history[slot] = new History { Failure = session.Failure, Facts = session.Facts, WasSecured = true };
        Leave(session, slot, orderly);
        _worker.Wake();
    }

    /// <inheritdoc/>
    public SlotEvents TakeEvents(int slot)
    {
        TlsSession? session = Find(slot);
        if (session == null)
        {
            return _below.TakeEvents(slot);
        }

        Follow(session);
        SlotEvents events = session.Events;
        session.Events = SlotEvents.None;
        return events;
    }

    /// <inheritdoc/>
    public SocketFailure FailureOf(int slot)
    {
        SocketFailure own = Find(slot) is { } session ? session.Failure
            : (uint)slot < (uint)_history.Length ? _history[slot].Failure
            : SocketFailure.None;
        return own != SocketFailure.None ? own : _below.FailureOf(slot);
    }

    /// <inheritdoc/>
    public bool TryGetTls(int slot, out TlsFacts facts)
    {
        TlsSession? session = Find(slot);
        facts = session != null ? session.Facts : _history[slot].Facts;
        return session != null || _history[slot].WasSecured;
    }

    /// <summary>A handshake is done.</summary>
    public void Establish(TlsSession session, in TlsFacts facts)
    {
        session.Facts = facts;
        session.IsEstablished = true;
        session.ClearDeadline();
        session.Events |= SlotEvents.Connected;
        if (facts.Verification == TlsVerification.None && !session.Options!.IsServer)
        {
            _log.Add("warning: socket ").Add(session.Slot)
                .Add(": TLS without verification, anybody could be at the other end: give CA certificates").End();
        }
    }

    /// <summary>The connection of a slot that was closed is over for TLS: all is said, or nothing more can be.</summary>
    public void End(TlsSession session, bool orderly)
    {
        _below.Close(session.Slot, orderly);
        session.Slot = TlsSession.Nowhere;
        session.ClearDeadline();
    }

    private TlsSession? Find(int slot)
    {
        for (int i = 0; i < _sessions.Length; i++)
        {
            if (_sessions[i].IsLive && _sessions[i].Slot == slot)
            {
                return _sessions[i];
            }
        }

        return null;
    }

    /// <summary>Null: there are as many as the engine has, or more would not fit into its memory.</summary>
    private TlsSession? FindFree(TlsOptions options)
    {
        TlsSession? free = null;
        int live = 0;
        for (int i = 0; i < _sessions.Length; i++)
        {
            live += _sessions[i].IsLive ? 1 : 0;
            free = _sessions[i].IsUsed ? free : _sessions[i];
        }

        return live < _engine.Count && _engine.HasMemoryFor(live + 1, options) ? free : null;
    }

    private StackResult Refuse(int slot, SocketFailure reason)
    {
        _history[slot] = new History { Failure = reason, WasSecured = true };
        return StackResult.Refused;
    }

    /// <summary>The worker can begin: it reads certificates while TCP connects.</summary>
    private void SetPeer(TlsSession session, uint address, ushort port)
    {
        session.Address = address;
        session.Port = port;
        session.HasPeer = true;
        _worker.Wake();
    }

    private void StartClock(TlsSession session)
    {
        if (session.IsTransportUp)
        {
            session.SetDeadline(_nowMs, HandshakeLimitMs);
        }
    }

    /// <summary>Takes note of what happened to the connection below.</summary>
    private void Follow(TlsSession session)
    {
        SlotEvents events = _below.TakeEvents(session.Slot);
        if (events == SlotEvents.None)
        {
            return;
        }

        session.Events |= events & (SlotEvents.Resolved | SlotEvents.ResolveFailed | SlotEvents.ConnectFailed);
        if ((events & SlotEvents.Connected) != 0)
        {
            session.IsTransportUp = true;
            StartClock(session);
        }

        if ((events & SlotEvents.Acknowledged) != 0)
        {
            FollowAcknowledgement(session);
        }

        session.IsTransportFinished |= (events & SlotEvents.PeerClosed) != 0;
        if ((events & SlotEvents.Reset) != 0)
        {
            LoseTransport(session);
        }

        _worker.Wake();
    }

    private void FollowAcknowledgement(TlsSession session)
    {
        uint before = session.Acknowledged;
        session.Marks.Cover(_below.AcknowledgedBytes(session.Slot), ref session.Acknowledged);
        if (session.Acknowledged != before)
        {
            session.Events |= SlotEvents.Acknowledged;
        }
    }

    private void LoseTransport(TlsSession session)
    {
        session.IsTransportGone = true;
        session.ClearDeadline();
        if (!session.IsLive)
        {
            End(session, orderly: false);
        }
        else if (session.Failure == SocketFailure.None)
        {
            bool isKnown = session.IsEstablished || session.WasConnected;
            session.Events |= isKnown ? SlotEvents.Reset : SlotEvents.ConnectFailed;
        }
    }

    private void GiveUp(TlsSession session)
    {
        session.ClearDeadline();
        if (session.IsLive)
        {
            session.Fail(SocketFailure.TlsTimedOut, detail: 0);
        }
        else
        {
            End(session, orderly: false);
        }

        _worker.Wake();
    }

    /// <summary>The app closes the slot. What it has sent is still encrypted, in a spare slot.</summary>
    private void Leave(TlsSession session, int slot, bool orderly)
    {
        session.IsLive = false;
        session.Events = SlotEvents.None;
        session.ClearDeadline();
        bool hasMore = orderly && session.IsEstablished && !session.IsTransportGone
            && session.Failure == SocketFailure.None;
        int spare = hasMore ? FindSpare() : TlsSession.Nowhere;
        if (spare >= 0 && _below.Move(slot, spare))
        {
            session.Slot = spare;
            session.WantsGoodbye = true;
            session.SetDeadline(_nowMs, GoodbyeLimitMs);
            return;
        }

        // An alert of ours that tells the peer why is not cut off.
        _below.Close(slot, orderly || session.Failure != SocketFailure.None);
        session.Slot = TlsSession.Nowhere;
        if (session.Engine == TlsSession.Nowhere)
        {
            session.Release();
        }
    }

    private int FindSpare()
    {
        for (int spare = SlotCount; spare < SlotCount + _below.SpareCount; spare++)
        {
            bool taken = false;
            for (int i = 0; i < _sessions.Length; i++)
            {
                taken |= _sessions[i].Slot == spare;
            }

            if (!taken)
            {
                return spare;
            }
        }

        return TlsSession.Nowhere;
    }

    private static bool TryGetAscii(string text, Span<byte> bytes)
    {
        bool fits = text.Length <= bytes.Length;
        for (int i = 0; fits && i < text.Length; i++)
        {
            fits = text[i] is > ' ' and < (char)127;
            bytes[i] = (byte)text[i];
        }

        return fits;
    }

    /// <summary>What is kept of a slot's last secured connection until the slot is opened again.</summary>
    private struct History
    {
        public SocketFailure Failure;
        public TlsFacts Facts;
        public bool WasSecured;
    }
}
