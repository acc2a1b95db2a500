using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Running;

/// <summary>Brings what is typed here to a board's console.</summary>
internal static class InputPump
{
    /// <summary>Copies in the background until either side ends. Nobody waits for it: a read from a terminal cannot be
    /// interrupted, and ends with the process.</summary>
    /// <param name="typed">Where it is typed; null: nowhere.</param>
    /// <param name="console">The board's console; the copy does not close it, for a serial line has no end.</param>
    /// <param name="cancellation">Ends the copy as soon as something more is typed.</param>
    public static void Start(Stream? typed, Stream console, CancellationToken cancellation)
    {
        if (typed is not null)
        {
            _ = Task.Run(() => CopyAsync(typed, console, cancellation), CancellationToken.None);
        }
    }

    private static async Task CopyAsync(Stream typed, Stream console, CancellationToken cancellation)
    {
        byte[] bytes = new byte[256];
        try
        {
            for (int count; (count = await typed.ReadAsync(bytes, cancellation)) > 0;)
            {
                await console.WriteAsync(bytes.AsMemory(0, count), cancellation);
                await console.FlushAsync(cancellation);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The board is gone, or the run is being ended.
        }
    }
}
