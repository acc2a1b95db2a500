using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Hosting;

/// <summary>Pseudo-terminals and serial ports, as POSIX and Linux have them.</summary>
internal static class Terminal
{
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100; // O_NOCTTY on Linux
    private const int NonBlocking = 0x800; // O_NONBLOCK on Linux
    private const int TryAgain = 11; // EAGAIN on Linux
    private const int SetNow = 0; // TCSANOW

    /// <summary>More than any <c>struct termios</c> needs (60 bytes on Linux).</summary>
    private const int TermiosSize = 256;

    /// <summary>Offset of <c>c_cflag</c> in Linux's <c>struct termios</c>.</summary>
    private const int ControlFlagsOffset = 8;
    private const uint Local = 0x800; // CLOCAL: no modem control lines
    private const uint ReceiverOn = 0x80; // CREAD

    /// <summary>Linux's codes of the speeds above the classic ones (asm-generic/termbits.h).</summary>
    private static readonly (int Rate, uint Code)[] Speeds =
    [
        (9600, 13), (19200, 14), (38400, 15), (57600, 0x1001), (115200, 0x1002), (230400, 0x1003),
        (460800, 0x1004), (500000, 0x1005), (921600, 0x1007), (1000000, 0x1008), (1500000, 0x100A),
        (2000000, 0x100B), (3000000, 0x100D), (4000000, 0x100F),
    ];

    /// <summary>Makes a pseudo-terminal.</summary>
    /// <returns>Our end, and the path of the other.</returns>
    public static (SafeFileHandle Master, string SlavePath) OpenPty()
    {
        SafeFileHandle master = new(posix_openpt(ReadWrite | NoControllingTerminal | NonBlocking), ownsHandle: true);
        byte[] name = new byte[256];
        if (master.IsInvalid || grantpt(master) != 0 || unlockpt(master) != 0
            || ptsname_r(master, name, name.Length) != 0)
        {
            throw new OptionException("cannot make a pseudo-terminal: " + LastError());
        }
        return (master, System.Text.Encoding.UTF8.GetString(name, 0, Array.IndexOf(name, (byte)0)));
    }

    /// <summary>Opens a terminal device and makes it transparent: no echo, no line editing, 8 bits.</summary>
    /// <param name="path">Device.</param>
    /// <param name="baudRate">Speed; 0: leave it as it is.</param>
    public static SafeFileHandle OpenRaw(string path, int baudRate)
    {
        SafeFileHandle handle = new(open(path, ReadWrite | NoControllingTerminal | NonBlocking), ownsHandle: true);
        byte[] settings = new byte[TermiosSize];
        if (handle.IsInvalid || tcgetattr(handle, settings) != 0)
        {
            string reason = LastError();
            handle.Dispose();
            throw new OptionException($"cannot open {path} as a terminal: {reason}");
        }
        cfmakeraw(settings);
        MemoryMarshal.Write(
            settings.AsSpan(ControlFlagsOffset),
            MemoryMarshal.Read<uint>(settings.AsSpan(ControlFlagsOffset)) | Local | ReceiverOn);
        if (baudRate > 0)
        {
            uint code = CodeOf(baudRate);
            _ = cfsetispeed(settings, code);
            _ = cfsetospeed(settings, code);
        }
        if (tcsetattr(handle, SetNow, settings) != 0)
        {
            string reason = LastError();
            handle.Dispose();
            throw new OptionException($"cannot set up {path}: {reason}");
        }
        return handle;
    }

    /// <summary>Waits until bytes can be read or, with <paramref name="toWrite"/>, written; false after the time
    /// limit.</summary>
    public static bool Wait(SafeFileHandle handle, bool toWrite, int milliseconds)
    {
        const short pollIn = 1;
        const short pollOut = 4;
        bool added = false;
        try
        {
            handle.DangerousAddRef(ref added);
            PollRequest request = new()
            {
                Descriptor = (int)handle.DangerousGetHandle(),
                Events = toWrite ? pollOut : pollIn,
            };
            return poll(ref request, 1, milliseconds) > 0;
        }
        finally
        {
            if (added)
            {
                handle.DangerousRelease();
            }
        }
    }

    /// <summary>Reads what is there; 0 when the other end is gone, -1 when nothing is there now.</summary>
    public static int Read(SafeFileHandle handle, Span<byte> buffer) =>
        Checked(read(handle, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length));

    /// <summary>Writes what the terminal takes; -1 when it takes nothing now.</summary>
    public static int Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes) =>
        Checked(write(handle, in MemoryMarshal.GetReference(bytes), (nuint)bytes.Length));

    /// <summary>The speed that is set on a terminal; 0: none that we know.</summary>
    public static int SpeedOf(SafeFileHandle terminal)
    {
        byte[] settings = new byte[TermiosSize];
        uint code = tcgetattr(terminal, settings) == 0 ? cfgetospeed(settings) : 0;
        foreach ((int rate, uint known) in Speeds)
        {
            if (known == code)
            {
                return rate;
            }
        }
        return 0;
    }

    private static int Checked(nint result) => result >= 0 || Marshal.GetLastPInvokeError() == TryAgain
        ? (int)result
        : throw new IOException(LastError());

    private static uint CodeOf(int baudRate)
    {
        foreach ((int rate, uint code) in Speeds)
        {
            if (rate == baudRate)
            {
                return code;
            }
        }
        throw new OptionException($"a serial port cannot do {baudRate} baud");
    }

    private static string LastError() => Marshal.GetLastPInvokeErrorMessage();

    [StructLayout(LayoutKind.Sequential)]
    private struct PollRequest
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }

#pragma warning disable SYSLIB1054, CA2101 // Plain C functions of libc; source-generated marshalling needs unsafe code.
    [DllImport("libc", SetLastError = true)]
    private static extern int posix_openpt(int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int grantpt(SafeFileHandle master);

    [DllImport("libc", SetLastError = true)]
    private static extern int unlockpt(SafeFileHandle master);

    [DllImport("libc", SetLastError = true)]
    private static extern int ptsname_r(SafeFileHandle master, byte[] name, nint size);

    [DllImport("libc", SetLastError = true)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int tcgetattr(SafeFileHandle terminal, byte[] settings);

    [DllImport("libc", SetLastError = true)]
    private static extern int tcsetattr(SafeFileHandle terminal, int when, byte[] settings);

    [DllImport("libc")]
    private static extern void cfmakeraw(byte[] settings);

    [DllImport("libc")]
    private static extern int cfsetispeed(byte[] settings, uint speed);

    [DllImport("libc")]
    private static extern int cfsetospeed(byte[] settings, uint speed);

    [DllImport("libc")]
    private static extern uint cfgetospeed(byte[] settings);

    [DllImport("libc", SetLastError = true)]
    private static extern nint read(SafeFileHandle file, ref byte buffer, nuint count);

    [DllImport("libc", SetLastError = true)]
    private static extern nint write(SafeFileHandle file, in byte bytes, nuint count);

    [DllImport("libc", SetLastError = true)]
    private static extern int poll(ref PollRequest requests, nuint count, int milliseconds);
#pragma warning restore SYSLIB1054, CA2101
}
