using System.Text;

namespace Transfer;

/// <summary>One terminal of the modem: answers AT commands until it is dialled, then it is the PPP peer's.</summary>
internal sealed class PeerChannel(PppPeer ppp, Action<byte[], int> send, Func<string, string?> answer)
{
    private readonly StringBuilder _command = new();
    private bool _online;

    /// <summary>A byte from the device.</summary>
    public void Take(byte value)
    {
        if (_online)
        {
            ppp.Take(value);
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

    /// <summary>Says something.</summary>
    public void Say(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        send(bytes, bytes.Length);
    }

    private void Answer(string command)
    {
        _online = command.StartsWith("ATD");
        if (_online)
        {
            ppp.Begin(send);
        }

        Say(_online ? "\r\nCONNECT\r\n" : answer(command) ?? "\r\nOK\r\n");
    }
}
