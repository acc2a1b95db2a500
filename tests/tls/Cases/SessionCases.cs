using System;
using System.Collections.Generic;
using System.Net.Security;
using System.Threading.Tasks;
using NanoSocket.Core.Sockets;
using NanoSocket.TlsTests.Authority;
using NanoSocket.TlsTests.Servers;
using NanoSocket.TlsTests.Wire;

namespace NanoSocket.TlsTests.Cases;

/// <summary>What happens on connections that stand: data, ends, what servers ask for meanwhile.</summary>
internal sealed class SessionCases(Lab lab)
{
    private const int Amount = 30_000;
    private static readonly string[] s_versions = ["tls12", "tls13"];

    private readonly TestAuthority _authority = lab.Authority;

    /// <summary>All of them.</summary>
    public IEnumerable<ITlsCase> All => [.. Versions(), .. Data(), .. Requests(), .. Slow()];

    private Credentials Trusting => Credentials.Trusting(_authority.EcRoot);

    private IEnumerable<ITlsCase> Versions()
    {
        foreach (string version in s_versions)
        {
            StepsCase<TServer> Case<TServer>(string name, Func<Task<TServer>> start,
                Func<Conversation, TServer, Task> steps)
                where TServer : IServer =>
                new($"{version}_{name}", start, Trusting, steps) { NeedsTls13 = version == "tls13" };

            yield return Case("the_servers_close_notify_is_a_close", () => MirrorAsync(version), async (board, _) =>
            {
                int id = await board.ConnectAsync();
                await board.SendAsync(id, "CLOSE\n"u8.ToArray());
                await board.PeerEndsAsync(id, SocketFailure.PeerClosed);
            });
            yield return Case("the_end_without_close_notify_is_told",
                async () => new WireProxy(await MirrorAsync(version), WireFaults.NoCloseNotify), async (board, _) =>
                {
                    int id = await board.ConnectAsync();
                    await board.MirrorAsync(id, 100);
                    await board.SendAsync(id, "CLOSE\n"u8.ToArray());
                    await board.PeerEndsAsync(id, SocketFailure.TlsTruncated);
                });
            yield return Case("a_server_that_dies_is_told", () => MirrorAsync(version), async (board, server) =>
            {
                int id = await board.ConnectAsync();
                await board.MirrorAsync(id, 100);
                server.Kill();
                await board.PeerEndsAsync(id, SocketFailure.TlsTruncated);
            });
            yield return Case("our_close_notify_reaches_the_server", () => TypedAsync(version), async (board, server) =>
            {
                int id = await board.ConnectAsync();
                await board.SendAsync(id, "last words\n"u8.ToArray());
                await board.CloseAsync(id);
                await server.WaitForAsync("last words");
                await server.WaitForAsync("DONE"); // It would say ERROR of a mere end.
            });
            yield return Case("a_damaged_record_ends_it",
                async () => new WireProxy(await MirrorAsync(version), WireFaults.Flip(version == "tls12" ? 7 : 8, 10)),
                async (board, _) =>
                {
                    int id = await board.ConnectAsync();
                    await board.SendAsync(id, "a line\n"u8.ToArray());
                    await board.PeerEndsAsync(id, SocketFailure.TlsProtocol);
                });
        }
    }

    private IEnumerable<ITlsCase> Data() =>
    [
        new StepsCase<EchoServer>("bytes_both_ways", () => EchoAsync(null), Trusting, async (board, _) =>
        {
            int id = await board.ConnectAsync();
            await board.EchoAsync(id, Amount);
            await board.CloseAsync(id);
        }),
        new StepsCase<EchoServer>("ten_thousand_bytes_at_once_come_in_parts_of_2048",
            () => EchoAsync(stream => stream.WriteAsync(new byte[10_000]).AsTask()), Trusting, async (board, _) =>
            {
                int id = await board.ConnectAsync();
                byte[] received = await board.ReceiveAsync(id, 10_000);
                Conversation.Check(received.Length == 10_000, $"{received.Length} bytes");
                await board.PeerEndsAsync(id, SocketFailure.PeerClosed);
            }),
        new StepsCase<WireProxy>("records_in_pieces", async () => new WireProxy(
            new EchoServer(_authority.EcServer), WireFaults.Split(100, 1), WireFaults.Split(100, 1)), Trusting,
            async (board, _) =>
            {
                int id = await board.ConnectAsync();
                await board.EchoAsync(id, Amount / 3);
                await board.CloseAsync(id);
            }),
        new StepsCase<EchoServer>("server_name_is_told_when_asked", () => EchoAsync(null),
            Trusting with { SendName = true }, async (board, server) =>
            {
                await board.CloseAsync(await board.ConnectAsync());
                Conversation.Check(server.ToldName == TestAuthority.Host, $"told: '{server.ToldName}'");
            }),
        new StepsCase<EchoServer>("server_name_is_not_told_when_not_asked", () => EchoAsync(null), Trusting,
            async (board, server) =>
            {
                await board.CloseAsync(await board.ConnectAsync());
                Conversation.Check(server.ToldName.Length == 0, $"told: '{server.ToldName}'");
            }),
    ];

    /// <summary>The letters that s_server takes: k and K update keys, r and R ask for a new handshake.</summary>
    private IEnumerable<ITlsCase> Requests() =>
    [
        Request("tls13", "k", SocketFailure.TlsKeyUpdate),
        Request("tls13", "K", SocketFailure.TlsKeyUpdate),
        Request("tls12", "r", SocketFailure.TlsAlert),
        Request("tls12", "R", SocketFailure.TlsAlert),
    ];

    private IEnumerable<ITlsCase> Slow() =>
    [
        new ConnectCase("a_silent_server_is_given_up_after_a_minute", () => Task.FromResult<IServer>(
            new PlainServer(PlainServer.DrainAsync)), Trusting, Outcome.Fails(SocketFailure.TlsTimedOut))
        {
            IsSlow = true,
        },
    ];

    private StepsCase<OpensslServer> Request(string version, string letter, SocketFailure reason) =>
        new StepsCase<OpensslServer>($"{version}_request_{letter}", () => TypedAsync(version), Trusting,
            async (board, server) =>
            {
                int id = await board.ConnectAsync();
                await board.SendAsync(id, "hello\n"u8.ToArray());
                await server.WaitForAsync("hello");
                await server.TypeAsync(letter);
                await board.PeerEndsAsync(id, reason);
            })
        {
            NeedsTls13 = version == "tls13",
        };

    private Task<OpensslServer> MirrorAsync(string version) =>
        lab.MirrorAsync(_authority.EcServer, $"-{version.Insert(4, "_")}");

    private Task<OpensslServer> TypedAsync(string version) =>
        OpensslServer.StartAsync(lab.Files, _authority.EcServer, $"-{version.Insert(4, "_")}");

    private Task<EchoServer> EchoAsync(Func<SslStream, Task>? serve) =>
        Task.FromResult(new EchoServer(_authority.EcServer, serve));
}
