using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using NanoSocket.Core.Sockets;
using NanoSocket.TlsTests.Authority;
using NanoSocket.TlsTests.Servers;

namespace NanoSocket.TlsTests.Cases;

/// <summary>Servers that people have: a page of nginx, a message over mosquitto.</summary>
internal sealed class ProgramCases(Lab lab)
{
    private const string Topic = "t";

    private static readonly string s_page =
        string.Concat(Enumerable.Range(0, 800).Select(i => $"line {i} of the page\n"));

    private readonly TestAuthority _authority = lab.Authority;

    /// <summary>All of them.</summary>
    public IEnumerable<ITlsCase> All
    {
        get
        {
            string path = "";
            yield return new StepsCase<ProgramServer>("a_page_of_nginx", async () =>
            {
                (ProgramServer server, path) =
                    await ProgramServer.NginxAsync(lab.Files, _authority.EcServer, s_page);
                return server;
            }, Credentials.Trusting(_authority.EcRoot), (board, _) => GetAsync(board, path));
            Identity client = _authority.Issue(_authority.EcRoot, TestAuthority.Client);
            yield return new StepsCase<ProgramServer>("a_message_over_mosquitto",
                () => ProgramServer.MosquittoAsync(lab.Files, _authority.RsaServer, _authority.EcRoot),
                Credentials.Trusting(_authority.RsaRoot).With(client), PublishAsync);
        }
    }

    private static async Task GetAsync(Conversation board, string path)
    {
        int id = await board.ConnectAsync();
        await board.SendAsync(id, Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {TestAuthority.Host}\r\nConnection: close\r\n\r\n"));
        byte[] answer = await board.ReceiveToTheEndAsync(id, SocketFailure.PeerClosed);
        string text = Encoding.ASCII.GetString(answer);
        Conversation.Check(
            text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal), text[..Math.Min(60, text.Length)]);
        Conversation.Check(text.EndsWith("\r\n\r\n" + s_page, StringComparison.Ordinal), "another page");
    }

    /// <summary>MQTT 3.1.1: CONNECT, SUBSCRIBE, PUBLISH, and the publication comes back; DISCONNECT.</summary>
    private static async Task PublishAsync(Conversation board, ProgramServer server)
    {
        byte[] publication = [0x30, 8, 0, 1, (byte)Topic[0], .. "hello"u8];
        int id = await board.ConnectAsync();
        await board.SendAsync(id, [0x10, 14, 0, 4, .. "MQTT"u8, 4, 2, 0, 60, 0, 2, .. "d1"u8]);
        await ExpectAsync([0x20, 2, 0, 0]);
        await board.SendAsync(id, [0x82, 6, 0, 1, 0, 1, (byte)Topic[0], 0]);
        await ExpectAsync([0x90, 3, 0, 1, 0]);
        await board.SendAsync(id, publication);
        await ExpectAsync(publication);
        await board.SendAsync(id, [0xE0, 0]);
        await board.PeerEndsAsync(id, SocketFailure.PeerClosed);

        async Task ExpectAsync(byte[] expected)
        {
            byte[] answer = await board.ReceiveAsync(id, expected.Length);
            Conversation.Check(answer.AsSpan().SequenceEqual(expected),
                $"{Convert.ToHexString(answer)} instead of {Convert.ToHexString(expected)}");
        }
    }
}
