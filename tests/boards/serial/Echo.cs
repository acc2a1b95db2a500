using System;
using System.Runtime.InteropServices;
using System.Threading;

/// <summary>Sends back what comes over the modem's port, after a pause that fills the receive ring.</summary>
internal static class Echo
{
    private const int Total = 40000; // as in ../run
    private const int CountersSize = 28;

    [DllImport("board", EntryPoint = "ns_uart_open")]
    private static extern int Open(int baud, int flowControl);

    [DllImport("board", EntryPoint = "ns_uart_read")]
    private static extern int Read(byte[] buffer, int capacity);

    [DllImport("board", EntryPoint = "ns_uart_write")]
    private static extern unsafe int Write(byte* bytes, int count);

    [DllImport("board", EntryPoint = "ns_uart_get_counters")]
    private static extern void GetCounters(byte[] counters);

    [DllImport("board", EntryPoint = "ns_core_wait")]
    private static extern void Wait(int milliseconds);

    private static int Main()
    {
        Open(921600, 1);
        Console.WriteLine("ready");
        Thread.Sleep(2000);
        byte[] buffer = new byte[256];
        for (int done = 0; done < Total;)
        {
            int count = Read(buffer, buffer.Length);
            if (count == 0)
            {
                Wait(1000);
            }
            Send(buffer, count);
            done += count;
        }
        byte[] counters = new byte[CountersSize];
        GetCounters(counters);
        Console.WriteLine($"received {Counter(counters, 0)}, sent {Counter(counters, 1)}, "
            + $"lost {Counter(counters, 2)}, fullest {Counter(counters, 6)}");
        return 0;
    }

    private static unsafe void Send(byte[] buffer, int count)
    {
        fixed (byte* bytes = buffer)
        {
            for (int sent = 0; sent < count;)
            {
                int accepted = Write(bytes + sent, count - sent);
                sent += accepted;
                if (accepted == 0)
                {
                    Wait(1000);
                }
            }
        }
    }

    private static uint Counter(byte[] counters, int index) => BitConverter.ToUInt32(counters, 4 * index);
}
