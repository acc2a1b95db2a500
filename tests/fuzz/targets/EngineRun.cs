using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;

namespace NanoSocket.Fuzz;

/// <summary>
/// The core against a hostile modem, and the promises it keeps whatever comes: no exception, no allocation, an end to
/// every step, no spinning, and little output and log a step.
/// </summary>
public sealed class EngineRun
{
    /// <summary>Steps at one moment with nothing to read: states that follow each other at once.</summary>
    private const int LongestSpin = 32;

    /// <summary>Bytes that one step may give to the modem: what waits in the network stack's queue is the most.
    /// </summary>
    private const int LargestOutput = 8192;

    /// <summary>A step writes few lines; what is lost because nobody reads is counted, not kept.</summary>
    private const int LargestLog = 1024;

    private const long LongestSleepMs = 3_600_000;

    private readonly byte[] _log = new byte[2048];

    public EngineRun(INetworkStack stack)
    {
        Engine = new CoreEngine(stack, Modem, 1);
        Deadline = 0;
    }

    public CoreEngine Engine { get; }

    public HostileModem Modem { get; } = new();

    public long NowMs { get; private set; }

    /// <summary>Bytes that the core allocated after its start.</summary>
    public long Allocated { get; private set; }

    /// <summary>Bytes that the core logged.</summary>
    public long Logged { get; private set; }

    /// <summary>When the firmware wants to be called.</summary>
    public long Deadline { get; private set; }

    /// <summary>Milliseconds until then.</summary>
    public long NextTimeout => Deadline == long.MaxValue ? long.MaxValue : Deadline - NowMs;

    /// <summary>Steps until there is nothing to do at this moment. A line that is not open is not read.</summary>
    public void Run()
    {
        int idle = 0;
        bool isReading;
        do
        {
            int waiting = Modem.Waiting;
            Step();
            isReading = Modem.Waiting < waiting;
            idle = isReading ? 0 : idle + 1;
            FuzzException.Unless(idle <= LongestSpin, "a core with nothing to read goes to sleep");
        }
        while (isReading || Deadline <= NowMs);
    }

    /// <summary>Lets time pass in one piece: the core is late.</summary>
    public void Wait(long milliseconds)
    {
        NowMs += milliseconds;
        Run();
    }

    /// <summary>Lets time pass until the core wants to be called.</summary>
    public void WaitForDeadline()
    {
        NowMs = Math.Max(NowMs + 1, Math.Min(Deadline, NowMs + LongestSleepMs));
        Run();
    }

    private void Step()
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long taken = Modem.Taken;
        Deadline = Engine.Step(NowMs);
        int logged = Engine.Log.Take(_log);
        Allocated += GC.GetAllocatedBytesForCurrentThread() - allocated;
        Logged += logged;
        FuzzException.Unless(Modem.Taken - taken <= LargestOutput, "a step sends little");
        FuzzException.Unless(logged <= LargestLog, "a step logs little");
    }
}
