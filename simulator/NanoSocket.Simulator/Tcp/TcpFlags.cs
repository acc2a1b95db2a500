using System;

namespace NanoSocket.Simulator.Tcp;

/// <summary>Control bits (RFC 9293 clause 3.1).</summary>
[Flags]
internal enum TcpFlags : byte
{
    None = 0,
    Fin = 1,
    Syn = 2,
    Rst = 4,
    Psh = 8,
    Ack = 16,
}
