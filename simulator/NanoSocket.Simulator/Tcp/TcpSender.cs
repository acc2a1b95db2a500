using System;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Tcp;

/// <summary>
/// The sending half of a connection to the host: send buffer, the host's window, congestion control (NewReno,
/// RFC 6582), retransmission (RFC 6298) and window probes. FIN counts as one offset behind the last byte.
/// </summary>
internal sealed class TcpSender
{
    public const int BufferSize = 65536;
    private const int MaximumTimeouts = 10;
    private const int DuplicatesForRetransmit = 3;
    private const int InitialWindowSegments = 10; // RFC 6928

    private readonly Timeline timeline;
    private readonly ITcpSenderWire wire;
    private readonly ByteRing buffer = new(BufferSize);
    private readonly RetransmissionTimer timer;
    private long unacknowledged;
    private long next;
    private long highest;
    private int congestionWindow;
    private int slowStartThreshold = int.MaxValue;
    private int duplicates;
    private long recover = -1;
    private int largestWindow;
    private bool finishQueued;
    private long finishOffset;
    private (long End, TimeSpan SentAt)? timed;

    public TcpSender(Timeline timeline, ITcpSenderWire wire)
    {
        this.timeline = timeline;
        this.wire = wire;
        timer = new RetransmissionTimer(timeline, OnTimeout);
    }

    /// <summary>Largest payload of a segment.</summary>
    public int Mss { get; private set; } = 536;

    /// <summary>Window that the host announced last.</summary>
    public int PeerWindow { get; private set; }

    /// <summary>Bytes the buffer still takes.</summary>
    public int Free => finishQueued ? 0 : buffer.Free;

    /// <summary>Offset of the next new or repeated segment.</summary>
    public long Next => next;

    /// <summary>Offset behind everything that was ever sent.</summary>
    public long Highest => highest;

    /// <summary>First offset that the host has not acknowledged.</summary>
    public long Unacknowledged => unacknowledged;

    /// <summary>FIN was sent and acknowledged.</summary>
    public bool IsFinished => finishQueued && unacknowledged == DataEnd + 1;

    /// <summary>All that is in the buffer was sent at least once.</summary>
    public bool IsDrained => highest >= DataEnd;

    /// <summary>Segments sent again.</summary>
    public long Retransmissions { get; private set; }

    private long DataEnd => finishQueued ? finishOffset : unacknowledged + buffer.Count;

    /// <summary>The handshake is over.</summary>
    public void Start(int mss, int window)
    {
        Mss = mss;
        PeerWindow = largestWindow = window;
        congestionWindow = InitialWindowSegments * mss;
    }

    public void Append(ReadOnlySpan<byte> bytes) => buffer.Write(bytes);

    /// <summary>Sends FIN behind what was appended.</summary>
    public void Finish()
    {
        if (!finishQueued)
        {
            finishOffset = DataEnd;
            finishQueued = true;
        }
    }

    /// <summary>Copies bytes for a segment.</summary>
    public void Copy(long offset, Span<byte> target) => buffer.Peek((int)(offset - unacknowledged), target);

    /// <summary>Stops all timers.</summary>
    public void Stop() => timer.Stop();

    /// <summary>An acknowledgment of the host, already known not to lie beyond <see cref="Highest"/>.</summary>
    /// <param name="offset">What it acknowledges.</param>
    /// <param name="window">The window it announces.</param>
    /// <param name="bare">It carried nothing else, so that it counts as a duplicate.</param>
    public void OnAcknowledgment(long offset, int window, bool bare)
    {
        if (offset < unacknowledged)
        {
            return;
        }
        if (PeerWindow == 0 && window > 0)
        {
            // What probed the closed window was not taken, and that is no silence of the host.
            next = Math.Max(unacknowledged, offset);
            timer.Stop();
            timer.ResetBackoff();
        }
        bool duplicate = bare && offset == unacknowledged && window == PeerWindow && highest > unacknowledged;
        PeerWindow = window;
        largestWindow = Math.Max(largestWindow, window);
        if (offset > unacknowledged)
        {
            OnNewAcknowledgment(offset);
        }
        else if (duplicate)
        {
            OnDuplicate();
        }
    }

    /// <summary>Sends what window, congestion window and line allow.</summary>
    public void TrySend()
    {
        while (wire.HasRoom && NextLength(out int length, out bool finish))
        {
            SendSegment(length, finish);
        }
        bool pending = unacknowledged < DataEnd + (finishQueued ? 1 : 0);
        if (pending && !timer.IsRunning)
        {
            // Either something is in flight, or a closed window has to be probed.
            timer.Start(wire.QueueDelay);
        }
        else if (!pending)
        {
            timer.Stop();
        }
    }

    private bool NextLength(out int length, out bool finish)
    {
        long inFlight = next - unacknowledged;
        long remaining = Math.Max(0, DataEnd - next);
        long usable = Math.Min(congestionWindow, PeerWindow) - inFlight;
        length = (int)Math.Max(0, Math.Min(Math.Min(usable, Mss), remaining));
        finish = finishQueued && next + length == finishOffset;
        if (length == 0)
        {
            return finish && remaining == 0;
        }
        // Silly window avoidance (RFC 9293 clause 3.8.6.2.1): full segments, the end, or half the largest window.
        return length == Mss || length == remaining || length >= largestWindow / 2;
    }

    private void SendSegment(int length, bool finish)
    {
        long end = next + length + (finish ? 1 : 0);
        if (next < highest)
        {
            Retransmissions++;
        }
        else
        {
            timed ??= (end, timeline.Now);
        }
        wire.Transmit(next, length, finish);
        next = end;
        highest = Math.Max(highest, next);
    }

    private void OnNewAcknowledgment(long offset)
    {
        if (timed is (long end, TimeSpan sentAt) && offset >= end)
        {
            timer.Measure(timeline.Now - sentAt);
            timed = null;
        }
        int acknowledged = (int)(offset - unacknowledged);
        buffer.Skip(Math.Min(acknowledged, buffer.Count));
        unacknowledged = offset;
        next = Math.Max(next, offset);
        duplicates = 0;
        timer.ResetBackoff();
        if (recover >= 0)
        {
            OnAcknowledgmentInRecovery(offset, acknowledged);
        }
        else if (congestionWindow < slowStartThreshold)
        {
            Grow(Math.Min(acknowledged, Mss));
        }
        else
        {
            Grow(Math.Max(1, Mss * Mss / congestionWindow));
        }
        timer.Stop();
    }

    private void OnAcknowledgmentInRecovery(long offset, int acknowledged)
    {
        if (offset >= recover)
        {
            recover = -1;
            congestionWindow = slowStartThreshold;
            return;
        }
        // A partial acknowledgment: the next hole starts here (RFC 6582 clause 3.2 step 3).
        congestionWindow = Math.Max(Mss, congestionWindow - acknowledged + Mss);
        RepeatFirst();
    }

    private void OnDuplicate()
    {
        duplicates++;
        if (recover >= 0)
        {
            Grow(Mss);
        }
        else if (duplicates == DuplicatesForRetransmit)
        {
            ReduceThreshold();
            congestionWindow = slowStartThreshold + DuplicatesForRetransmit * Mss;
            recover = highest;
            RepeatFirst();
        }
    }

    private void OnTimeout()
    {
        if (timer.Backoff >= MaximumTimeouts && PeerWindow > 0)
        {
            wire.OnSilence();
            return;
        }
        timer.BackOff();
        timed = null;
        recover = -1;
        duplicates = 0;
        if (highest > unacknowledged)
        {
            ReduceThreshold();
            congestionWindow = Mss;
        }
        // One segment whatever the window says: with a closed window this is the probe of RFC 9293 clause 3.8.6.1.
        next = unacknowledged;
        RepeatFirst();
        timer.Start(wire.QueueDelay);
    }

    /// <summary>Sends the first unacknowledged segment again, or one byte into a closed window.</summary>
    private void RepeatFirst()
    {
        int limit = PeerWindow == 0 ? 1 : Math.Min(Mss, PeerWindow);
        int length = Math.Min(limit, (int)Math.Max(0, DataEnd - unacknowledged));
        bool finish = finishQueued && unacknowledged + length == finishOffset;
        Retransmissions += highest > unacknowledged ? 1 : 0;
        timed = null;
        wire.Transmit(unacknowledged, length, finish);
        long end = unacknowledged + length + (finish ? 1 : 0);
        highest = Math.Max(highest, end);
        next = Math.Max(next, end);
    }

    private void ReduceThreshold() =>
        slowStartThreshold = (int)Math.Max((highest - unacknowledged) / 2, 2 * Mss);

    private void Grow(int bytes) => congestionWindow = Math.Min(congestionWindow + bytes, 4 * BufferSize);
}
