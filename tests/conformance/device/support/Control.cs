using System;
using System.Text;
using System.Threading;

namespace NanoSocket.Conformance;

/// <summary>
/// Asks the host's side of the suite to do something, over a UDP socket of a thread of its own: that thread has its own
/// message queue, so the queue under test sees nothing of it, and between requests no slot is used.
/// </summary>
/// <remarks>A request is <c>NUMBER COMMAND ARGUMENTS</c>, its answer <c>NUMBER ok RESULT</c> or
/// <c>NUMBER error TEXT</c>. Requests are repeated until they are answered; the host does each number once.</remarks>
internal static class Control
{
    /// <summary>An address of the network for documentation (TEST-NET-3, RFC 5737): the simulated operator connects
    /// any address with the host.</summary>
    public const string Host = "203.0.113.1";

    private const int Port = 7100;
    private const int Tries = 12;
    private const int TryMs = 2500;

    private static readonly AutoResetEvent s_asked = new(false);
    private static readonly AutoResetEvent s_answered = new(false);
    /// <summary>For one datagram: a certificate.</summary>
    private static readonly byte[] s_buffer = new byte[1472];
    private static Thread? s_thread;
    private static int s_number;
    private static string s_request = "";
    private static string? s_answer;

    /// <summary>Has a command carried out.</summary>
    /// <returns>Its result.</returns>
    /// <exception cref="InvalidOperationException">The host could not do it, or does not answer.</exception>
    public static string Ask(string command)
    {
        if (s_thread == null)
        {
            s_thread = new Thread(Serve) { IsBackground = true };
            s_thread.Start();
        }

        string number = (++s_number).ToString() + " ";
        s_request = number + command;
        s_asked.Set();
        s_answered.WaitOne();
        if (s_answer == null)
        {
            throw new InvalidOperationException("the host does not answer '" + command + "'");
        }

        string answer = s_answer.Substring(number.Length);
        return answer.StartsWith("ok", StringComparison.Ordinal)
            ? answer.Substring(2).Trim()
            : throw new InvalidOperationException(command + ": " + answer);
    }

    private static void Serve()
    {
        while (true)
        {
            s_asked.WaitOne();
            s_answer = Exchange(s_request);
            s_answered.Set();
        }
    }

    private static string? Exchange(string request)
    {
        string? answer = null;
        for (int i = 0; i < Tries && answer == null; i++)
        {
            answer = ExchangeOnce(request);
        }

        return answer;
    }

    private static string? ExchangeOnce(string request)
    {
        int id = SocketCore.SockConnExt(SocketCore.Udp, Host, Port);
        string? answer = null;
        if (id >= 0 && Await(Rtos.MsgSockConnCnf, id).Result == 0)
        {
            SocketCore.SockSend(id, request);
            if (Await(Rtos.MsgSockRecvInd, id).Id == Rtos.MsgSockRecvInd)
            {
                int count = SocketCore.SockRecv(id, s_buffer, 0, s_buffer.Length);
                answer = Encoding.UTF8.GetString(s_buffer, 0, count);
            }
        }
        else
        {
            Thread.Sleep(TryMs); // The link is down: it comes back by itself.
        }

        SocketCore.SockClose(id);
        Await(Rtos.MsgSockCloseCnf, id);
        SocketCore.SockDestroy(id);
        return answer;
    }

    /// <summary>Waits for a message of the socket; its id differs when it did not come.</summary>
    private static Message Await(int messageId, int id)
    {
        Message message;
        do
        {
            message = Rtos.Receive(TryMs);
        }
        while (message.Id != Rtos.WaitMsgTimeout && (message.Id != messageId || message.SocketIndex != id));

        return message;
    }
}
