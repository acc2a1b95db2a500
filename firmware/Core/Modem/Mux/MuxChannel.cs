using System;

namespace NanoSocket.Core.Modem;

/// <summary>What the session knows of one channel.</summary>
internal sealed class MuxChannel
{
    public const long Never = long.MaxValue;

    /// <summary>Frames without data that wait to be sent.</summary>
    [Flags]
    public enum Frames
    {
        None = 0,
        Sabm = 1,
        Disc = 2,
        Ua = 4,
    }

    public MuxChannelState State;
    public Frames Due;

    /// <summary>Times that SABM or DISC was sent, and when to do it again.</summary>
    public int Tries;
    public long Deadline = Never;

    /// <summary>Answers to a repeated DISC that may still come: DM, as the channel is closed by then.</summary>
    public int LateRefusals;

    /// <summary>Longest data that the modem takes in a frame, if less than what was agreed for all.</summary>
    public int FrameSize = int.MaxValue;

    /// <summary>It is closed only to be opened again.</summary>
    public bool Reopens;

    /// <summary>The modem takes no data on this channel.</summary>
    public bool IsStopped;

    /// <summary>Since when data waits because of that.</summary>
    public long BlockedSince = Never;

    /// <summary>We take no data on this channel.</summary>
    public bool StopsModem;

    /// <summary>The signals that were sent last (0: none), how often, and when to repeat them.</summary>
    public int SignalsSent;
    public int SignalsTries;
    public long SignalsDeadline = Never;

    public bool IsInUse => State is MuxChannelState.Open or MuxChannelState.Opening;

    public void Reset()
    {
        Enter(MuxChannelState.Closed);
        Due = Frames.None;
        LateRefusals = 0;
        FrameSize = int.MaxValue;
        Reopens = false;
        StopsModem = false;
    }

    /// <summary>A state begins; what the modem said in the one before is forgotten.</summary>
    public void Enter(MuxChannelState state)
    {
        State = state;
        Due &= ~(Frames.Sabm | Frames.Disc);
        Deadline = Never;
        // Some modems send their signals before they confirm that the channel is open.
        IsStopped &= state == MuxChannelState.Open;
        BlockedSince = Never;
        SignalsSent = 0;
        SignalsTries = 0;
        SignalsDeadline = Never;
    }
}
