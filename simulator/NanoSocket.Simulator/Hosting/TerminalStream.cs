using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace NanoSocket.Simulator.Hosting;

/// <summary>A terminal as a stream that can be read and written at the same time and whose read can be
/// cancelled.</summary>
internal sealed class TerminalStream : Stream
{
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
        Terminal.Read(handle, buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) =>
        Terminal.Write(handle, buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Task.Factory.StartNew(
            () =>
            {
                // A blocking read could not be cancelled; polling costs nothing while bytes come.
                while (!Terminal.WaitReadable(handle, PollMilliseconds))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
                return Terminal.Read(handle, buffer.Span);
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Task.Run(() => Terminal.Write(handle, buffer.Span), cancellationToken));

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
}
