namespace Transfer;

/// <summary>
/// What the interrupts of a board's UART take for a byte when each byte has its own, which is the most: an interrupt
/// that moves nothing, and what each byte of a burst adds to it. A byte that was received wakes the core besides; one
/// that is sent does so only when the ring is half empty, or empty.
/// </summary>
internal sealed class UartCost(Meter meter)
{
    private const int Burst = 32;

    public void Run()
    {
        long idle = Interrupt(receives: false, sends: false, hasRoom: false);
        long received = Interrupt(receives: true, sends: false, hasRoom: false) - idle;
        Report("uart.receive", (Burst * (idle + Wake())) + received);
        long waiting = Interrupt(receives: false, sends: true, hasRoom: false);
        long sent = Interrupt(receives: false, sends: true, hasRoom: true) - waiting;
        Report("uart.send", (Burst * waiting) + sent);
    }

    private long Interrupt(bool receives, bool sends, bool hasRoom)
    {
        Native.UartPrepare(receives ? 1 : 0, sends ? 1 : 0, hasRoom ? 1 : 0);
        meter.Reset();
        meter.Start();
        Native.UartInterrupt();
        meter.Stop();
        return meter.Total;
    }

    private long Wake()
    {
        meter.Reset();
        meter.Start();
        Native.UartWake();
        meter.Stop();
        return meter.Total;
    }

    private static void Report(string name, long amount) => Console.WriteLine(name + " csharp " + amount + " " + Burst);
}
