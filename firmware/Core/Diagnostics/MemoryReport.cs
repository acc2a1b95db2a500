using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Diagnostics;

/// <summary><c>memory</c>: heap, network stack, serial line.</summary>
internal sealed class MemoryReport : Report
{
    private readonly IBoard _board;

    public MemoryReport(IBoard board)
        : base("memory", "heap, network memory, the modem's receive ring") => _board = board;

    public override bool Write(int row, CoreLog log)
    {
        BoardMemory memory = _board.Memory;
        if (row == 0)
        {
            log.Add("memory: objects and garbage ").Add(memory.HeapUsed).Add(" of ").Add(memory.HeapTotal)
                .Add(", largest free ").Add(memory.HeapLargestFree).Add("; ").Add(memory.Collections)
                .Add(" collections, longest ").Add(memory.LongestPauseUs).Add(" us").End();
            return true;
        }

        LwipMemory network = memory.Network;
        log.Add("  network: heap ").Add(network.HeapUsed).Add(" (most ").Add(network.HeapPeak).Add("), unacknowledged ")
            .Add(network.SendUsed).Add(", unread ").Add(network.ReceiveUsed).Add(", connections ")
            .Add(network.Connections).Add(", frames ").Add(network.FrameBuffersUsed).Add(" of ")
            .Add(network.FrameBuffers).End();
        log.Add("  modem line: receive ring filled to ").Add(memory.LineRingPeak).Add(" at most, bytes lost ")
            .Add(memory.LineOverruns).End();
        return false;
    }
}
