using System.Runtime.InteropServices;

namespace TlsCost;

/// <summary>The shim (nstls.h), a serial port (hal.h) and a counter of instructions, as far as they are needed.</summary>
internal static unsafe class Native
{
    private const string Board = "bench";
    private const string Shim = "nstls";

    [DllImport(Board, EntryPoint = "counter_start")]
    public static extern void CounterStart();

    [DllImport(Board, EntryPoint = "counter_read")]
    public static extern uint CounterRead();

    [DllImport(Board, EntryPoint = "serial_open")]
    public static extern int SerialOpen();

    [DllImport(Board, EntryPoint = "serial_read")]
    public static extern int SerialRead(byte* buffer, int capacity);

    [DllImport(Board, EntryPoint = "serial_write")]
    public static extern int SerialWrite(byte* bytes, int count);

    [DllImport(Board, EntryPoint = "stack_peak")]
    public static extern int StackPeak();

    [DllImport(Shim, EntryPoint = "nstls_start")]
    public static extern void Start();

    [DllImport(Shim, EntryPoint = "nstls_set_time")]
    public static extern void SetTime(long unixSeconds, long monotonicMs);

    [DllImport(Shim, EntryPoint = "nstls_open")]
    public static extern int Open(int session, Options* options);

    [DllImport(Shim, EntryPoint = "nstls_handshake")]
    public static extern int Handshake(int session, Io* io);

    [DllImport(Shim, EntryPoint = "nstls_read")]
    public static extern int Read(int session, byte* plain, int capacity, out int count, Io* io);

    [DllImport(Shim, EntryPoint = "nstls_write")]
    public static extern int Write(int session, byte* plain, int length, out int count, Io* io);

    [DllImport(Shim, EntryPoint = "nstls_close_notify")]
    public static extern int CloseNotify(int session, Io* io);

    [DllImport(Shim, EntryPoint = "nstls_free")]
    public static extern void Free(int session);

    [DllImport(Shim, EntryPoint = "nstls_failure")]
    public static extern int Failure(int session, out int detail);

    [DllImport(Shim, EntryPoint = "nstls_save")]
    public static extern int Save(int session, byte* buffer, int capacity);

    [DllImport(Shim, EntryPoint = "nstls_get_ledger")]
    public static extern int GetLedger(int session, out int used, out int peak);

    /// <summary><c>struct nstls_bytes</c>.</summary>
    public struct Bytes
    {
        public byte* Start;
        public int Count;
    }

    /// <summary><c>struct nstls_options</c>.</summary>
    public struct Options
    {
        public Bytes Ca, Certificate, Key, Password, Name, Alpn, Resume;
        public int Flags, MinimumVersion, MaximumVersion;
    }

    /// <summary><c>struct nstls_io</c>.</summary>
    public struct Io
    {
        public byte* Input;
        public int InputCount, Consumed;
        public byte* Output;
        public int OutputCapacity, Produced;
    }
}
