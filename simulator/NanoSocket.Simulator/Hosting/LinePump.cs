using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Hosting;

/// <summary>
/// Carries bytes between a host's stream and the modem. The reader never waits for the modem; the writer has a queue
/// that holds the modem off, as RTS would, when the host reads slowly.
/// </summary>
internal sealed class LinePump
{
    private const int ReadSize = 4096;

    /// <summary>Bytes given to the writer and not yet taken by the operating system, above which the modem has to
    /// wait.</summary>
    private const int HoldLimit = 4096;

    private readonly EventLoop loop;
    private readonly ModemSimulator modem;
    private readonly Stream stream;
    private readonly Func<int> hostBaudRate;
    private readonly Channel<byte[]> toHost = Channel.CreateUnbounded<byte[]>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private int outstanding;
    private bool over;

    public LinePump(EventLoop loop, ModemSimulator modem, Stream stream, Func<int> hostBaudRate)
    {
        this.hostBaudRate = hostBaudRate;
        this.loop = loop;
        this.modem = modem;
        this.stream = stream;
    }

    /// <summary>Queues bytes to the host; on the modem's thread.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (!over)
        {
            outstanding += bytes.Length;
            toHost.Writer.TryWrite(bytes.ToArray());
            modem.HoldOutput(outstanding > HoldLimit);
        }
    }

    /// <summary>Runs until the host is gone or the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task reader = ReadAsync(end.Token);
        Task writer = WriteAsync(end.Token);
        await Task.WhenAny(reader, writer).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        loop.Post(Stop);
        await Task.WhenAll(reader, writer).ConfigureAwait(false);
    }

    private void Stop()
    {
        over = true;
        modem.HoldOutput(false);
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        byte[] buffer = new byte[ReadSize];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                byte[] bytes = buffer.AsSpan(0, count).ToArray();
                int rate = hostBaudRate();
                loop.Post(() =>
                {
                    modem.HostBaudRate = rate;
                    modem.Receive(bytes);
                });
            }
        }
        catch (Exception error) when (IsEndOfLine(error))
        {
            // The host is gone, or we are asked to stop: either way the line ends.
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (byte[] bytes in toHost.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                await stream.WriteAsync(bytes, cancellation).ConfigureAwait(false);
                loop.Post(() => OnWritten(bytes.Length));
            }
        }
        catch (Exception error) when (IsEndOfLine(error))
        {
            // As above.
        }
    }

    private void OnWritten(int count)
    {
        outstanding -= count;
        if (!over)
        {
            modem.HoldOutput(outstanding > HoldLimit);
        }
    }

    private static bool IsEndOfLine(Exception error) =>
        error is OperationCanceledException or IOException or SocketException or ObjectDisposedException;
}
