using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace NanoSocket.Core.Device;

/// <summary>What the core needs of kernel.h and hal.h. None of these throws.</summary>
internal static unsafe class NativeCore
{
    private const string Library = "nanosocket";

    [DllImport(Library, EntryPoint = "ns_uart_open")]
    public static extern int UartOpen(int baud, int flowControl);

    [DllImport(Library, EntryPoint = "ns_uart_read")]
    public static extern int UartRead(byte* buffer, int capacity);

    [DllImport(Library, EntryPoint = "ns_uart_write")]
    public static extern int UartWrite(byte* bytes, int count);

    [DllImport(Library, EntryPoint = "ns_modem_set_pins")]
    public static extern void ModemSetPins(int mask, int values);

    [DllImport(Library, EntryPoint = "ns_modem_wired_pins")]
    public static extern int ModemWiredPins();

    [DllImport(Library, EntryPoint = "ns_modem_read_pins")]
    public static extern int ModemReadPins();

    [DllImport(Library, EntryPoint = "ns_uart_max_baud")]
    public static extern int UartMaximumBaud();

    [DllImport(Library, EntryPoint = "ns_core_wait")]
    public static extern void CoreWait(int timeoutMs);

    [DllImport(Library, EntryPoint = "ns_core_wake")]
    public static extern void CoreWake();

    [DllImport(Library, EntryPoint = "ns_time_us")]
    public static extern long TimeUs();

    [DllImport(Library, EntryPoint = "ns_wall_clock_us")]
    public static extern long WallClockUs();

    [DllImport(Library, EntryPoint = "ns_set_wall_clock_us")]
    public static extern void SetWallClockUs(long unixUs);

    [DllImport(Library, EntryPoint = "ns_entropy")]
    public static extern int Entropy(byte* buffer, int count);

    [DllImport(Library, EntryPoint = "ns_console_write")]
    public static extern void ConsoleWrite(int channel, byte* bytes, nuint count);

    [DllImport(Library, EntryPoint = "ns_thread_create")]
    public static extern IntPtr ThreadCreate(Thread managed, int priority, int stackBytes);

    [DllImport(Library, EntryPoint = "ns_console_read")]
    public static extern int ConsoleRead(byte* buffer, int capacity);

    [DllImport(Library, EntryPoint = "ns_gc_get_statistics")]
    public static extern void GetHeapStatistics(HeapStatistics* statistics);

    [DllImport(Library, EntryPoint = "ns_uart_get_counters")]
    public static extern void GetLineCounters(LineCounters* counters);

    [DllImport(Library, EntryPoint = "ns_thread_places")]
    public static extern int ThreadPlaces();

    [DllImport(Library, EntryPoint = "ns_thread_describe")]
    public static extern int DescribeThread(int place, ThreadInfo* info);

    [DllImport(Library, EntryPoint = "ns_thread_at")]
    public static extern Thread? ThreadAt(int place);

    [DllImport(Library, EntryPoint = "ns_board_name")]
    public static extern byte* BoardName();

    [DllImport(Library, EntryPoint = "ns_board_start_reason")]
    public static extern int StartReason();

    [DllImport(Library, EntryPoint = "ns_board_restart")]
    public static extern void Restart(int reason);

    [DllImport(Library, EntryPoint = "ns_board_retained_memory")]
    public static extern byte* RetainedMemory(int* size);

    [DllImport(Library, EntryPoint = "ns_core_report_hold")]
    public static extern void ReportHold(int us);
}
