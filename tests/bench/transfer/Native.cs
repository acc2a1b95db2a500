using System.Runtime.InteropServices;

namespace Transfer;

/// <summary>wire.h, counter.c, uart.c and plain.h.</summary>
internal static unsafe class Native
{
    private const string Library = "bench";

    [DllImport(Library, EntryPoint = "counter_start")]
    public static extern void CounterStart();

    [DllImport(Library, EntryPoint = "counter_read")]
    public static extern uint CounterRead();

    [DllImport(Library, EntryPoint = "wire_read")]
    public static extern int WireRead(byte* buffer, int capacity);

    [DllImport(Library, EntryPoint = "wire_write")]
    public static extern int WireWrite(byte* bytes, int count);

    [DllImport(Library, EntryPoint = "wire_peer_read")]
    public static extern int PeerRead(byte[] buffer, int capacity);

    [DllImport(Library, EntryPoint = "wire_peer_write")]
    public static extern int PeerWrite(byte* bytes, int count);

    [DllImport(Library, EntryPoint = "uart_prepare")]
    public static extern void UartPrepare(int receives, int sends, int hasRoom);

    [DllImport(Library, EntryPoint = "uart_interrupt")]
    public static extern void UartInterrupt();

    [DllImport(Library, EntryPoint = "uart_wake")]
    public static extern void UartWake();

    [DllImport(Library, EntryPoint = "plain_connect")]
    public static extern void PlainConnect(uint address, int port);

    [DllImport(Library, EntryPoint = "plain_step")]
    public static extern void PlainStep(uint nowMs);

    [DllImport(Library, EntryPoint = "plain_next")]
    public static extern int PlainNext(out int length);

    [DllImport(Library, EntryPoint = "plain_room")]
    public static extern int PlainRoom();

    [DllImport(Library, EntryPoint = "plain_send")]
    public static extern int PlainSend(byte[] data, int count);

    [DllImport(Library, EntryPoint = "plain_receive")]
    public static extern int PlainReceive(byte[] buffer, int capacity);

    [DllImport(Library, EntryPoint = "plain_close")]
    public static extern void PlainClose();
}
