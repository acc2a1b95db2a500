using System.Text;

namespace TlsCost;

/// <summary>The line to the server, and what came on it and is not consumed.</summary>
internal sealed unsafe class Wire
{
    private readonly byte[] _input = new byte[1024];

    /// <summary>Bytes that wait in <see cref="Input"/>.</summary>
    public int Held { get; private set; }

    public byte[] Input => _input;

    /// <summary>Bytes that went out.</summary>
    public int Sent { get; private set; }

    public Wire()
    {
        if (Native.SerialOpen() != 0)
        {
            throw new InvalidOperationException("no serial port");
        }
    }

    /// <summary>Waits for more.</summary>
    public void Receive()
    {
        fixed (byte* bytes = _input)
        {
            int count;
            while ((count = Native.SerialRead(bytes + Held, _input.Length - Held)) == 0)
            {
                Thread.Sleep(1);
            }
            Held += count;
        }
    }

    /// <summary>Waits for so many, and says that they are here.</summary>
    public byte[] ReceiveText(int length)
    {
        byte[] bytes = new byte[length];
        for (int read = 0; read < length;)
        {
            if (Held == 0)
            {
                Receive();
            }
            int count = Math.Min(Held, length - read);
            Array.Copy(_input, 0, bytes, read, count);
            Consume(count);
            read += count;
        }
        SendLine("here");
        return bytes;
    }

    public void Consume(int count)
    {
        Held -= count;
        Array.Copy(_input, count, _input, 0, Held);
    }

    public void Send(byte[] bytes, int count)
    {
        fixed (byte* start = bytes)
        {
            for (int done = 0; done < count;)
            {
                int written = Native.SerialWrite(start + done, count - done);
                done += written;
                Sent += written;
                if (written == 0)
                {
                    Thread.Sleep(1);
                }
            }
        }
    }

    public void SendLine(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + "\n");
        Send(bytes, bytes.Length);
    }

    /// <summary>Everything up to the next line feed.</summary>
    public string ReceiveLine()
    {
        StringBuilder line = new();
        while (true)
        {
            for (int i = 0; i < Held; i++)
            {
                if (_input[i] == '\n')
                {
                    Consume(i + 1);
                    return line.ToString();
                }
                line.Append((char)_input[i]);
            }
            Held = 0;
            Receive();
        }
    }
}
