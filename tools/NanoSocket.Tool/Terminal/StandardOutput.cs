using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace NanoSocket.Tool.Terminal;

/// <summary>Writes bytes to standard output.</summary>
/// <remarks>Not through <see cref="Console"/>: there a write that blocks holds up standard error, too. Not through
/// <see cref="FileStream"/>: it keeps a file position of its own, and a file that also takes standard error would be
/// overwritten.</remarks>
internal static partial class StandardOutput
{
    private const int Descriptor = 1;
    private const int Interrupted = 4;
    private const int TryAgain = 11;

    /// <summary>Writes all of the bytes, however long the reader takes.</summary>
    /// <exception cref="IOException">The reader has gone.</exception>
    public static void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            nint written = Write(Descriptor, bytes, bytes.Length);
            if (written >= 0)
            {
                bytes = bytes[(int)written..];
                continue;
            }
            int error = Marshal.GetLastPInvokeError();
            if (error == TryAgain)
            {
                Thread.Sleep(1);
            }
            else if (error != Interrupted)
            {
                throw new IOException(Marshal.GetPInvokeErrorMessage(error));
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nint count);
}
