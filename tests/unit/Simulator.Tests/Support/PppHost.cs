using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace NanoSocket.Simulator.Tests.Support;

/// <summary>
/// The host's side of PPP, small and scripted: it answers what the modem asks, asks for what the test wants, and
/// keeps every packet for the test to look at. It never repeats anything.
/// </summary>
internal sealed class PppHost
{
    public const ushort Lcp = 0xC021;
    public const ushort Ipcp = 0x8021;
    public const ushort Pap = 0xC023;
    public const ushort Chap = 0xC223;
    public const ushort Ip = 0x0021;

    private readonly Action<byte[]> send;
    private readonly List<byte> buffer = [];
    private byte identifier = 100;
    private ushort askedAuth;
    private bool answeredLcp;

    public PppHost(Action<byte[]> send) => this.send = send;

    /// <summary>LCP options of our request.</summary>
    public byte[] LcpOptions { get; set; } = [2, 6, 0, 0, 0, 0, 5, 6, 1, 2, 3, 4, 7, 2, 8, 2];

    /// <summary>IPCP options of our request; changed as the modem suggests.</summary>
    public byte[] IpcpOptions { get; set; } = [3, 6, 0, 0, 0, 0, 129, 6, 0, 0, 0, 0, 131, 6, 0, 0, 0, 0];

    public string? User { get; set; }

    public string Password { get; set; } = "";

    /// <summary>Answer CHAP with a suggestion of PAP.</summary>
    public bool PrefersPap { get; set; }

    /// <summary>All packets of the modem: protocol and content.</summary>
    public List<(ushort Protocol, byte[] Data)> Log { get; } = [];

    /// <summary>Called with each IPv4 packet of the modem.</summary>
    public Action<byte[]>? PacketReceived { get; set; }

    /// <summary>IPv4 packets of the modem.</summary>
    public Queue<byte[]> Packets { get; } = new();

    public bool LcpAcked { get; private set; }

    public bool IpcpAcked { get; private set; }

    public bool Terminated { get; private set; }

    /// <summary>Result of the authentication, null before it.</summary>
    public bool? Authenticated { get; private set; }

    public uint Address { get; private set; }

    /// <summary>The line is known to be bad.</summary>
    public bool ToleratesDamage { get; set; }

    /// <summary>Frames with a wrong check sequence.</summary>
    public int DamagedFrames { get; private set; }

    /// <summary>Bytes behind the last frame.</summary>
    public string Unframed => Encoding.Latin1.GetString([.. buffer]);

    /// <summary>Sends our LCP request.</summary>
    public void Start() => SendControl(Lcp, 1, LcpOptions);

    public void SendControl(ushort protocol, byte code, byte[] data, byte? id = null)
    {
        byte[] packet = [code, id ?? identifier++, 0, 0, .. data];
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        Send(protocol, packet);
    }

    public void Send(ushort protocol, byte[] packet) =>
        send(ReferenceFraming.Encode([0xFF, 0x03, (byte)(protocol >> 8), (byte)protocol, .. packet]));

    public void SendPacket(byte[] packet) => Send(Ip, packet);

    /// <summary>Bytes of the modem.</summary>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        buffer.AddRange(bytes);
        foreach (byte[]? frame in ReferenceFraming.TakeFrames(buffer))
        {
            if (frame is null)
            {
                DamagedFrames++;
                Assert.True(ToleratesDamage, "the simulator sent a frame with a wrong check sequence");
                continue;
            }
            byte[] rest = frame is [0xFF, 0x03, ..] ? frame[2..] : frame;
            bool compressed = (rest[0] & 1) != 0;
            ushort protocol = compressed ? rest[0] : BinaryPrimitives.ReadUInt16BigEndian(rest);
            OnPacket(protocol, rest[(compressed ? 1 : 2)..]);
        }
    }

    private void OnPacket(ushort protocol, byte[] data)
    {
        Log.Add((protocol, data));
        switch (protocol)
        {
            case Lcp:
                OnLcp(data);
                break;
            case Ipcp:
                OnIpcp(data);
                break;
            case Pap:
                Authenticated = data[0] == 2;
                OnAuthenticated();
                break;
            case Chap when data[0] == 1:
                AnswerChallenge(data);
                break;
            case Chap:
                Authenticated = data[0] == 3;
                OnAuthenticated();
                break;
            case Ip:
                Packets.Enqueue(data);
                PacketReceived?.Invoke(data);
                break;
        }
    }

    private void OnLcp(byte[] data)
    {
        switch (data[0])
        {
            case 1:
                AnswerLcpRequest(data);
                break;
            case 2:
                LcpAcked = true;
                LeaveLcp();
                break;
            case 5:
                SendControl(Lcp, 6, [], data[1]);
                Terminated = true;
                break;
            case 6:
                Terminated = true;
                break;
        }
    }

    private void AnswerLcpRequest(byte[] data)
    {
        byte[]? auth = Options(data).FirstOrDefault(option => option[0] == 3);
        askedAuth = auth is null ? (ushort)0 : BinaryPrimitives.ReadUInt16BigEndian(auth.AsSpan(2));
        if (auth is not null && User is null)
        {
            SendControl(Lcp, 4, auth, data[1]);
            return;
        }
        if (askedAuth == Chap && PrefersPap)
        {
            SendControl(Lcp, 3, [3, 4, 0xC0, 0x23], data[1]);
            return;
        }
        SendControl(Lcp, 2, data[4..], data[1]);
        answeredLcp = true;
        LeaveLcp();
    }

    /// <summary>LCP is up when both requests are acknowledged; what is sent before is lost.</summary>
    private void LeaveLcp()
    {
        if (!LcpAcked || !answeredLcp)
        {
            return;
        }
        if (askedAuth == Pap)
        {
            byte[] user = Encoding.UTF8.GetBytes(User!);
            byte[] password = Encoding.UTF8.GetBytes(Password);
            SendControl(Pap, 1, [(byte)user.Length, .. user, (byte)password.Length, .. password]);
        }
        else if (askedAuth == 0)
        {
            OnAuthenticated();
        }
    }

    private void AnswerChallenge(byte[] data)
    {
        byte[] challenge = data[5..(5 + data[4])];
#pragma warning disable CA5351 // CHAP is made of MD5.
        byte[] answer = MD5.HashData([data[1], .. Encoding.UTF8.GetBytes(Password), .. challenge]);
#pragma warning restore CA5351
        SendControl(Chap, 2, [16, .. answer, .. Encoding.UTF8.GetBytes(User!)], data[1]);
    }

    private void OnAuthenticated() => SendControl(Ipcp, 1, IpcpOptions);

    private void OnIpcp(byte[] data)
    {
        switch (data[0])
        {
            case 1:
                SendControl(Ipcp, 2, data[4..], data[1]);
                break;
            case 2:
                IpcpAcked = true;
                Address = Options(data).Where(option => option is [3, 6, ..])
                    .Select(option => BinaryPrimitives.ReadUInt32BigEndian(option.AsSpan(2))).FirstOrDefault();
                break;
            case 3:
                IpcpOptions = data[4..];
                SendControl(Ipcp, 1, IpcpOptions);
                break;
        }
    }

    /// <summary>The options of a configuration packet.</summary>
    public static IEnumerable<byte[]> Options(byte[] packet)
    {
        for (int at = 4; at < packet.Length; at += packet[at + 1])
        {
            yield return packet[at..(at + packet[at + 1])];
        }
    }
}
