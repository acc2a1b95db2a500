using System;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace NanoSocket.Simulator.Net;

/// <summary>What Linux tells about one of its TCP connections (<c>struct tcp_info</c>, linux/tcp.h).</summary>
/// <param name="State">TCP_ESTABLISHED = 1, ... (net/tcp_states.h).</param>
/// <param name="AcknowledgedBytes">Sequence numbers the peer has acknowledged, SYN and FIN included.</param>
/// <param name="SendWindow">The peer's receive window.</param>
internal readonly record struct TcpKernelInfo(int State, ulong AcknowledgedBytes, uint SendWindow)
{
    public const int FinWait2 = 5;
    public const int TimeWait = 6;
    public const int Closed = 7;

    private const int ProtocolTcp = 6;
    private const int OptionTcpInfo = 11;
    private const int BytesAckedOffset = 120;
    private const int SendWindowOffset = 228;
    private const int NeededLength = SendWindowOffset + 4; // Linux 5.4

    /// <summary>Asks the kernel; null where it cannot tell (not Linux, or older than 5.4).</summary>
    public static TcpKernelInfo? Of(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }
        Span<byte> info = stackalloc byte[NeededLength];
        try
        {
            if (socket.GetRawSocketOption(ProtocolTcp, OptionTcpInfo, info) < NeededLength)
            {
                return null;
            }
        }
        catch (SocketException)
        {
            return null;
        }
        return new TcpKernelInfo(
            info[0],
            MemoryMarshal.Read<ulong>(info[BytesAckedOffset..]),
            MemoryMarshal.Read<uint>(info[SendWindowOffset..]));
    }
}
