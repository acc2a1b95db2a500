namespace NanoSocket.Simulator.Net;

/// <summary>What went through a call, and what was dropped and why.</summary>
public sealed record TrafficCounters
{
    /// <summary>IPv4 packets from the host.</summary>
    public long PacketsFromHost { get; set; }

    /// <summary>Bytes of these packets.</summary>
    public long BytesFromHost { get; set; }

    /// <summary>IPv4 packets to the host.</summary>
    public long PacketsToHost { get; set; }

    /// <summary>Bytes of these packets.</summary>
    public long BytesToHost { get; set; }

    /// <summary>Packets with a wrong length, version or checksum, or a wrong source address.</summary>
    public long Malformed { get; set; }

    /// <summary>Packets of protocols or to destinations that the network does not serve.</summary>
    public long Unserved { get; set; }

    /// <summary>Packets dropped by a fault.</summary>
    public long LostByFault { get; set; }

    /// <summary>Packets to the host dropped because the queue to the line was full.</summary>
    public long QueueOverflows { get; set; }

    /// <summary>Bytes of the host lost because it did not stop when it was told to.</summary>
    public long UplinkOverruns { get; set; }

    /// <summary>TCP segments sent again.</summary>
    public long Retransmissions { get; set; }

    /// <summary>Connections and flows refused because the limit was reached.</summary>
    public long OverLimit { get; set; }
}
