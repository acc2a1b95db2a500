using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace NanoSocket.Simulator.Hosting;

/// <summary>A terminal as a stream that can be read and written at the same time, both of which can be
/// cancelled.</summary>
internal sealed class TerminalStream : Stream
{
    /// <summary>A waiting call looks this often whether it is cancelled; bytes end the wait at once.</summary>
    private const int PollMilliseconds = 200;

    private readonly SafeFileHandle handle;

    public TerminalStream(SafeFileHandle handle) => this.handle = handle;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        Read(buffer.AsSpan(offset, count), CancellationToken.None);

    public override void Write(byte[] buffer, int offset, int count) =>
        Write(buffer.AsSpan(offset, count), CancellationToken.None);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Task.Factory.StartNew(
            () => Read(buffer.Span, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Task.Run(() => Write(buffer.Span, cancellationToken), cancellationToken));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        handle.Dispose();
        base.Dispose(disposing);
    }

    private int Read(Span<byte> buffer, CancellationToken cancellation)
    {
        int count;
        do
        {
            Wait(toWrite: false, cancellation);
            count = Terminal.Read(handle, buffer);
        }
        while (count < 0);
        return count;
    }

    private void Write(ReadOnlySpan<byte> bytes, CancellationToken cancellation)
    {
        while (!bytes.IsEmpty)
        {
            Wait(toWrite: true, cancellation);
            bytes = bytes[Math.Max(0, Terminal.Write(handle, bytes))..];
        }
    }

    private void Wait(bool toWrite, CancellationToken cancellation)
    {
        while (!Terminal.Wait(handle, toWrite, PollMilliseconds))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
