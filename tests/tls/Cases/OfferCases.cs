using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Core.Sockets;
using NanoSocket.TlsTests.Authority;
using NanoSocket.TlsTests.Servers;

namespace NanoSocket.TlsTests.Cases;

/// <summary>What our ClientHello offers, as Wireshark reads it: nothing that is weak, and no more than was asked for.
/// </summary>
internal sealed class OfferCases(Lab lab)
{
    /// <summary>TLS 1.3's, those of TLS 1.2 with forward secrecy and authenticated encryption, and the signal that
    /// renegotiation is secure (RFC 5746).</summary>
    private static readonly string[] s_suites =
    [
        "0x1301", "0x1302", "0x1303", "0x1304", "0xc02b", "0xc02c", "0xc02f", "0xc030", "0xcca8", "0xcca9", "0xc0ac",
        "0xc0ad", "0x00ff",
    ];

    /// <summary>x25519 and the curves of NIST.</summary>
    private static readonly string[] s_groups = ["0x001d", "0x0017", "0x0018", "0x0019"];

    /// <summary>ECDSA, RSA-PSS and, for certificates, PKCS #1, with SHA-256 and longer.</summary>
    private static readonly string[] s_signatures =
        ["0x0403", "0x0503", "0x0603", "0x0804", "0x0805", "0x0806", "0x0401", "0x0501", "0x0601"];

    /// <summary>All of them.</summary>
    public IEnumerable<ITlsCase> All =>
    [
        Offer("no_weak_suite", false, "tls.handshake.ciphersuite", OnlyFrom(s_suites)),
        Offer("no_weak_group", false, "tls.handshake.extensions_supported_group", OnlyFrom(s_groups)),
        Offer("no_weak_signature", false, "tls.handshake.sig_hash_alg", OnlyFrom(s_signatures)),
        Offer("no_compression", false, "tls.handshake.comp_method", OnlyFrom("0")),
        Offer("no_name_unless_asked", false, "tls.handshake.extensions_server_name", Exactly()),
        Offer("the_name_when_asked", true, "tls.handshake.extensions_server_name", Exactly(TestAuthority.Host)),
        Offer("versions_of_tls13", false, "tls.handshake.extensions.supported_version", Exactly("0x0304", "0x0303"))
            with { NeedsTls13 = true },
        Offer("no_older_version", false, "tls.handshake.version", Exactly("0x0303")),
        Offer("extended_master_secret", false, "tls.handshake.extension.type",
            types => types.Contains("23") ? null : string.Join(' ', types)),
    ];

    private static Func<string[], string?> OnlyFrom(params string[] allowed) => offered =>
    {
        string[] others = offered.Except(allowed).ToArray();
        return offered.Length > 0 && others.Length == 0 ? null : $"not expected: {string.Join(' ', others)}";
    };

    private static Func<string[], string?> Exactly(params string[] expected) => offered =>
        offered.SequenceEqual(expected) ? null : $"offered: {string.Join(' ', offered)}";

    private StepsCase<HelloCatcher> Offer(string name, bool sendName, string field, Func<string[], string?> problem)
    {
        Credentials credentials = Credentials.Trusting(lab.Authority.EcRoot) with { SendName = sendName };
        return new StepsCase<HelloCatcher>($"offer_{name}", () => Task.FromResult(new HelloCatcher(lab.Files)),
            credentials, async (board, server) =>
            {
                await board.FailAsync(SocketFailure.TlsAlert);
                string? wrong = problem(await server.FieldAsync(field));
                Conversation.Check(wrong is null, wrong ?? "");
            });
    }
}
