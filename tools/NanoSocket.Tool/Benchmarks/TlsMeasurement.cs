using System.Collections.Generic;
using System.Linq;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>One step of a handshake.</summary>
/// <param name="Step">mbedTLS's number of it; -1: reading of certificates, before the first byte.</param>
/// <param name="Instructions">Executed.</param>
/// <param name="Used">Bytes of the session's heap after it.</param>
/// <param name="Peak">Bytes at most during it.</param>
internal sealed record TlsStepCost(int Step, long Instructions, int Used, int Peak);

/// <summary>What TLS costs.</summary>
/// <param name="Connections">One after the other.</param>
/// <param name="Stack">Bytes at most of the stack of the thread that computes.</param>
internal sealed record TlsReport(IReadOnlyList<TlsMeasurement> Connections, int Stack);

/// <summary>A connection of the emulated board.</summary>
/// <param name="Name">For example <c>TLS 1.3 RSA</c>.</param>
/// <param name="Steps">Of its handshake.</param>
/// <param name="Handshake">Instructions of the handshake.</param>
/// <param name="WriteByte">Instructions to encrypt one of many bytes.</param>
/// <param name="ReadByte">Instructions to decrypt one of many bytes.</param>
/// <param name="Saved">Bytes that resumption has to keep; 0: it cannot be resumed.</param>
internal sealed record TlsMeasurement(
    string Name, IReadOnlyList<TlsStepCost> Steps, long Handshake, double WriteByte, double ReadByte, int Saved)
{
    /// <summary>Bytes of heap at most.</summary>
    public int Peak => Steps.Max(step => step.Peak);
}
