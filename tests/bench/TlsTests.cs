using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Benchmarks;
using NanoSocket.Tool.Boards;
using Xunit;

namespace NanoSocket.Benchmarks;

/// <summary>What TLS may cost on the default board: each step of each handshake.</summary>
public sealed class TlsTests
{
    /// <summary>What must stay free of a session's heap in handshakes with chains of one certificate: a longer chain
    /// takes more.</summary>
    private const int Reserve = 1900;

    /// <summary>Bytes of a stack that the memory protection unit keeps from use: NS_STACK_GUARD in board.json.</summary>
    private const int StackGuard = 128;

    /// <summary>mbedTLS's number of the step that a resumed session leaves out.</summary>
    private const int ServerCertificate = 3;

    [Theory]
    [InlineData("tls13", 36 * 1024)]
    [InlineData("tls12-small", 18 * 1024)]
    public async Task Every_step_of_a_handshake_fits(string profile, int promised)
    {
        Budget budget = Budget.Load(BoardCatalog.Load(BoardCatalog.Default), profile);
        int session = Row(budget, "tls-heap") / Row(budget, "tls-sessions");

        TlsReport report = await TlsBenchmark.RunAsync(profile, CancellationToken.None);

        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Join('\n', report.Connections.Select(connection => connection.ToString())));
        Assert.InRange(session, 1, promised);
        Assert.NotEmpty(report.Connections);
        Assert.All(report.Connections, connection =>
            Assert.All(connection.Steps, step => Assert.InRange(step.Peak, 1, session - Reserve)));
        Assert.InRange(report.Stack, 1, Row(budget, "tls-stack") - StackGuard);
        Assert.All(report.Connections, connection =>
        {
            // An own key costs a signature, and the proof that it belongs to the certificate.
            bool isMutual = connection.Name.EndsWith("client's certificate");
            Assert.InRange(connection.Handshake, 1, isMutual ? 160_000_000 : 80_000_000);
            Assert.InRange(connection.WriteByte, 1, 400);
            Assert.InRange(connection.ReadByte, 1, 400);
            Assert.InRange(connection.ShareOfLine, 0.97, 1);
        });
        Assert.All(
            report.Connections.Where(connection => connection.Name.EndsWith(" resumed")),
            resumed => Assert.DoesNotContain(resumed.Steps, step => step.Step == ServerCertificate));
    }

    private static int Row(Budget budget, string name) => budget.Rows.Single(row => row.Name == name).Value;
}
