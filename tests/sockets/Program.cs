using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Testing;

namespace NanoSocket.SocketTests;

/// <summary>Apps on the emulated board and on the PC, through the simulated modem, against real servers.</summary>
internal static class Program
{
    private static readonly BuildOptions s_host = new() { Sanitize = true };

    public static Task<int> Main(string[] arguments) =>
        CaseRunner.RunAsync(arguments, Cases(BoardCatalog.Default, new BuildOptions())
            .Concat(Cases(BoardCatalog.Host, s_host))
            .Append(new SlirpCase(new ImageBuilder(BoardCatalog.Load(BoardCatalog.Host), s_host))));

    private static IEnumerable<ITestCase> Cases(string board, BuildOptions options)
    {
        ImageBuilder builder = new(BoardCatalog.Load(board), options);
        SocketCase Case(string app, string faults, params string[] expected) =>
            new(app, board, builder, faults, expected);

        yield return Case("tests/sockets/apps/Endings.cs", "", "refused", "no such name", "reset", "calls on nothing");
        yield return Case("tests/sockets/apps/Slots.cs", "",
            "a socket in use", "the peer refused", "the name does not exist", "all 10 sockets", "name servers");
        yield return Case("tests/sockets/apps/Datagrams.cs", "", "all sizes");
        yield return Case("tests/sockets/apps/Arguments", "", "4000 calls", "a connection works");
        yield return Case("tests/sockets/apps/SendLimits.cs", "", "limits kept");
        yield return Case("tests/sockets/apps/Download.cs", "", "100000 bytes");
        yield return Case("tests/sockets/apps/Download.cs", "loss,percent=3", "100000 bytes");
        yield return Case("tests/sockets/apps/Download.cs", "latency,ms=300,jitter=100", "100000 bytes");
        yield return Case("tests/sockets/apps/Download.cs", "corrupt,percent=0.01", "100000 bytes");
        yield return Case("tests/sockets/apps/LinkLoss.cs", "drop-carrier,at=20000",
            "link lost", "3 connections closed", "refused while down", "connected again");
        yield return Case("samples/CarrierLoss/CarrierLoss.cs", "drop-carrier,at=20000",
            "message 30", "message 36", "works again");
        yield return Case("samples/BusyThread/BusyThread.cs", "");
        yield return Case("samples/ManySockets/ManySockets.cs", "", "no byte and no slot lost");
        yield return Case("samples/Handlers/Handlers.cs", "", "1: 3 of 3 echoes", "nobody has an id");
        yield return Case("samples/Ping/Ping.cs", "", "4 of 4 replies");
        yield return Case("tests/sockets/apps/NetSocket.cs", "", "connected to port 7007", "timed out", "woken",
            "20000 bytes back", "end after 100000", "ten sockets shared", "interface 10.", "ticks went on: True");
        yield return Case("tests/sockets/apps/NetChanges.cs", "drop-carrier,at=20000",
            "ended with 10053", "loss heard", "works again");
        yield return Case("samples/TcpClient/TcpClient.cs", "", "answer: Hello from System.Net");
        yield return new SocketCase("samples/TcpServer/TcpServer.cs", board, builder, "", Visitor.VisitAsync,
            "listening on port 8080", "stopped");
        yield return Case("samples/TlsClient/TlsClient.cs", "",
            "trusting CN=NanoSocket test authority", "answer: Hello through TLS", "impostor: ", "another name");
        yield return Case("samples/TlsMutual/TlsMutual.cs", "", "device: CN=device 1", "answer: reading 3");
        yield return Case("tests/sockets/apps/TlsStreams.cs", "", "clock: True", "certificates read",
            "20000 bytes back", "peers verified", "own certificates checked", "failures told", "order kept",
            "reconnected");
        yield return new SocketCase("tests/sockets/apps/TlsPublic.cs", board, builder, "",
            "trusted without being told", "another name")
        {
            Builder = servers => new ImageBuilder(
                BoardCatalog.Load(board), options with { PublicRoots = servers.AuthorityFile }),
        };
        if (board == BoardCatalog.Default)
        {
            yield return new SocketCase("tests/sockets/apps/TwoTls.cs", board,
                new ImageBuilder(BoardCatalog.Load(board), options with { Tls = "tls12-small" }), "",
                "the third is refused", "two at once, every byte right", "and another");
        }
        yield return new SocketCase("tests/sockets/apps/TlsServer.cs", board, builder, "", TlsVisitor.VisitAsync,
            "listening", "served anybody as server: True", "turned away: ", "known client: hello from a client");
        yield return Case("samples/UdpClient/UdpClient.cs", "", "answer: datagram 3");
        yield return Case("samples/Hello/Hello.cs", "");
    }
}
