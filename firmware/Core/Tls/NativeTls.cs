using System.Runtime.InteropServices;

namespace NanoSocket.Core.Tls;

/// <summary>The functions of <c>firmware/native/mbedtls/nstls.h</c>, one to one. None throws or blocks.</summary>
internal static unsafe class NativeTls
{
    private const string Library = "nstls";

    [DllImport(Library, EntryPoint = "nstls_start")]
    public static extern void Start();

    [DllImport(Library, EntryPoint = "nstls_session_count")]
    public static extern int SessionCount();

    [DllImport(Library, EntryPoint = "nstls_own_room")]
    public static extern int OwnRoom();

    [DllImport(Library, EntryPoint = "nstls_allows_unverified")]
    public static extern int AllowsUnverified();

    [DllImport(Library, EntryPoint = "nstls_set_time")]
    public static extern void SetTime(long unixSeconds, long monotonicMs);

    [DllImport(Library, EntryPoint = "nstls_open")]
    public static extern int Open(int session, Options* options);

    [DllImport(Library, EntryPoint = "nstls_open_server")]
    public static extern int OpenServer(int session, Options* options);

    [DllImport(Library, EntryPoint = "nstls_handshake")]
    public static extern int Handshake(int session, Io* io);

    [DllImport(Library, EntryPoint = "nstls_read")]
    public static extern int Read(int session, byte* plain, int capacity, out int count, Io* io);

    [DllImport(Library, EntryPoint = "nstls_write")]
    public static extern int Write(int session, byte* plain, int length, out int count, Io* io);

    [DllImport(Library, EntryPoint = "nstls_close_notify")]
    public static extern int CloseNotify(int session, Io* io);

    [DllImport(Library, EntryPoint = "nstls_free")]
    public static extern void Free(int session);

    [DllImport(Library, EntryPoint = "nstls_failure")]
    public static extern int Failure(int session, out int detail);

    [DllImport(Library, EntryPoint = "nstls_describe")]
    public static extern void Describe(int session, out Facts facts);

    [DllImport(Library, EntryPoint = "nstls_save")]
    public static extern int Save(int session, byte* buffer, int capacity);

    [DllImport(Library, EntryPoint = "nstls_get_memory")]
    public static extern void GetMemory(out TlsMemory memory);

    [DllImport(Library, EntryPoint = "nstls_get_ledger")]
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

    /// <summary><c>struct nstls_facts</c>.</summary>
    public struct Facts
    {
        public int Version, Suite, ChainChecked, NameChecked, DatesChecked, Resumed, Alpn;
    }
}
