using System;
using System.Buffers.Binary;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Ppp;

/// <summary>The Link Control Protocol as the modem's side speaks it (RFC 1661 clauses 5 and 6).</summary>
internal sealed class Lcp : NegotiatedProtocol
{
    private const byte Mru = 1;
    private const byte Accm = 2;
    private const byte Authentication = 3;
    private const byte Magic = 5;
    private const byte ProtocolCompression = 7;
    private const byte AddressCompression = 8;
    private const ushort DefaultMru = 1500;
    private const ushort MinimumMru = 128;
    private const byte ChapMd5 = 5;

    /// <summary>The line is transparent: nothing has to be escaped on the way to us.</summary>
    private const uint NoControlCharacters = 0;

    private readonly AuthMode authMode;
    private readonly DeterministicRandom random;
    private bool askMap = true;
    private bool askMagic = true;
    private bool askProtocolCompression = true;
    private bool askAddressCompression = true;
    private uint magic;

    public Lcp(Timeline timeline, AuthMode authMode, DeterministicRandom random) : base(timeline)
    {
        this.authMode = authMode;
        this.random = random;
        magic = NewMagic();
        AuthProtocol = authMode switch
        {
            AuthMode.None => 0,
            AuthMode.Pap => PppProtocols.Pap,
            _ => PppProtocols.Chap,
        };
    }

    /// <summary>How to send to the peer once the layer is up.</summary>
    public FrameFormat PeerFormat { get; private set; } = FrameFormat.Default;

    /// <summary>Largest packet the peer takes.</summary>
    public int PeerMru { get; private set; } = DefaultMru;

    /// <summary>Control characters that the peer escapes for us, valid once the layer is up.</summary>
    public uint OwnControlCharacterMap => askMap ? NoControlCharacters : uint.MaxValue;

    /// <summary>Protocol by which the peer has to authenticate itself; 0: none.</summary>
    public ushort AuthProtocol { get; private set; }

    /// <summary>The peer refuses an authentication that the operator insists on.</summary>
    public bool AuthRefused { get; private set; }

    /// <summary>Called with the protocol number the peer does not know.</summary>
    public event Action<ushort>? ProtocolRejected;

    /// <summary>Tells the peer that a protocol is unknown here.</summary>
    public void RejectProtocol(ushort protocol, ReadOnlySpan<byte> information)
    {
        int kept = Math.Min(information.Length, PeerMru - ControlPacket.HeaderLength - 2);
        byte[] data = new byte[2 + kept];
        BinaryPrimitives.WriteUInt16BigEndian(data, protocol);
        information[..kept].CopyTo(data.AsSpan(2));
        Send(ControlPacket.Build((byte)ControlCode.ProtocolReject, NextIdentifier++, data));
    }

    protected override void WriteRequest(OptionWriter writer)
    {
        if (askMap)
        {
            writer.UInt32(Accm, NoControlCharacters);
        }
        if (AuthProtocol == PppProtocols.Pap)
        {
            writer.UInt16(Authentication, PppProtocols.Pap);
        }
        else if (AuthProtocol == PppProtocols.Chap)
        {
            writer.Copy([Authentication, 5, PppProtocols.Chap >> 8, PppProtocols.Chap & 0xFF, ChapMd5]);
        }
        if (askMagic)
        {
            writer.UInt32(Magic, magic);
        }
        if (askProtocolCompression)
        {
            writer.Flag(ProtocolCompression);
        }
        if (askAddressCompression)
        {
            writer.Flag(AddressCompression);
        }
    }

    protected override void BeginPeerRequest()
    {
        PeerFormat = FrameFormat.Default;
        PeerMru = DefaultMru;
    }

    protected override OptionVerdict Judge(byte type, ReadOnlySpan<byte> value, OptionWriter suggestion)
    {
        switch (type)
        {
            case Mru when value.Length == 2:
                ushort mru = BinaryPrimitives.ReadUInt16BigEndian(value);
                if (mru < MinimumMru)
                {
                    suggestion.UInt16(Mru, MinimumMru);
                    return OptionVerdict.Suggest;
                }
                PeerMru = Math.Min(mru, DefaultMru);
                return OptionVerdict.Accept;
            case Accm when value.Length == 4:
                PeerFormat = PeerFormat with { ControlCharacterMap = BinaryPrimitives.ReadUInt32BigEndian(value) };
                return OptionVerdict.Accept;
            case Magic when value.Length == 4:
                if (BinaryPrimitives.ReadUInt32BigEndian(value) == magic)
                {
                    // Our own number comes back: the line is looped (RFC 1661 clause 6.4).
                    suggestion.UInt32(Magic, NewMagic());
                    return OptionVerdict.Suggest;
                }
                return OptionVerdict.Accept;
            case ProtocolCompression when value.Length == 0:
                PeerFormat = PeerFormat with { CompressProtocol = true };
                return OptionVerdict.Accept;
            case AddressCompression when value.Length == 0:
                PeerFormat = PeerFormat with { CompressAddress = true };
                return OptionVerdict.Accept;
            default:
                return OptionVerdict.Reject;
        }
    }

    protected override void OnOptionRefused(byte type, ReadOnlySpan<byte> value, bool refused)
    {
        switch (type)
        {
            case Accm:
                askMap = false;
                break;
            case Authentication:
                OnAuthenticationRefused(value, refused);
                break;
            case Magic:
                askMagic &= !refused;
                magic = NewMagic();
                break;
            case ProtocolCompression:
                askProtocolCompression = false;
                break;
            case AddressCompression:
                askAddressCompression = false;
                break;
        }
    }

    protected override bool ReceiveExtended(in ControlPacket packet)
    {
        switch ((ControlCode)packet.Code)
        {
            case ControlCode.EchoRequest:
                if (IsOpened && packet.Data.Length >= 4)
                {
                    byte[] reply = ControlPacket.Build((byte)ControlCode.EchoReply, packet.Identifier, packet.Data);
                    BinaryPrimitives.WriteUInt32BigEndian(
                        reply.AsSpan(ControlPacket.HeaderLength), askMagic ? magic : 0);
                    Send(reply);
                }
                return true;
            case ControlCode.ProtocolReject:
                if (packet.Data.Length >= 2)
                {
                    ProtocolRejected?.Invoke(BinaryPrimitives.ReadUInt16BigEndian(packet.Data));
                }
                return true;
            case ControlCode.EchoReply or ControlCode.DiscardRequest:
                return true;
            default:
                return false;
        }
    }

    private void OnAuthenticationRefused(ReadOnlySpan<byte> value, bool refused)
    {
        bool suggestsPap = !refused && value.Length >= 2
            && BinaryPrimitives.ReadUInt16BigEndian(value) == PppProtocols.Pap;
        if (suggestsPap && authMode is AuthMode.Any or AuthMode.Required)
        {
            AuthProtocol = PppProtocols.Pap;
        }
        else if (authMode == AuthMode.Any)
        {
            AuthProtocol = 0;
        }
        else
        {
            // LCP is let up without the option, so that the end of the link has a clear reason.
            AuthProtocol = 0;
            AuthRefused = true;
        }
    }

    private uint NewMagic() => random.NextUInt32() | 1; // 0 is not a magic number.
}
