using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Simulator.Tests.Support;

/// <summary>A modem in virtual time with a scripted host on its line.</summary>
internal sealed class VirtualModem
{
    private readonly StringBuilder text = new();
    private PppHost? ppp;

    public VirtualModem(ModemOptions? options = null)
    {
        Internet = new InMemoryInternet(Timeline);
        Modem = new ModemSimulator(
            options ?? new ModemOptions(), Timeline, Internet, OnOutput, (in LogEntry entry) => Log.Add(entry));
        Modem.PowerOn();
    }

    public Timeline Timeline { get; } = new();

    public InMemoryInternet Internet { get; }

    public ModemSimulator Modem { get; }

    /// <summary>Takes the bytes to the host in place of the text; false when it does not want them.</summary>
    public Func<byte[], bool>? Tap { get; set; }

    public List<LogEntry> Log { get; } = [];

    public PppHost Ppp => ppp ?? throw new InvalidOperationException("no call");

    /// <summary>A modem that has booted and registered.</summary>
    public static VirtualModem Ready(ModemOptions? options = null)
    {
        VirtualModem modem = new(options);
        modem.Run(2);
        modem.TakeText();
        modem.Command("ATE0");
        return modem;
    }

    /// <summary>Lets time pass, stepping from deadline to deadline.</summary>
    public void Run(double seconds) => Timeline.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Lets time pass until something is true.</summary>
    public void RunUntil(Func<bool> condition, double seconds = 60)
    {
        TimeSpan limit = Timeline.Now + TimeSpan.FromSeconds(seconds);
        while (!condition())
        {
            TimeSpan next = Timeline.NextDeadline ?? limit;
            Assert.True(next < limit, "the condition did not come true in time");
            Timeline.AdvanceTo(next);
        }
    }

    public void Send(string line) => Modem.Receive(Encoding.Latin1.GetBytes(line));

    /// <summary>Sends a command line and returns the lines of the answer.</summary>
    public string[] Command(string line)
    {
        TakeText();
        Send(line + "\r");
        Run(0.5);
        return TakeLines();
    }

    public string TakeText()
    {
        string result = text.ToString();
        text.Clear();
        return result;
    }

    public string[] TakeLines() =>
        [.. TakeText().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim('\r'))];

    /// <summary>Dials; what comes from now on is PPP.</summary>
    public PppHost Dial(Action<PppHost>? setUp = null)
    {
        TakeText();
        Send("ATD*99#\r");
        const string connected = "CONNECT 150000000\r\n";
        RunUntil(() => text.ToString().Contains(connected, StringComparison.Ordinal), 5);
        ppp = new PppHost(bytes => Modem.Receive(bytes));
        setUp?.Invoke(ppp);
        string rest = text.ToString();
        int end = rest.IndexOf(connected, StringComparison.Ordinal) + connected.Length;
        text.Clear();
        ppp.Receive(Encoding.Latin1.GetBytes(rest[end..]));
        ppp.Start();
        return ppp;
    }

    /// <summary>Dials and negotiates.</summary>
    public PppHost Connect(Action<PppHost>? setUp = null)
    {
        PppHost host = Dial(setUp);
        RunUntil(() => host.LcpAcked && host.IpcpAcked, 10);
        Run(0.1);
        return host;
    }

    /// <summary>Bytes to the host are text again.</summary>
    public void LeaveData() => ppp = null;

    private void OnOutput(ReadOnlySpan<byte> bytes)
    {
        if (Tap is not null && Tap(bytes.ToArray()))
        {
            return;
        }
        if (ppp is null)
        {
            text.Append(Encoding.Latin1.GetString(bytes));
            return;
        }
        ppp.Receive(bytes);
        // The end of a call is text behind the last frame.
        string rest = ppp.Unframed;
        int mark = rest.IndexOf("\r\nNO CARRIER\r\n", StringComparison.Ordinal);
        if (mark >= 0)
        {
            ppp = null;
            text.Append(rest[mark..]);
        }
    }
}
