using System.Text;
using NanoSocket;

/// <summary>The plain connection over which the host says what to do: lines, and contents of a known length.</summary>
internal sealed class ControlLine
{
    /// <summary>As in the host's <c>Device</c>.</summary>
    private const string Host = "control.nanosocket.example";
    private const int Port = 7200;

    private const int LimitMs = 120_000;

    private readonly byte[] _buffer = new byte[256];
    private readonly byte[] _hex = new byte[512];
    private readonly StringBuilder _line = new();
    private readonly Inbox _inbox;
    private int _begin;
    private int _end;

    /// <summary>Connects as soon as there is a link.</summary>
    public ControlLine(Inbox inbox)
    {
        _inbox = inbox;
        Rtos.PowerOn(true);
        long start = Environment.TickCount64;
        while (Modem.State != ModemState.Online)
        {
            Rtos.Receive(20);
            That(Environment.TickCount64 - start < LimitMs, "no link: " + Modem.Problem);
        }

        _inbox.Control = SocketCore.SockConnExt(SocketCore.Tcp, Host, Port);
        That(_inbox.NextControl(LimitMs).Result == 0, "no control connection");
    }

    /// <summary>The next line, without its end.</summary>
    public string ReadLine()
    {
        _line.Clear();
        int value;
        while ((value = Read()) != '\n')
        {
            _line.Append((char)value);
        }

        return _line.ToString();
    }

    /// <summary>The next bytes.</summary>
    public byte[] ReadContents(int count)
    {
        byte[] contents = new byte[count];
        for (int i = 0; i < count; i++)
        {
            contents[i] = (byte)Read();
        }

        return contents;
    }

    /// <summary>Answers.</summary>
    public void WriteLine(string line)
        => That(SocketCore.SockSend(_inbox.Control, line + "\n").Succeeded, "the answer is not accepted");

    /// <summary>Answers with bytes in hexadecimal, piece by piece: as a string they would be a board's whole memory.
    /// </summary>
    public void WriteHexLine(byte[] bytes, int count)
    {
        int used = 0;
        for (int i = 0; i < count; i++)
        {
            _hex[used++] = Digit(bytes[i] >> 4);
            _hex[used++] = Digit(bytes[i] & 15);
            if (used == _hex.Length)
            {
                Write(used);
                used = 0;
            }
        }

        Write(used);
        WriteLine("");
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);

    private void Write(int used)
    {
        if (used > 0)
        {
            That(SocketCore.SockSend(_inbox.Control, _hex, 0, used).Succeeded, "the answer is not accepted");
        }
    }

    private static void That(bool condition, string problem)
    {
        if (!condition)
        {
            throw new InvalidOperationException(problem);
        }
    }

    private byte Read()
    {
        if (_begin == _end)
        {
            Fill();
        }

        return _buffer[_begin++];
    }

    private void Fill()
    {
        _begin = 0;
        while ((_end = SocketCore.SockRecv(_inbox.Control, _buffer, 0, _buffer.Length)) == 0)
        {
            Message message = _inbox.NextControl(LimitMs);
            That(message.Id is Rtos.MsgSockRecvInd or Rtos.MsgSockSendCnf, "the host does not steer any longer");
        }
    }
}
