using System.Runtime.InteropServices;
using System.Text;
using NanoSocket;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;
using nanoFramework.Runtime.Native;

/// <summary>
/// Does what the host says, one command a line, and answers with a line: the functions of <c>SocketCore</c> as they
/// are, so that what is expected of them stands in one place, the host's cases.
/// </summary>
internal sealed class Agent
{
    private readonly Inbox _inbox = new();
    private readonly ControlLine _control;
    private readonly Dictionary<string, byte[]> _contents = new();
    private readonly Stream _stream;
    private readonly byte[] _received = new byte[1024];
    private TlsOptions _options = new();

    private Agent()
    {
        _control = new ControlLine(_inbox);
        _stream = new Stream(_inbox, _received);
    }

    public static void Main()
    {
        Agent agent = new();
        string[] words = agent._control.ReadLine().Split(' ');
        while (words[0] != "end")
        {
            agent.Answer(words);
            words = agent._control.ReadLine().Split(' ');
        }

        Console.WriteLine("done");
    }

    private void Answer(string[] words)
    {
        if (words[0] == "receive")
        {
            _control.WriteHexLine(_received, SocketCore.SockRecv(Number(words, 1), _received));
        }
        else
        {
            _control.WriteLine(Do(words));
        }
    }

    private string Do(string[] words) => words[0] switch
    {
        "put" => Put(words[1], Number(words, 2)),
        "options" => SetOptions(words),
        "connect" => SocketCore.SockConnExt(SocketCore.Ssl, words[1], Number(words, 2), _options).ToString(),
        "refusal" => SocketCore.RefusalCode.ToString(),
        "message" => Describe(_inbox.Next(Number(words, 1))),
        "send" => Describe(SocketCore.SockSend(Number(words, 1), _contents["text"])),
        "echo" => _stream.Echo(Number(words, 1), Number(words, 2)),
        "mirror" => _stream.Mirror(Number(words, 1), Number(words, 2)),
        "room" => SocketCore.SockGetRemainBuf(Number(words, 1)).ToString(),
        "close" => SocketCore.SockClose(Number(words, 1)).ToString(),
        "destroy" => SocketCore.SockDestroy(Number(words, 1)).ToString(),
        "slot" => DescribeSlot(Number(words, 1)),
        "clock" => SetClock(Number(words, 1)),
        "reset" => Reset(),
        "memory" => Memory(),
        "heap" => GC.GetTotalMemory(true).ToString(),
        _ => throw new InvalidOperationException("no command '" + words[0] + "'"),
    };

    private static int Number(string[] words, int index) => int.Parse(words[index]);

    private string Put(string name, int length)
    {
        // Memory is short on a board: what was there before goes first.
        _options = new TlsOptions();
        _contents.Remove(name);
        _contents[name] = _control.ReadContents(length);
        return "ok";
    }

    /// <summary>Connections with the same options may resume each other's sessions, so they stay until others are
    /// given.</summary>
    private string SetOptions(string[] words)
    {
        _options = new TlsOptions
        {
            CaCertificates = Content(words, "ca"),
            ClientCertificate = Content(words, "cert"),
            ClientKey = Content(words, "key"),
            KeyPassword = Text(words, "password"),
            HostName = Text(words, "host"),
            Alpn = Text(words, "alpn")?.Split(','),
            SendName = Has(words, "name"),
            Insist = Has(words, "insist"),
            MaximumVersion = Has(words, "tls12") ? TlsVersion.Tls12 : TlsVersion.Tls13,
        };
        return "ok";
    }

    private byte[]? Content(string[] words, string name) => Has(words, name) ? _contents[name] : null;

    private static bool Has(string[] words, string name) => Array.IndexOf(words, name) >= 0;

    /// <summary>What follows a word and its equals sign; null when the word is not there.</summary>
    private static string? Text(string[] words, string name)
    {
        foreach (string word in words)
        {
            if (word.StartsWith(name + "=", StringComparison.Ordinal))
            {
                return word.Substring(name.Length + 1);
            }
        }

        return null;
    }

    private static string Describe(Message message) => message.Id == Rtos.WaitMsgTimeout
        ? message.Id.ToString()
        : message.Id.ToString() + " " + message.SocketIndex.ToString() + " " + message.Result.ToString() + " "
            + message.RecvLen.ToString();

    /// <summary>A row of the socket table: reason, its number, version, suite, verification, resumed, protocol.
    /// </summary>
    private static string DescribeSlot(int id)
    {
        SlotSnapshot slot = CoreHost.Current.Snapshot(id);
        return Join((int)slot.Failure, slot.Tls.FailureDetail, (int)slot.Tls.Version, slot.Tls.Suite,
            (int)slot.Tls.Verification, slot.Tls.Resumed ? 1 : 0, slot.Tls.Alpn);
    }

    /// <summary>What connections take: TLS's heap, the receive pool, the stack's connections.</summary>
    private static string Memory()
    {
        GetMemory(out TlsMemory tls);
        LwipStack.GetMemory(out LwipMemory network);
        return Join(tls.Used, network.ReceiveUsed, network.Connections);
    }

    /// <summary>Frees every socket but the control connection's, and drops their messages: after a case that failed.
    /// </summary>
    private string Reset()
    {
        for (int id = 0; id < SocketCore.Slots.Count; id++)
        {
            if (id != _inbox.Control)
            {
                SocketCore.SockClose(id);
                SocketCore.SockDestroy(id);
            }
        }

        while (_inbox.Next(50).Id != Rtos.WaitMsgTimeout)
        {
            // Nobody waits for it any more.
        }

        return "ok";
    }

    private static string SetClock(long unixSeconds)
        => Rtc.SetSystemTime(DateTime.UnixEpoch.AddSeconds(unixSeconds)) ? "1" : "0";

    private static string Join(params int[] numbers)
    {
        StringBuilder text = new();
        foreach (int number in numbers)
        {
            text.Append(text.Length > 0 ? " " : "").Append(number.ToString());
        }

        return text.ToString();
    }

    [DllImport("nstls", EntryPoint = "nstls_get_memory")]
    private static extern void GetMemory(out TlsMemory memory);

    private static string Describe(SendResult result) => result.Accepted.ToString() + " " + result.Error.ToString();
}
