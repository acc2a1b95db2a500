using System.Text;

namespace Transfer;

/// <summary>The other end of the line: answers AT commands until it is dialled, then it is a PPP peer.</summary>
internal sealed class ModemPeer
{
    private readonly byte[] _input = new byte[1024];
    private readonly StringBuilder _command = new();
    private bool _online;

    public PppPeer Ppp { get; } = new();

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

    private void Take(byte value)
    {
        if (_online)
        {
            Ppp.Take(value);
        }
        else if (value != '\r')
        {
            _command.Append((char)value);
        }
        else
        {
            Answer(_command.ToString());
            _command.Clear();
        }
    }

    private void Answer(string command)
    {
        string answer = command switch
        {
            "AT+CPIN?" => "\r\n+CPIN: READY\r\n\r\nOK\r\n",
            "AT+CEREG?" => "\r\n+CEREG: 2,1,\"18be\",\"93e1\",7\r\n\r\nOK\r\n",
            _ when command.StartsWith("ATD") => "\r\nCONNECT\r\n",
            _ => "\r\nOK\r\n",
        };
        _online = answer.Contains("CONNECT");
        byte[] bytes = Encoding.ASCII.GetBytes(answer);
        Native.PeerWrite(bytes, bytes.Length);
    }
}
