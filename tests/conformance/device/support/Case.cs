using System;
using System.Threading;
using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>
/// One case: the functions under test with each call, its results and each fetched message recorded. The record goes to
/// the app's output as lines that begin with <c>trace</c>; it contains no time and no port, so it is the same wherever
/// the case runs. The end of the case frees every socket.
/// </summary>
internal sealed partial class Case : IDisposable
{
    /// <summary>No message takes longer.</summary>
    public const int LimitMs = 40_000;

    /// <summary>Socket ids are 0 to 9.</summary>
    public const int SlotCount = 10;

    /// <summary>What a connected, idle TCP socket accepts (7.1).</summary>
    public const int FullRoom = 11200;

    private const int OnlineLimitMs = 120_000;
    private const string TracePrefix = "trace ";

    private const int SmallBuffer = 2048;

    /// <summary>For data in both directions; one for all cases, since memory is short, and no larger than they need.
    /// </summary>
    private static byte[] s_buffer = new byte[SmallBuffer];

    private readonly int[] _read = new int[SlotCount];
    private readonly int[] _sent = new int[SlotCount];

    /// <summary>Begins a case with the link up and all sockets free.</summary>
    public Case() : this(needsLink: true)
    {
    }

    /// <summary>Begins a case with all sockets free.</summary>
    public Case(bool needsLink)
    {
        if (needsLink)
        {
            Online();
        }
    }

    /// <summary>Adds a line to the record.</summary>
    public static void Trace(string line) => Console.WriteLine(TracePrefix + line);

    /// <summary>Milliseconds since some moment.</summary>
    public static long NowMs => Environment.TickCount64;

    /// <summary>Closes and destroys every socket and takes every message; not recorded.</summary>
    public void Dispose()
    {
        for (int id = 0; id < SlotCount; id++)
        {
            SocketCore.SockClose(id);
            SocketCore.SockDestroy(id);
        }

        while (Rtos.Receive(20).Id != Rtos.WaitMsgTimeout)
        {
            // Late messages belong to no other case.
        }
    }

    /// <summary>Lets time pass without fetching messages.</summary>
    public void Pause(int milliseconds)
    {
        Trace("pause " + milliseconds.ToString() + " ms");
        Thread.Sleep(milliseconds);
    }

    private static byte[] BufferFor(int count)
    {
        if (count > s_buffer.Length)
        {
            s_buffer = new byte[FullRoom + 1];
        }

        return s_buffer;
    }

    private static void Online()
    {
        Rtos.PowerOn(true);
        long start = NowMs;
        while (Modem.State != ModemState.Online)
        {
            Rtos.Receive(20);
            Assert.IsTrue(NowMs - start < OnlineLimitMs, "no link: " + Modem.Problem);
        }
    }
}
