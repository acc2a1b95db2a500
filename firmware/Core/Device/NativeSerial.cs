using System.Runtime.InteropServices;
using NanoSocket.Core.Serial;

namespace NanoSocket.Core.Device;

/// <summary>The serial ports of hal.h. None of these throws.</summary>
internal static unsafe class NativeSerial
{
    private const string Library = "nanosocket";

    /// <param name="port">1 to 3.</param>
    /// <param name="format">The fields of <c>ns_serial_format</c>, in its order.</param>
    [DllImport(Library, EntryPoint = "ns_serial_open")]
    public static extern int Open(int port, SerialFormat* format);

    [DllImport(Library, EntryPoint = "ns_serial_close")]
    public static extern void Close(int port);

    [DllImport(Library, EntryPoint = "ns_serial_read")]
    public static extern int Read(int port, byte* buffer, int capacity);

    [DllImport(Library, EntryPoint = "ns_serial_write")]
    public static extern int Write(int port, byte* bytes, int count);

    [DllImport(Library, EntryPoint = "ns_serial_readable")]
    public static extern int Readable(int port);

    [DllImport(Library, EntryPoint = "ns_serial_unsent")]
    public static extern int Unsent(int port);

    [DllImport(Library, EntryPoint = "ns_serial_get_counters")]
    public static extern void GetCounters(int port, LineCounters* counters);
}
