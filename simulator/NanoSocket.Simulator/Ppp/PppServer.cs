using System;
using System.Buffers.Binary;
using System.Text;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Ppp;

/// <summary>
/// The modem's end of a PPP link: framing, LCP, authentication, IPCP, and IPv4 packets both ways once the link is
/// up. Sans-IO: bytes in by <see cref="Receive"/>, bytes out by the sink, time by the timeline.
/// </summary>
internal sealed class PppServer
{
    /// <summary>Lets the last Terminate-Ack leave before the call ends.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(50);

    private readonly SimulatorLog log;
    private readonly ByteSink output;
    private readonly FrameSink receiveFrame;
    private readonly HdlcEncoder encoder = new();
    private readonly Lcp lcp;
    private readonly Ipcp ipcp;
    private readonly Authenticator authenticator;
    private readonly Alarm finish;
    private string finishReason = "";
    private bool over;

    public PppServer(
        Timeline timeline,
        SimulatorLog log,
        AuthPolicy auth,
        LinkAddresses addresses,
        DeterministicRandom random,
        ByteSink output)
    {
        this.log = log;
        this.output = output;
        receiveFrame = OnFrame;
        finish = new Alarm(timeline, () => End(finishReason));
        lcp = new Lcp(timeline, auth.Mode, random) { Send = packet => SendControl(PppProtocols.Lcp, packet) };
        ipcp = new Ipcp(timeline, addresses) { Send = packet => SendControl(PppProtocols.Ipcp, packet) };
        authenticator = new Authenticator(timeline, auth, random, SendControl);
        lcp.Up += OnLcpUp;
        lcp.Down += OnLcpDown;
        lcp.Finished += FinishSoon;
        lcp.ProtocolRejected += OnProtocolRejected;
        ipcp.Up += () => SetNetworkUp(true);
        ipcp.Down += () => SetNetworkUp(false);
        ipcp.Finished += _ => lcp.Close();
        authenticator.Decided += OnAuthenticated;
    }

    /// <summary>An IPv4 packet from the host, only while the network is up.</summary>
    public required PacketSink PacketReceived { get; init; }

    /// <summary>The link is over; the reason is for people.</summary>
    public event Action<string>? Ended;

    /// <summary>IPv4 packets can be exchanged.</summary>
    public bool IsNetworkUp { get; private set; }

    /// <summary>Largest IPv4 packet the host takes.</summary>
    public int PeerMru => lcp.PeerMru;

    public HdlcDecoder Decoder { get; } = new();

    /// <summary>IPv4 packets that came before the network was up, or without a header we know.</summary>
    public long DroppedFrames { get; private set; }

    public void Start() => lcp.Open();

    /// <summary>Ends the link in order, as when the network deactivates the context.</summary>
    public void Terminate() => lcp.Close();

    /// <summary>The carrier is gone: nothing is sent any more.</summary>
    public void Abort()
    {
        over = true;
        IsNetworkUp = false;
        finish.Cancel();
        authenticator.Stop();
        ipcp.Abort();
        lcp.Abort();
    }

    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (!over)
        {
            Decoder.Feed(bytes, receiveFrame);
        }
    }

    public void SendPacket(ReadOnlySpan<byte> packet)
    {
        if (IsNetworkUp)
        {
            output(encoder.Encode(PppProtocols.Ip, packet, lcp.PeerFormat));
        }
    }

    private void SendControl(ushort protocol, byte[] packet)
    {
        // LCP packets always go in the default format (RFC 1661 clause 6.5, RFC 1662 clause 7.1).
        bool plain = protocol == PppProtocols.Lcp || !lcp.IsOpened;
        output(encoder.Encode(protocol, packet, plain ? FrameFormat.Default : lcp.PeerFormat));
    }

    private void OnFrame(ReadOnlySpan<byte> frame)
    {
        if (over)
        {
            return;
        }
        // Address and control field may always be there; they may be missing once we offered that.
        if (frame.Length >= 2 && frame[0] == 0xFF && frame[1] == 0x03)
        {
            frame = frame[2..];
        }
        if (frame.IsEmpty || ((frame[0] & 1) == 0 && frame.Length < 2))
        {
            DroppedFrames++;
            return;
        }
        // The last byte of a protocol number is odd, all before it are even (RFC 1661 clause 2).
        bool compressed = (frame[0] & 1) != 0;
        ushort protocol = compressed ? frame[0] : BinaryPrimitives.ReadUInt16BigEndian(frame);
        Dispatch(protocol, frame[(compressed ? 1 : 2)..]);
    }

    private void Dispatch(ushort protocol, ReadOnlySpan<byte> information)
    {
        switch (protocol)
        {
            case PppProtocols.Lcp:
                lcp.Receive(information);
                break;
            case var _ when !lcp.IsOpened:
                DroppedFrames++; // RFC 1661 clause 3.4: silently, until LCP is up.
                break;
            case PppProtocols.Ip when IsNetworkUp:
                PacketReceived(information);
                break;
            case PppProtocols.Ip:
                DroppedFrames++;
                break;
            case PppProtocols.Ipcp:
                ipcp.Receive(information);
                break;
            case PppProtocols.Pap or PppProtocols.Chap:
                authenticator.Receive(protocol, information);
                break;
            default:
                lcp.RejectProtocol(protocol, information);
                break;
        }
    }

    private void OnLcpUp()
    {
        if (lcp.AuthRefused)
        {
            log.Write(LogTopic.Ppp, "LCP up, but the host refuses to authenticate");
            lcp.Close();
            return;
        }
        Decoder.ControlCharacterMap = lcp.OwnControlCharacterMap;
        log.Write(LogTopic.Ppp, $"LCP up, MRU {lcp.PeerMru}, authentication {AuthName(lcp.AuthProtocol)}");
        if (lcp.AuthProtocol == 0)
        {
            ipcp.Open();
        }
        else
        {
            authenticator.Start(lcp.AuthProtocol);
        }
    }

    private void OnLcpDown()
    {
        Decoder.ControlCharacterMap = uint.MaxValue;
        authenticator.Stop();
        ipcp.Abort();
        SetNetworkUp(false);
    }

    private void OnAuthenticated(bool good, string who)
    {
        string name = SimulatorLog.Escape(Encoding.Latin1.GetBytes(who));
        log.Write(LogTopic.Ppp, good ? $"user \"{name}\" accepted" : $"authentication failed: {name}");
        if (good)
        {
            ipcp.Open();
        }
        else
        {
            lcp.Close();
        }
    }

    private void OnProtocolRejected(ushort protocol)
    {
        if (protocol == PppProtocols.Ipcp)
        {
            ipcp.OnProtocolReject();
        }
    }

    private void SetNetworkUp(bool up)
    {
        if (IsNetworkUp != up)
        {
            IsNetworkUp = up;
            log.Write(LogTopic.Ppp, up ? "IPCP up" : "IPCP down");
        }
    }

    private void FinishSoon(string reason)
    {
        finishReason = reason;
        finish.Set(Linger);
    }

    private void End(string reason)
    {
        Abort();
        Ended?.Invoke(reason);
    }

    private static string AuthName(ushort protocol) => protocol switch
    {
        0 => "none",
        PppProtocols.Pap => "PAP",
        _ => "CHAP",
    };
}
