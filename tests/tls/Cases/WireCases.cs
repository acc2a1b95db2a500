using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using NanoSocket.Core.Sockets;
using NanoSocket.TlsTests.Authority;
using NanoSocket.TlsTests.Servers;
using NanoSocket.TlsTests.Wire;

namespace NanoSocket.TlsTests.Cases;

/// <summary>What happens to a handshake on its way, and peers that speak no TLS.</summary>
internal sealed class WireCases(Lab lab)
{
    private const byte Warning = 1;
    private const byte Fatal = 2;
    private const byte UnrecognizedName = 112;
    private const byte InternalError = 80;
    private const byte UnknownAlert = 200;

    private readonly TestAuthority _authority = lab.Authority;

    /// <summary>All of them.</summary>
    public IEnumerable<ITlsCase> All => [.. Versions(), .. Alerts(), .. Records(), .. Strangers()];

    private Credentials Trusting => Credentials.Trusting(_authority.EcRoot);

    /// <summary>What is the same in both versions.</summary>
    private IEnumerable<ITlsCase> Versions()
    {
        foreach (string version in new[] { "tls12", "tls13" })
        {
            ConnectCase Case(string name, Outcome expected, WireFault toClient, WireFault? toServer = null) =>
                new($"{version}_{name}", () => ServerAsync(version, toClient, toServer), Trusting, expected)
                {
                    NeedsTls13 = version == "tls13",
                };

            yield return Case("byte_by_byte", Outcome.Connected, WireFaults.Split(1, 0));
            yield return Case("in_pieces_of_7_bytes", Outcome.Connected, WireFaults.Split(7, 2));
            yield return Case(
                "client_in_pieces_of_3_bytes", Outcome.Connected, WireFaults.None, WireFaults.Split(3, 1));
            yield return Case("three_seconds_late", Outcome.Connected, WireFaults.Delay(1, 3000));
            foreach (int bytes in new[] { 0, 3, 50, 300 })
            {
                yield return Case($"closed_after_{bytes}_bytes", Outcome.Fails(SocketFailure.TlsHandshakeCutShort),
                    WireFaults.Truncate(bytes, reset: false));
            }
            yield return Case("reset_after_50_bytes", Outcome.Fails(SocketFailure.Reset),
                WireFaults.Truncate(50, reset: true));
            yield return Case("damaged_type", Protocol, WireFaults.Flip(0, 0));
            yield return Case("damaged_hello", Protocol, WireFaults.Flip(0, 20));
            yield return Case("damaged_finish", Protocol, WireFaults.Flip(version == "tls12" ? 6 : 5, -1));
            yield return Case("damaged_by_the_client", Outcome.FailsOrEnds(SocketFailure.TlsAlert), WireFaults.None,
                WireFaults.Flip(version == "tls12" ? 3 : 2, -1));
            yield return Case("no_close_notify", Outcome.Connected, WireFaults.NoCloseNotify);
        }
    }

    private IEnumerable<ITlsCase> Alerts() =>
    [
        Before("fatal_alert", Outcome.Fails(SocketFailure.TlsAlert, InternalError), Alert(Fatal, InternalError)),
        Before("unknown_fatal_alert", Outcome.Fails(SocketFailure.TlsAlert, UnknownAlert), Alert(Fatal, UnknownAlert)),
        Before("warning", Outcome.Connected, Alert(Warning, UnrecognizedName)),
        Before("alert_of_one_byte", Protocol, TlsRecord.Of(TlsRecord.Alert, Fatal)),
        Before("flood_of_warnings", Outcome.Connected,
            [.. Enumerable.Repeat(Alert(Warning, UnrecognizedName), 2000)]) with { ReferenceDiffers = true },
    ];

    private IEnumerable<ITlsCase> Records() =>
    [
        Before("empty_handshake_record", Protocol, TlsRecord.Of(TlsRecord.Handshake)) with { ReferenceDiffers = true },
        Before("empty_data_record", Protocol, TlsRecord.Of(TlsRecord.Data)),
        Before("data_before_the_handshake", Protocol, TlsRecord.Of(TlsRecord.Data, 1, 2, 3)),
        Before("record_of_no_type", Protocol, TlsRecord.Of(99, 1, 2, 3)),
        Before("hello_request", Protocol, TlsRecord.Of(TlsRecord.Handshake, 0, 0, 0, 0)) with
        {
            ReferenceDiffers = true,
        },
        new ConnectCase("handshake_message_of_16_megabytes", () => InsteadAsync(
            [.. TlsRecord.Of(TlsRecord.Handshake, 2, 255, 255, 255).Bytes,
                .. WireFaults.Repeat(TlsRecord.Of(TlsRecord.Handshake, new byte[1000]), 30)]), Trusting, Protocol),
        new ConnectCase("oversized_record", () => InsteadAsync([22, 3, 3, 0xFF, 0xFF, .. new byte[3000]]), Trusting,
            Protocol),
    ];

    private IEnumerable<ITlsCase> Strangers() =>
    [
        new ConnectCase("web_server_without_tls", () => InsteadAsync(Encoding.ASCII.GetBytes(
            "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")), Trusting, Protocol),
        new ConnectCase("old_ssl", () => InsteadAsync([0x80, 0x2E, 4, 0, 1, 0, 2, .. new byte[43]]), Trusting,
            Protocol),
        new ConnectCase("noise", () => InsteadAsync(Noise()), Trusting, Protocol),
        new ConnectCase("greeting_of_another_protocol", () => Task.FromResult<IServer>(new PlainServer(
            async (client, cancellation) =>
            {
                await client.SendAsync("220 mail.example ESMTP\r\n"u8.ToArray(), cancellation);
                await PlainServer.DrainAsync(client, cancellation);
            })), Trusting, Protocol),
        new ConnectCase("nobody_there", () => Task.FromResult<IServer>(new Nobody()), Trusting,
            Outcome.Fails(SocketFailure.Refused)),
    ];

    private static Outcome Protocol => Outcome.Fails(SocketFailure.TlsProtocol);

    private static TlsRecord Alert(byte level, byte description) =>
        TlsRecord.Of(TlsRecord.Alert, level, description);

    private static byte[] Noise()
    {
        byte[] bytes = new byte[3000];
        new Random(5).NextBytes(bytes);
        bytes[0] |= 0x80; // No record begins so.
        return bytes;
    }

    private async Task<IServer> ServerAsync(string version, WireFault toClient, WireFault? toServer) => new WireProxy(
        await lab.MirrorAsync(_authority.EcServer, version == "tls12" ? "-tls1_2" : "-tls1_3"), toClient, toServer);

    /// <summary>Records come before the server's first.</summary>
    private ConnectCase Before(string name, Outcome expected, params TlsRecord[] records) =>
        new(name, async () => new WireProxy(await lab.MirrorAsync(_authority.EcServer),
            WireFaults.Insert(0, [.. records.SelectMany(record => record.Bytes)])), Trusting, expected);

    /// <summary>A server that answers the client's first bytes with these.</summary>
    private static Task<IServer> InsteadAsync(byte[] answer) => Task.FromResult<IServer>(new PlainServer(
        async (client, cancellation) =>
        {
            await client.ReceiveAsync(new byte[2000], cancellation);
            await client.SendAsync(answer, cancellation);
            client.Shutdown(SocketShutdown.Send);
            await PlainServer.DrainAsync(client, cancellation);
        }));
}
