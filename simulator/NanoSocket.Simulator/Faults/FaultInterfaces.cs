using System;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.Faults;

/// <summary>Direction of bytes and packets.</summary>
internal enum Direction
{
    ToHost,
    FromHost,
}

/// <summary>A fault of the serial line.</summary>
internal interface ILineFault
{
    /// <summary>Passes bytes on: changed, fewer, more, in pieces or later.</summary>
    void Pass(Direction direction, ReadOnlySpan<byte> bytes, ByteSink next);
}

/// <summary>What happens to a packet.</summary>
/// <param name="Lost">It does not arrive.</param>
/// <param name="Delay">It arrives that much later.</param>
internal readonly record struct PacketFate(bool Lost, TimeSpan Delay);

/// <summary>A fault of the operator's network, for IP packets.</summary>
internal interface IPacketFault
{
    PacketFate Judge(Direction direction, ReadOnlySpan<byte> packet);
}

/// <summary>A fault of the data call.</summary>
internal interface ICallFault
{
    /// <summary>A call begins; <paramref name="drop"/> takes its carrier away, with a reason for the log.</summary>
    void OnCallStarted(Action<string> drop);

    /// <summary>IP bytes passed, either way.</summary>
    void OnTransfer(int bytes);

    void OnCallEnded();
}

/// <summary>A fault of the operator.</summary>
internal interface IOperatorFault
{
    void Apply(OperatorNetwork network);
}
