using System;
using System.Linq;
using System.Threading.Tasks;

namespace NanoSocket.TlsTests;

/// <summary>Numbers of the messages (specification 2.2).</summary>
internal enum MessageId
{
    /// <summary>None came.</summary>
    None = 4,
    /// <summary>RECV_IND.</summary>
    Received = 31,
    /// <summary>SEND_CNF.</summary>
    Sent = 32,
    /// <summary>CLOSE_CNF.</summary>
    Closed = 33,
    /// <summary>CONN_CNF.</summary>
    Connected = 34,
    /// <summary>CLOSE_IND.</summary>
    PeerClosed = 36,
}

/// <summary>A message that a board's app fetched.</summary>
/// <param name="Id">Which.</param>
/// <param name="Socket">The socket's id.</param>
/// <param name="Result">0 = success.</param>
/// <param name="Length">Bytes announced.</param>
internal readonly record struct Reply(MessageId Id, int Socket = -1, int Result = 0, int Length = 0)
{
    /// <summary>Fetches the next message, but for those of some kinds.</summary>
    public static async Task<Reply> NextAsync(Device device, int milliseconds, params MessageId[] skipped)
    {
        while (true)
        {
            int[] numbers = await device.AskAsync($"message {milliseconds}");
            Reply reply = numbers is [var id, var socket, var result, var length]
                ? new Reply((MessageId)id, socket, result, length)
                : new Reply((MessageId)numbers[0]);
            if (!skipped.Contains(reply.Id))
            {
                return reply;
            }
        }
    }

    /// <summary>Whether it is this message of this socket.</summary>
    public bool Is(MessageId id, int socket) => Id == id && Socket == socket;
}
