using System;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Dns;

/// <summary>
/// A stub resolver (RFC 1035, RFC 5452): one question for each slot, asked of two servers in turn from a port of its
/// own, answers kept for as long as they say. Allocates nothing after construction.
/// </summary>
public sealed class Resolver
{
    /// <summary>Longest name, in bytes.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Messages sent for one question before it is given up.</summary>
    public const int MaxAttempts = 6;

    // A cellular link may take seconds to wake: 2, 2, 4, 4, 4 and 4 s, 20 s in all.
    private const int FirstWaitMs = 2000;
    private const int LaterWaitMs = 4000;

    /// <summary>A name that every name server denies by itself (RFC 6761, 6.4).</summary>
    private static ReadOnlySpan<byte> ProbeName => "invalid"u8;

    private readonly IDnsPort _port;
    private readonly DnsQuestion[] _questions;
    private readonly int _probe;
    private readonly DnsCache _cache = new(MaxNameLength);
    private readonly DnsAnswer _answer = new();
    private readonly byte[] _message = new byte[MaxNameLength + 18];
    private long _nowMs;
    private uint _clock;
    private uint _pending;
    private uint _events;

    /// <summary>Makes a resolver.</summary>
    /// <param name="port">The network.</param>
    /// <param name="slots">Questions that can be asked at the same time, at most 30; the port has room for one more,
    /// numbered behind them.</param>
    /// <param name="clock">The time, as for <see cref="Poll"/>.</param>
    public Resolver(IDnsPort port, int slots, uint clock)
    {
        _port = port;
        _clock = clock;
        _probe = slots;
        _questions = new DnsQuestion[slots + 1];
        for (int i = 0; i < slots; i++)
        {
            _questions[i] = new DnsQuestion(MaxNameLength);
        }

        _questions[_probe] = new DnsQuestion(ProbeName.Length);
    }

    /// <summary>Messages sent because earlier ones were not answered; wraps at 2^32.</summary>
    public uint Repetitions { get; private set; }

    /// <summary>Messages that answered nothing we asked, or made no sense; wraps at 2^32.</summary>
    public uint AnswersRefused { get; private set; }

    /// <summary>Nothing is being asked for.</summary>
    public bool IsIdle => _pending == 0;

    /// <summary>Milliseconds until <see cref="Poll"/> has something to do, -1 when it has not.</summary>
    public int NextTimeout
    {
        get
        {
            long next = long.MaxValue;
            for (int i = 0; _pending >> i != 0; i++)
            {
                next = Math.Min(next, IsAsking(i) ? _questions[i].Due : long.MaxValue);
            }

            return next == long.MaxValue ? -1 : (int)Math.Max(0, next - _nowMs);
        }
    }

    /// <summary>Bit mask of slots with events.</summary>
    public uint PendingSlots => _events;

    /// <summary>Starts to resolve a name for a slot.</summary>
    /// <param name="slot">Within range.</param>
    /// <param name="name">As <see cref="HostAddress.IsName"/> wants it.</param>
    /// <returns><see cref="StackResult.Ok"/>, <see cref="StackResult.Pending"/>,
    /// <see cref="StackResult.Refused"/> (see <see cref="FailureOf"/>), or <see cref="StackResult.Invalid"/>: the slot
    /// resolves a name already, or this is none. A name known not to exist is pending, its event is there.</returns>
    public StackResult Resolve(int slot, ReadOnlySpan<byte> name)
    {
        DnsQuestion question = _questions[slot];
        if (IsPending(slot) || name.Length > MaxNameLength || !HostAddress.IsName(name))
        {
            return StackResult.Invalid;
        }

        _events &= ~Bit(slot);
        question.Reset(name[^1] == (byte)'.' ? name.Slice(0, name.Length - 1) : name);
        DnsAnswer? known = _cache.Find(question.Name, _nowMs);
        if (known == null)
        {
            return Start(slot);
        }

        question.Answer.CopyFrom(known);
        if (known.Count > 0)
        {
            return StackResult.Ok;
        }

        Finish(slot, SocketFailure.NameNotFound);
        return StackResult.Pending;
    }

    /// <summary>
    /// Asks the name servers for any sign of life, as often as for a name. What they answer is of no interest, only
    /// that packets arrive: there is no event.
    /// </summary>
    /// <returns>False when there is no name server, or no room for a question.</returns>
    public bool Probe()
    {
        if (IsPending(_probe))
        {
            return true;
        }

        _questions[_probe].Reset(ProbeName);
        return Start(_probe) == StackResult.Pending;
    }

    /// <summary>The name was an address already.</summary>
    public void SetAddress(int slot, uint address)
    {
        _events &= ~Bit(slot);
        _questions[slot].Reset(default);
        _questions[slot].Answer.Add(address);
    }

    /// <summary>Forgets the slot's question and its answer.</summary>
    public void Cancel(int slot)
    {
        DnsQuestion question = _questions[slot];
        bool wasAsking = IsAsking(slot);
        _pending &= ~Bit(slot);
        _events &= ~Bit(slot);
        if (wasAsking)
        {
            _port.Close(slot);
            PromoteFollower(question);
        }

        question.Reset(default);
    }

    /// <summary>Addresses of the last resolved name; 0 when there is none with that index.</summary>
    public uint Address(int slot, int index) => _questions[slot].Answer[index];

    /// <summary>Why the last name was not resolved.</summary>
    public SocketFailure FailureOf(int slot) => _questions[slot].Failure;

    /// <summary>Takes the slot's events.</summary>
    public SlotEvents TakeEvents(int slot)
    {
        bool finished = (_events & Bit(slot)) != 0;
        _events &= ~Bit(slot);
        bool failed = _questions[slot].Failure != SocketFailure.None;
        return !finished ? SlotEvents.None : failed ? SlotEvents.ResolveFailed : SlotEvents.Resolved;
    }

    /// <summary>Tells the time and asks again what was not answered.</summary>
    /// <param name="clock">Monotonic milliseconds; wraps at 2^32.</param>
    public void Poll(uint clock)
    {
        _nowMs += unchecked(clock - _clock);
        _clock = clock;
        for (int i = 0; _pending >> i != 0; i++)
        {
            if (IsAsking(i) && _questions[i].Due <= _nowMs)
            {
                Ask(i);
            }
        }
    }

    /// <summary>A message arrived at a question's port, from port 53 of a server.</summary>
    public void Receive(int slot, uint server, ReadOnlySpan<byte> message)
    {
        DnsQuestion question = _questions[slot];
        DnsVerdict verdict = DnsVerdict.NotOurs;
        if (IsAsking(slot) && question.WasSentTo(server))
        {
            int length = DnsMessage.WriteQuestion(_message, question.Id, question.Name);
            verdict = DnsMessage.Read(message, new ReadOnlySpan<byte>(_message, 0, length), _answer);
        }

        switch (verdict)
        {
            case DnsVerdict.Answered:
            case DnsVerdict.NoSuchName:
                Store(slot);
                Conclude(slot, _answer.Count > 0 ? SocketFailure.None : SocketFailure.NameNotFound);
                break;
            case DnsVerdict.ServerFailed:
                AskAnother(slot, server);
                break;
            default:
                question.HeardNonsense |= verdict == DnsVerdict.Malformed;
                AnswersRefused++;
                break;
        }
    }

    /// <summary>The link is gone: nothing that is asked will be answered.</summary>
    public void LoseLink()
    {
        for (int i = 0; i < _questions.Length; i++)
        {
            if (IsPending(i))
            {
                _port.Close(i);
                Finish(i, SocketFailure.LinkLost);
            }
        }
    }

    /// <summary>Forgets what servers said: there are others now.</summary>
    public void ClearCache() => _cache.Clear();

    private static uint Bit(int slot) => 1u << slot;

    private bool IsPending(int slot) => (_pending & Bit(slot)) != 0;

    private bool IsAsking(int slot) => IsPending(slot) && !_questions[slot].IsFollowing;

    private StackResult Start(int slot)
    {
        DnsQuestion question = _questions[slot];
        question.IsFollowing = FindLeader(slot);
        if (!question.IsFollowing)
        {
            bool canAsk = NextServer(question) != 0;
            if (!canAsk || !_port.Open(slot))
            {
                question.Failure = canAsk ? SocketFailure.ResolverFull : SocketFailure.NoResolver;
                return StackResult.Refused;
            }

            question.Id = (ushort)_port.Random();
        }

        _pending |= Bit(slot);
        if (!question.IsFollowing)
        {
            Ask(slot);
        }

        return StackResult.Pending;
    }

    private bool FindLeader(int slot)
    {
        for (int i = 0; i < _questions.Length; i++)
        {
            if (i != slot && IsAsking(i) && DnsNames.AreEqual(_questions[i].Name, _questions[slot].Name))
            {
                return true;
            }
        }

        return false;
    }

    private void Ask(int slot)
    {
        DnsQuestion question = _questions[slot];
        uint server = question.Attempts == MaxAttempts ? 0 : NextServer(question);
        if (server == 0)
        {
            bool heard = question.HeardNonsense || question.FailedServer != 0;
            Conclude(slot, heard ? SocketFailure.ResolverFailed : SocketFailure.ResolverSilent);
            return;
        }

        Repetitions += question.Attempts > 0 ? 1u : 0;
        question.Due = _nowMs + (question.Attempts < 2 ? FirstWaitMs : LaterWaitMs);
        question.Attempts++;
        question.Remember(server);
        int length = DnsMessage.WriteQuestion(_message, question.Id, question.Name);
        _port.Send(slot, server, new ReadOnlySpan<byte>(_message, 0, length));
    }

    /// <summary>The servers take turns, but one that failed has none; 0: there is none left.</summary>
    private uint NextServer(DnsQuestion question)
    {
        int preferred = question.Attempts % 2;
        uint server = Usable(question, _port.Server(preferred));
        return server != 0 ? server : Usable(question, _port.Server(1 - preferred));
    }

    private static uint Usable(DnsQuestion question, uint server) => server == question.FailedServer ? 0 : server;

    private void AskAnother(int slot, uint server)
    {
        DnsQuestion question = _questions[slot];
        if (question.FailedServer == server)
        {
            AnswersRefused++;
        }
        else if (question.FailedServer != 0)
        {
            Conclude(slot, SocketFailure.ResolverFailed);
        }
        else
        {
            question.FailedServer = server;
            Ask(slot);
        }
    }

    /// <summary>The question is answered or given up, for all that asked the same.</summary>
    private void Conclude(int slot, SocketFailure failure)
    {
        _port.Close(slot);
        DnsQuestion concluded = _questions[slot];
        for (int i = 0; i < _questions.Length; i++)
        {
            DnsQuestion question = _questions[i];
            if (IsPending(i) && (i == slot || DnsNames.AreEqual(question.Name, concluded.Name)))
            {
                question.Answer.Clear();
                if (failure == SocketFailure.None)
                {
                    question.Answer.CopyFrom(_answer);
                }

                Finish(i, failure);
            }
        }
    }

    private void Finish(int slot, SocketFailure failure)
    {
        _questions[slot].Failure = failure;
        _pending &= ~Bit(slot);
        _events |= slot == _probe ? 0 : Bit(slot);
    }

    private void Store(int slot)
    {
        if (slot != _probe)
        {
            _cache.Store(_questions[slot].Name, _answer, _nowMs);
        }
    }

    /// <summary>Whoever waited for a question that is no longer asked asks it now.</summary>
    private void PromoteFollower(DnsQuestion cancelled)
    {
        for (int i = 0; i < _questions.Length; i++)
        {
            DnsQuestion question = _questions[i];
            if (IsPending(i) && question.IsFollowing && DnsNames.AreEqual(question.Name, cancelled.Name))
            {
                if (Start(i) == StackResult.Refused)
                {
                    Finish(i, question.Failure);
                    continue;
                }

                return;
            }
        }
    }
}
