using NanoSocket;

/// <summary>Longer conversations with servers that send back what they get: every byte is checked.</summary>
internal sealed class Stream
{
    private const int LimitMs = 60_000;
    private const int Chunk = 1000;

    private readonly Inbox _inbox;
    private readonly byte[] _buffer;

    /// <param name="inbox">The messages.</param>
    /// <param name="buffer">For what is sent and received; longer than any line.</param>
    public Stream(Inbox inbox, byte[] buffer)
    {
        _inbox = inbox;
        _buffer = buffer;
    }

    /// <summary>Sends bytes and gets the same back; "ok", or what is wrong.</summary>
    public string Echo(int id, int count)
    {
        int sent = 0;
        int received = 0;
        while (received < count)
        {
            if (sent < count && sent - received < 4 * Chunk && SocketCore.SockGetRemainBuf(id) >= Chunk)
            {
                int length = Math.Min(Chunk, count - sent);
                Fill(length, sent);
                SendResult result = SocketCore.SockSend(id, _buffer, 0, length);
                if (!result.Succeeded)
                {
                    return "send refused with error " + result.Error.ToString() + " at " + sent.ToString();
                }

                sent += length;
            }

            int before = received;
            received = Take(id, received);
            if (received < 0)
            {
                return "a wrong byte behind " + before.ToString();
            }

            if (received == before && !Waits(id, out string problem))
            {
                return problem + " after " + received.ToString() + " of " + count.ToString();
            }
        }

        return "ok";
    }

    /// <summary>Sends a line of letters and gets it back in reverse order; "ok", or what is wrong.</summary>
    public string Mirror(int id, int count)
    {
        byte[] line = _buffer;
        int length = count + 1;
        for (int i = 0; i < count; i++)
        {
            line[i] = Letter(i);
        }

        line[count] = (byte)'\n';
        SendResult result = SocketCore.SockSend(id, line, 0, length);
        if (!result.Succeeded)
        {
            return "send refused with error " + result.Error.ToString();
        }

        int received = 0;
        while (received < length)
        {
            int part = SocketCore.SockRecv(id, line, received, length - received);
            received += part;
            if (part == 0 && !Waits(id, out string problem))
            {
                return problem + " after " + received.ToString() + " of " + length.ToString();
            }
        }

        for (int i = 0; i < count; i++)
        {
            if (line[i] != Letter(count - 1 - i))
            {
                return "a wrong letter at " + i.ToString();
            }
        }

        return line[count] == '\n' ? "ok" : "no end of the line";
    }

    /// <summary>Waits for a message; false when the connection has ended or nothing comes.</summary>
    private bool Waits(int id, out string problem)
    {
        Message message = _inbox.Next(LimitMs);
        problem = "message " + message.Id.ToString() + " with result " + message.Result.ToString();
        return message.SocketIndex == id && message.Result == 0
            && message.Id is Rtos.MsgSockRecvInd or Rtos.MsgSockSendCnf;
    }

    /// <summary>Reads what there is; the position behind it, -1 when a byte is wrong.</summary>
    private int Take(int id, int position)
    {
        int count = SocketCore.SockRecv(id, _buffer, 0, _buffer.Length);
        for (int i = 0; i < count; i++)
        {
            if (_buffer[i] != Pattern(position + i))
            {
                return -1;
            }
        }

        return position + count;
    }

    private void Fill(int count, int position)
    {
        for (int i = 0; i < count; i++)
        {
            _buffer[i] = Pattern(position + i);
        }
    }

    private static byte Letter(int position) => (byte)('a' + (position % 26));

    private static byte Pattern(int position) => (byte)(position * 7 + (position >> 8));
}
