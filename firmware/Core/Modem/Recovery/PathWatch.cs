using System;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Notices a call that stands, PPP alive, through which no packet comes any more: TCP or the resolver repeat what they
/// said, nothing arrives, and the name servers, asked six times, are silent too. A dead server is not enough for that,
/// nor is a link that nobody uses; where there is no name server to ask, nothing is concluded. The last word is given
/// rarely, and more rarely when dialling again has not helped.
/// </summary>
internal sealed class PathWatch
{
    /// <summary>Between two looks at the counters: nothing else wakes up for it.</summary>
    public const int LookMs = 10_000;

    /// <summary>From the last packet, at least, until the name servers are asked.</summary>
    public const int SilenceMs = 20_000;

    /// <summary>From their first question: they get 20 s (<see cref="INetworkStack.ProbePath"/>).</summary>
    public const int ProofMs = 30_000;

    /// <summary>Between two verdicts; doubled for each that did not bring a single packet.</summary>
    public const int RestMs = 600_000;

    private const int MaxDoublings = 3;

    private readonly INetworkStack _stack;
    private uint _packetsIn;
    private uint _repeats;
    private long _heardAt;
    private long _probedAt = -1;
    private long _notBefore;

    /// <summary>Makes one that waits for <see cref="Begin"/>.</summary>
    public PathWatch(INetworkStack stack) => _stack = stack;

    /// <summary>When <see cref="IsDead"/> wants to be asked.</summary>
    public long NextLook { get; private set; } = long.MaxValue;

    /// <summary>Verdicts in a row, without a packet between them.</summary>
    public int Verdicts { get; private set; }

    /// <summary>The link is up.</summary>
    public void Begin(long nowMs)
    {
        _stack.GetStatistics(out LinkStatistics counters);
        _packetsIn = counters.PacketsIn;
        Listen(counters, nowMs);
    }

    /// <summary>Looks at the counters.</summary>
    /// <param name="nowMs">The time.</param>
    /// <param name="registered">The modem is known to the network: otherwise silence is no surprise.</param>
    public bool IsDead(long nowMs, bool registered)
    {
        NextLook = nowMs + LookMs;
        _stack.GetStatistics(out LinkStatistics counters);
        if (counters.PacketsIn != _packetsIn)
        {
            _packetsIn = counters.PacketsIn;
            Verdicts = 0;
            Listen(counters, nowMs);
        }
        else if (!registered)
        {
            Listen(counters, nowMs);
        }
        else if (_probedAt < 0 && nowMs >= _notBefore)
        {
            bool suspicious = nowMs - _heardAt >= SilenceMs && RepeatsOf(counters) != _repeats;
            _probedAt = suspicious && _stack.ProbePath() ? nowMs : -1;
        }

        return _probedAt >= 0 && nowMs - _probedAt >= ProofMs && Conclude(nowMs);
    }

    private static uint RepeatsOf(in LinkStatistics counters)
        => unchecked(counters.Retransmissions + counters.QuestionsRepeated);

    private void Listen(in LinkStatistics counters, long nowMs)
    {
        _repeats = RepeatsOf(counters);
        _heardAt = nowMs;
        _probedAt = -1;
        NextLook = nowMs + LookMs;
    }

    private bool Conclude(long nowMs)
    {
        _notBefore = nowMs + ((long)RestMs << Math.Min(Verdicts, MaxDoublings));
        Verdicts++;
        _probedAt = -1;
        return true;
    }
}
