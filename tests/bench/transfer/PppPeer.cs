using System.Buffers.Binary;

namespace Transfer;

/// <summary>A PPP peer that agrees to everything (RFC 1661, 1662, 1332): frames, LCP, IPCP.</summary>
internal sealed class PppPeer
{
    public const uint DeviceAddress = 0x0A400002;

    private const ushort Ip = 0x0021;
    private const ushort Ipcp = 0x8021;
    private const ushort Lcp = 0xC021;
    private const byte ConfigureRequest = 1;
    private const byte ConfigureAck = 2;
    private const byte ConfigureNak = 3;
    private const byte EchoRequest = 9;
    private const byte EchoReply = 10;
    private const byte AddressOption = 3;
    private const byte Flag = 0x7E;
    private const byte Escape = 0x7D;
    private const int HeaderLength = 4;
    private const int ChecksumLength = 2;
    private const ushort GoodChecksum = 0xF0B8;

    /// <summary>An asynchronous control character map of zero: nothing but flag and escape is escaped.</summary>
    private static readonly byte[] s_lcpOptions = [2, 6, 0, 0, 0, 0];
    private static readonly byte[] s_ipcpOptions = [AddressOption, 6, 10, 64, 0, 1];

    private readonly byte[] _frame = new byte[1600];
    private readonly byte[] _outgoing = new byte[1600];
    private readonly byte[] _encoded = new byte[3300];
    private readonly byte[] _answer = new byte[64];
    private int _length;
    private bool _escaped;

    /// <summary>The protocol of the last request: a second one would begin the negotiation anew.</summary>
    private ushort _requested;

    private Action<byte[], int>? _send;

    public PppPeer() => Tcp = new TcpPeer(SendPacket);

    public TcpPeer Tcp { get; }

    /// <summary>A call begins.</summary>
    /// <param name="send">Takes the call's bytes to the device.</param>
    public void Begin(Action<byte[], int> send)
    {
        _send = send;
        _length = 0;
        _escaped = false;
        _requested = 0;
    }

    /// <summary>A byte from the device.</summary>
    public void Take(byte value)
    {
        if (value == Flag)
        {
            TakeFrame(new ReadOnlySpan<byte>(_frame, 0, _length));
            _length = 0;
        }
        else if (value == Escape)
        {
            _escaped = true;
        }
        else
        {
            _frame[_length++] = _escaped ? (byte)(value ^ 0x20) : value;
            _escaped = false;
        }
    }

    private void TakeFrame(ReadOnlySpan<byte> frame)
    {
        if (frame.Length == 0)
        {
            return;
        }

        if (frame.Length < HeaderLength + ChecksumLength || FrameCheck.Of(frame) != GoodChecksum)
        {
            throw new InvalidOperationException("the device sent a damaged frame");
        }

        ushort protocol = BinaryPrimitives.ReadUInt16BigEndian(frame.Slice(2));
        ReadOnlySpan<byte> packet = frame.Slice(HeaderLength, frame.Length - HeaderLength - ChecksumLength);
        if (protocol == Ip)
        {
            Tcp.Take(packet);
        }
        else
        {
            Negotiate(protocol, packet);
        }
    }

    private void Negotiate(ushort protocol, ReadOnlySpan<byte> packet)
    {
        Span<byte> answer = new(_answer, 0, packet.Length);
        packet.CopyTo(answer);
        if (packet[0] == EchoRequest)
        {
            answer[0] = EchoReply;
            answer.Slice(4).Clear();
            SendFrame(protocol, answer);
        }
        else if (packet[0] == ConfigureRequest)
        {
            bool agreed = protocol == Lcp || !GiveAddresses(answer.Slice(4));
            answer[0] = agreed ? ConfigureAck : ConfigureNak;
            SendFrame(protocol, answer);
            if (protocol != _requested)
            {
                _requested = protocol;
                SendRequest(protocol);
            }
        }
    }

    /// <summary>Fills in the addresses of an IPCP request; whether it had others.</summary>
    private static bool GiveAddresses(Span<byte> options)
    {
        bool changed = false;
        while (options.Length >= 6)
        {
            uint wanted = options[0] == AddressOption ? DeviceAddress : 0x0A400035;
            changed |= BinaryPrimitives.ReadUInt32BigEndian(options.Slice(2)) != wanted;
            BinaryPrimitives.WriteUInt32BigEndian(options.Slice(2), wanted);
            options = options.Slice(options[1]);
        }

        return changed;
    }

    private void SendRequest(ushort protocol)
    {
        byte[] options = protocol == Lcp ? s_lcpOptions : s_ipcpOptions;
        Span<byte> request = new(_answer, 0, 4 + options.Length);
        request[0] = ConfigureRequest;
        request[1] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(request.Slice(2), (ushort)request.Length);
        options.CopyTo(request.Slice(4));
        SendFrame(protocol, request);
    }

    private void SendPacket(byte[] packet, int length) => SendFrame(Ip, new ReadOnlySpan<byte>(packet, 0, length));

    private void SendFrame(ushort protocol, ReadOnlySpan<byte> packet)
    {
        Span<byte> frame = new(_outgoing, 0, HeaderLength + packet.Length + ChecksumLength);
        frame[0] = 0xFF;
        frame[1] = 0x03;
        BinaryPrimitives.WriteUInt16BigEndian(frame.Slice(2), protocol);
        packet.CopyTo(frame.Slice(HeaderLength));
        ushort check = (ushort)~FrameCheck.Of(frame.Slice(0, frame.Length - ChecksumLength));
        BinaryPrimitives.WriteUInt16LittleEndian(frame.Slice(frame.Length - ChecksumLength), check);
        int count = 0;
        _encoded[count++] = Flag;
        foreach (byte value in frame)
        {
            // Control characters of LCP always are (RFC 1662, 7.1); for the rest the device has agreed to none.
            if (value is Flag or Escape || (protocol == Lcp && value < 0x20))
            {
                _encoded[count++] = Escape;
                _encoded[count++] = (byte)(value ^ 0x20);
            }
            else
            {
                _encoded[count++] = value;
            }
        }

        _encoded[count++] = Flag;
        _send!(_encoded, count);
    }
}
