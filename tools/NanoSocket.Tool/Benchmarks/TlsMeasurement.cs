using System.Collections.Generic;
using System.Linq;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>One step of a handshake.</summary>
/// <param name="Step">mbedTLS's number of it; -1: reading of certificates, before the first byte.</param>
/// <param name="Instructions">Executed.</param>
/// <param name="Used">Bytes of the session's heap after it.</param>
/// <param name="Peak">Bytes at most during it.</param>
internal sealed record TlsStepCost(int Step, long Instructions, int Used, int Peak);

/// <summary>What TCP costs without TLS.</summary>
/// <param name="SendByte">Instructions to send one of many bytes.</param>
/// <param name="ReceiveByte">Instructions to receive one of many bytes.</param>
internal sealed record PlainTcpCost(double SendByte, double ReceiveByte)
{
    /// <summary>As <c>bench</c> has it.</summary>
    public static PlainTcpCost Of(IReadOnlyList<Measurement> transfers) =>
        new(transfers.Single(one => one.Name == "upload").CSharp, transfers.Single(one => one.Name == "download").CSharp);
}

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
/// <param name="WireByte">Bytes that go out for each byte that is sent, with those of records.</param>
/// <param name="Saved">Bytes that resumption has to keep; 0: it cannot be resumed.</param>
internal sealed record TlsMeasurement(
    string Name, IReadOnlyList<TlsStepCost> Steps, long Handshake, double WriteByte, double ReadByte, double WireByte,
    int Saved)
{
    /// <summary>Bytes of heap at most.</summary>
    public int Peak => Steps.Max(step => step.Peak);

    /// <summary>The part of plain TCP's throughput that is left where the line is the limit.</summary>
    public double ShareOfLine => 1 / WireByte;

    /// <summary>The part of plain TCP's throughput that is left where the processor is the limit.</summary>
    /// <param name="plain">Instructions of a byte of plain TCP.</param>
    /// <param name="tls">Instructions that TLS takes besides.</param>
    public double ShareOfProcessor(double plain, double tls) => plain / ((plain * WireByte) + tls);
}
