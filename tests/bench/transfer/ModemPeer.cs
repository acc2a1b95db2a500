namespace Transfer;

/// <summary>The other end of the line: a modem that is a terminal, or a multiplexer of them.</summary>
internal sealed class ModemPeer
{
    private readonly byte[] _input = new byte[1024];
    private int _frameSize;
    private PeerChannel _line;
    private MuxPeer? _mux;

    public ModemPeer() => _line = NewTerminal(SendLine);

    public PppPeer Ppp { get; } = new();

    /// <summary>Starts the modem anew.</summary>
    /// <param name="frameSize">N1 of its multiplexer; 0: it has none.</param>
    public void Start(int frameSize)
    {
        _frameSize = frameSize;
        _mux = null;
        _line = NewTerminal(SendLine);
        _line.Say("\r\nRDY\r\n");
    }

    /// <summary>Takes what the device has sent and answers.</summary>
    public void Run()
    {
        int count = Native.PeerRead(_input, _input.Length);
        while (count > 0)
        {
            for (int i = 0; i < count; i++)
            {
                Take(_input[i]);
            }

            count = Native.PeerRead(_input, _input.Length);
        }

        Ppp.Tcp.Run();
    }

    /// <summary>Sends bytes to the device.</summary>
    public static unsafe void Send(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            if (Native.PeerWrite(first, bytes.Length) != bytes.Length)
            {
                throw new InvalidOperationException("the line is too short for what the peer sends");
            }
        }
    }

    private static void SendLine(byte[] bytes, int count) => Send(new ReadOnlySpan<byte>(bytes, 0, count));

    private void Take(byte value)
    {
        if (_mux != null)
        {
            _mux.Take(value);
        }
        else
        {
            _line.Take(value);
        }
    }

    private PeerChannel NewTerminal(Action<byte[], int> send) => new(Ppp, send, Answer);

    /// <summary>Null: OK and no more.</summary>
    private string? Answer(string command)
    {
        if (command.StartsWith("AT+CMUX"))
        {
            return AnswerMux(command);
        }

        return command switch
        {
            "AT+CPIN?" => "\r\n+CPIN: READY\r\n\r\nOK\r\n",
            "AT+CEREG?" => "\r\n+CEREG: 2,1,\"18be\",\"93e1\",7\r\n\r\nOK\r\n",
            _ => null,
        };
    }

    private string? AnswerMux(string command)
    {
        if (_frameSize == 0)
        {
            return "\r\nERROR\r\n";
        }

        if (command == "AT+CMUX=?")
        {
            return "\r\n+CMUX: (0),(0),(1-8),(1-" + _frameSize + "),(1-255),(0-100),(2-255),(1-255)\r\n\r\nOK\r\n";
        }

        _mux = new MuxPeer(_frameSize, NewTerminal);
        return null;
    }
}
