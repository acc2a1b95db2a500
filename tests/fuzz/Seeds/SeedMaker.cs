using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using NanoSocket.Core.Dns;
using NanoSocket.Core.Tests.Support;
using NanoSocket.Simulation.Tests;
using NanoSocket.Simulator;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;
using NanoSocket.TlsTests.Authority;

namespace NanoSocket.Fuzz.Tests.Seeds;

/// <summary>Makes seeds of conversations with the simulator, so that a search begins where it matters.</summary>
internal static class SeedMaker
{
    private const int EchoPort = 7;

    private static readonly ModemOptions s_fast = new() { BaudRate = 0 };

    private static readonly ModemOptions[] s_modems =
    [
        s_fast,
        s_fast with { Pin = "1234", Auth = AuthPolicy.Parse("chap:me:secret") },
        s_fast with { Auth = AuthPolicy.Parse("pap:me:secret") },
        s_fast with { Faults = [FaultSpec.Parse("drop-carrier,at=3000")] },
        s_fast with { Faults = [FaultSpec.Parse("deny-registration")] },
    ];

    /// <summary>Writes the seeds of all targets below a folder.</summary>
    public static void Write(string folder)
    {
        foreach (ModemOptions options in s_modems)
        {
            NativeState.Restore("seed");
            Save(folder, "at", Modem(new AtTarget(), new AtSeedWriter(), options));
            NativeState.Restore("seed");
            Save(folder, "firmware", Modem(new FirmwareTarget(), new ScriptWriter(), options));
        }

        foreach (string policy in new[] { "none", "pap:user:password", "chap:user:password", "chap:other:password" })
        {
            NativeState.Restore("seed");
            Save(folder, "ppp", Ppp(AuthPolicy.Parse(policy)));
        }

        foreach (int frameSize in new[] { 127, 64 })
        {
            Save(folder, "cmux", Mux(frameSize));
        }

        foreach (byte[] certificate in Certificates())
        {
            Save(folder, "x509", certificate);
        }

        foreach (byte[] answer in Answers())
        {
            Save(folder, "dns", answer);
        }
    }

    /// <summary>Certificates and keys of every kind, as texts, in DER, and as a server sends them.</summary>
    private static IEnumerable<byte[]> Certificates()
    {
        TestAuthority authority = new();
        Identity below = authority.Issue(authority.Intermediate, TestAuthority.Server with
        {
            Key = KeyKind.P384, Hosts = ["*.example", "a.example"], Addresses = ["10.20.30.7"],
        });
        foreach (Identity identity in new[] { authority.EcRoot, authority.RsaServer, below })
        {
            byte[] der = identity.Certificate.RawData;
            yield return [0, .. Encoding.ASCII.GetBytes(identity.ChainPem)];
            yield return [1, .. der];
            yield return [2, .. identity.Key.ExportPkcs8PrivateKey()];
            yield return [3, .. Encoding.ASCII.GetBytes(identity.KeyPem)];
            yield return [4, 0, (byte)(der.Length >> 8), (byte)der.Length, .. der];
        }
        yield return [3, .. Encoding.ASCII.GetBytes(below.EncryptedKeyPem("password"))];
    }

    private static void Save(string folder, string target, byte[] seed)
    {
        string path = Path.Combine(folder, target, Convert.ToHexStringLower(SHA256.HashData(seed)[..20]));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, seed);
    }

    private static byte[] Modem(ITarget target, SeedWriter writer, ModemOptions options)
    {
        Timeline timeline = new();
        Recorder recorder = new(target, writer, timeline);
        ModemSimulator modem = new(options, timeline, Internet(timeline), recorder.Hear);
        target.Sent = modem.Receive;
        modem.PowerOn();
        bool hasApp = target is FirmwareTarget;
        if (hasApp)
        {
            // A TCP connection by name, datagrams and echo requests by address, and what an app does with them.
            recorder.Plan(5000, 0).Plan(5001, 4).Plan(5002, 8).Plan(6500, 13).Plan(6600, 14);
            recorder.Plan(7000, 16).Plan(8000, 20);
        }

        return recorder.Run(hasApp ? 12_000 : 6000);
    }

    private static byte[] Ppp(AuthPolicy policy)
    {
        Timeline timeline = new();
        PppTarget target = new();
        Recorder recorder = new(target, new ScriptWriter(), timeline);
        PppPeer peer = new(s_fast with { Auth = policy }, timeline, Internet(timeline), recorder.Hear);
        target.Sent = peer.Receive;
        peer.Start();
        recorder.Plan(1000, 12).Plan(1010, 13).Plan(1020, 6).Plan(1030, 9).Plan(1040, 11).Plan(1500, 18).Plan(1600, 30);
        return recorder.Plan(2000, 36).Plan(3000, 54).Run(4000);
    }

    private static byte[] Mux(int frameSize)
    {
        Timeline timeline = new();
        CmuxTarget target = new();
        Recorder recorder = new(target, new ScriptWriter(), timeline);
        bool isMux = false;
        ModemSimulator modem = new(s_fast, timeline, Internet(timeline), bytes =>
        {
            if (isMux)
            {
                recorder.Hear(bytes);
            }
        });
        modem.PowerOn();
        timeline.AdvanceTo(TimeSpan.FromSeconds(3));
        string command = string.Create(CultureInfo.InvariantCulture, $"AT+CMUX=0,0,5,{frameSize}\r");
        modem.Receive(Encoding.ASCII.GetBytes(command));
        timeline.AdvanceTo(TimeSpan.FromSeconds(4));
        isMux = true;
        target.Sent = modem.Receive;
        // A dialogue, the app's console, a call, its end, a second one, and the end of it all.
        recorder.Plan(5000, 0).Plan(5100, 2).Plan(5300, 3).Plan(5500, 1).Plan(7000, 4).Plan(8000, 1).Plan(9000, 0);
        return recorder.Plan(9500, 6).Run(11_000);
    }

    private static InMemoryInternet Internet(Timeline timeline)
    {
        InMemoryInternet internet = new(timeline);
        internet.ListenTcp(EchoPort, EchoServers.Serve);
        internet.ListenUdp(EchoPort, datagram => datagram);
        return internet;
    }

    /// <summary>Answers as name servers give them to the question of slot 0, and a few that none should give.</summary>
    private static IEnumerable<byte[]> Answers()
    {
        byte[] question = new byte[64];
        int length = DnsMessage.WriteQuestion(question, 0, Encoding.ASCII.GetBytes("a.example"));
        question = question[..length];
        byte[] name = DnsReply.At(DnsReply.Question);
        DnsReply[] replies =
        [
            new DnsReply(question).Address(60, 0x01020304).Address(60, 0x01020305),
            new DnsReply(question).Alias(name, 60, DnsReply.Name("b.example"))
                .Address(DnsReply.Name("b.example"), 60, 1),
            new DnsReply(question, code: 3).Zone(60, 60),
            new DnsReply(question, code: 2),
            new DnsReply(question).Flags(0x83, 0x80),
            new DnsReply(question).Alias(name, 60, name),
            new DnsReply(question).Address(name, 60, 1, type: 28, length: 16).Address(60, 7),
        ];
        foreach (DnsReply reply in replies)
        {
            ScriptWriter writer = new();
            writer.Add(RecordKind.PppFrame, [0x30, .. reply.Build()], 0);
            writer.Add(RecordKind.WaitForDeadline, [], 0);
            writer.Add(RecordKind.PppFrame, [0x70, .. reply.Build()], 0);
            yield return [.. writer.Bytes];
        }
    }
}
