using NanoSocket.Core.Net;

namespace NanoSocket;

/// <summary>Counters of the link since the start; all wrap at 2^32.</summary>
public readonly struct LinkCounters
{
    private readonly LinkStatistics _statistics;

    internal LinkCounters(LinkStatistics statistics, int longestHoldUs)
    {
        _statistics = statistics;
        LongestCoreHoldMicroseconds = longestHoldUs;
    }

    /// <summary>Bytes from the modem in data mode.</summary>
    public uint BytesIn => _statistics.BytesIn;

    /// <summary>Bytes to the modem in data mode.</summary>
    public uint BytesOut => _statistics.BytesOut;

    /// <summary>IP packets received.</summary>
    public uint PacketsIn => _statistics.PacketsIn;

    /// <summary>IP packets sent.</summary>
    public uint PacketsOut => _statistics.PacketsOut;

    /// <summary>PPP frames dropped for a wrong checksum, their length or their form.</summary>
    public uint BadFrames => _statistics.FrameErrors;

    /// <summary>Packets dropped for lack of memory.</summary>
    public uint DroppedPackets => _statistics.MemoryErrors;

    /// <summary>TCP segments sent more than once.</summary>
    public uint Retransmissions => _statistics.Retransmissions;

    /// <summary>IP packets that were no use: damaged, for somebody else, of a kind that is not supported.</summary>
    public uint BadPackets => _statistics.PacketErrors;

    /// <summary>Datagrams and echo replies dropped because nobody read those before them.</summary>
    public uint DroppedDatagrams => _statistics.DatagramsDropped;

    /// <summary>TCP segments refused because they reached beyond the window; the peer sends them again.</summary>
    public uint RefusedSegments => _statistics.SegmentsRefused;

    /// <summary>Connections of peers that found no place at a listening socket; the peer tries again.</summary>
    public uint RefusedConnections => _statistics.ConnectionsRefused;

    /// <summary>ICMP messages that answer or concern nothing of ours.</summary>
    public uint RefusedIcmp => _statistics.MessagesRefused;

    /// <summary>Messages of name servers that answer nothing of ours, or make no sense.</summary>
    public uint RefusedNameAnswers => _statistics.AnswersRefused;

    /// <summary>Longest time the core was locked: so late it may have been to read the modem's line.</summary>
    public int LongestCoreHoldMicroseconds { get; }
}
