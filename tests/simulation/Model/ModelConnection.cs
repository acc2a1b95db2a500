using System.Collections.Generic;
using NanoSocket.Core.Sockets;
using NanoSocket.Simulation.Tests.Schedules;
using NanoSocket.Simulation.Tests.World;

namespace NanoSocket.Simulation.Tests.Model;

/// <summary>A connection as the specification sees it: one <c>sock_conn</c> and everything after it.</summary>
internal sealed class ModelConnection
{
    /// <summary>
    /// Before that much time has passed, no SYN is given up. A name may be, if another socket has asked for it before.
    /// </summary>
    private const long PatienceMs = 3000;

    /// <summary>A SYN is repeated for 21 s.</summary>
    private const long SynRetriesMs = 20_000;

    /// <summary>TCP repeats data for minutes; the network's side gives up after half a minute.</summary>
    private const long RetriesMs = 30_000;

    /// <summary>
    /// A closed connection is given up 30 s after the last acknowledgment; those come for a while.
    /// </summary>
    private const long LingerMs = 60_000;

    public required int Id { get; init; }

    public required uint Generation { get; init; }

    public required ConnectPlan Plan { get; init; }

    public required ModelTask Task { get; init; }

    public required long OpenedAt { get; init; }

    /// <summary>There was no link when it was opened.</summary>
    public required bool WasOffline { get; init; }

    public required NetworkQuality Quality { get; init; }

    public bool IsTcp => Plan.Kind == SocketKind.Tcp;

    /// <summary>Nothing the peer seems to say can be relied upon.</summary>
    public bool IsHostile => Quality == NetworkQuality.Hostile;

    /// <summary>What CONN_CNF said; null: not fetched.</summary>
    public bool? IsConnected { get; set; }

    /// <summary>CLOSE_IND was fetched.</summary>
    public bool EndTold { get; set; }

    /// <summary>When the app let go of it.</summary>
    public long? ClosedAt { get; set; }

    /// <summary>CLOSE_CNF was fetched, or the socket destroyed: nothing of it may come any more.</summary>
    public bool IsOver { get; set; }

    public long? LinkLostAt { get; set; }

    /// <summary>The last time the link was lost while it was there.</summary>
    public long? LastLossAt { get; set; }

    /// <summary>The task was told of the first loss.</summary>
    public bool IsLossTold { get; set; }

    /// <summary>The call was over, and the device had not noticed yet, at some time of its life.</summary>
    public bool WasCutOff { get; set; }

    /// <summary>The network has lost its tables, and this connection with them.</summary>
    public bool WasForgotten { get; set; }

    /// <summary>The link was lost while there was something to read.</summary>
    public bool HadUnreadAtLoss { get; set; }

    public Queue<ModelSend> Sends { get; } = new();

    public long Accepted { get; set; }

    public long Received { get; set; }

    /// <summary>Bytes announced and not read.</summary>
    public int Indicated { get; set; }

    /// <summary>They were announced from within <c>sock_recv</c>, and that message was not fetched.</summary>
    public bool IndicationWaits { get; set; }

    /// <summary>Last read after which there was still something to read.</summary>
    public long? LeftDataAt { get; set; }

    /// <summary>
    /// Closed, and perhaps still with something to deliver: the last acknowledgments may have got lost.
    /// </summary>
    public bool MayLinger(long now)
    {
        bool unsure = IsNetworkBad && Accepted > 0 && now - ClosedAt < LingerMs;
        return ClosedAt != null && (Unacknowledged > 0 || unsure);
    }

    /// <summary>Bytes that the server's TCP has not acknowledged.</summary>
    public long Unacknowledged => IsTcp ? Accepted - Plan.Tcp!.Acknowledged : 0;

    /// <summary>The device may know that nothing more can be sent.</summary>
    public bool MayBeBroken(long now)
        => IsHostile || WasForgotten || LinkLostAt != null || Plan.Tcp is { HasReset: true } || MayHaveGivenUp(now);

    private bool IsNetworkBad => Quality != NetworkQuality.Good;

    /// <summary>So many packets may have been lost that one side gave up.</summary>
    public bool MayHaveGivenUp(long now) => IsNetworkBad && now - OpenedAt >= RetriesMs;

    /// <summary>CONN_CNF with this result is right.</summary>
    public bool MayConclude(bool success, long now)
    {
        if (success)
        {
            return !WasOffline && (IsHostile || (Plan.NameResolves && (!IsTcp || Plan.Tcp!.HasAccepted)));
        }

        bool reasoned = WasOffline || WasCutOff || WasForgotten || LinkLostAt != null || !Plan.NameResolves || !Plan.IsNameValid;
        bool unreachable = IsTcp && (!Plan.Tcp!.Listens || Plan.Tcp.HasReset);
        bool tooSoon = IsTcp && Plan.Tcp!.Kind == ServerKind.Silent && now - OpenedAt < SynRetriesMs;
        bool givenUp = IsNetworkBad && (!Plan.IsLiteral || now - OpenedAt >= PatienceMs);
        return IsHostile || reasoned || (unreachable && !tooSoon) || givenUp;
    }

    /// <summary>CLOSE_IND is right, if it was posted at that time at the latest (2.5, 7.11, 7.14).</summary>
    public bool MayEnd(long at)
    {
        bool byPeer = Plan.Tcp?.EndedAt is { } ended && at >= ended + SocketConstants.CloseDelayMs;
        return IsHostile || WasForgotten || byPeer || LinkLostAt <= at || MayHaveGivenUp(at);
    }

    /// <summary>
    /// A reader that still found something gets another 500 ms, up to a limit (7.11), unless the link is lost when it
    /// has found everything (7.14).
    /// </summary>
    public bool WasTooEarly(long now)
    {
        long? gone = Plan.Tcp?.EndedAt ?? LinkLostAt;
        bool reading = LeftDataAt is { } left && now < left + SocketConstants.CloseDelayMs;
        return reading && !(LeftDataAt < LastLossAt) && now < gone + SocketConstants.CloseDelayLimitMs;
    }

    /// <summary>Bytes that were accepted may be missing at the server: the loss was reported, or is our own.</summary>
    public bool MayHaveLost(long now)
    {
        bool lingeredLong = ClosedAt != null && now - ClosedAt >= RetriesMs;
        bool serverSlow = Plan.Tcp!.HasPaused && lingeredLong;
        return IsHostile || WasForgotten || LinkLostAt != null || Plan.Tcp.HasReset || serverSlow
            || (IsNetworkBad && (lingeredLong || MayHaveGivenUp(now)));
    }

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"socket {Id} ({Plan})");
}
