namespace NanoSocket.Core.Net;

/// <summary>Use of lwIP's fixed memory, for diagnostics: the same fields as <c>struct nslink_memory</c>.</summary>
public struct LwipMemory
{
    /// <summary>Bytes of lwIP's heap (headers, datagrams being sent) in use, and the most there ever were.</summary>
    public int HeapUsed, HeapPeak;
    /// <summary>Buffers for received frames in use, the most there ever were, and all there are.</summary>
    public int FrameBuffersUsed, FrameBuffersPeak, FrameBuffers;
    /// <summary>Bytes set aside for data that is sent and not acknowledged, and received and not read.</summary>
    public int SendUsed, ReceiveUsed;
    /// <summary>TCP connections: those of slots, and closed ones that still deliver.</summary>
    public int Connections;
    /// <summary>lwIP's control blocks for TCP (TIME_WAIT included) and UDP.</summary>
    public int TcpBlocks, UdpBlocks;
    /// <summary>TCP segments queued.</summary>
    public int Segments;
}
