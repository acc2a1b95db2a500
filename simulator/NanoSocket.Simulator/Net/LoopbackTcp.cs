using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Net;

/// <summary>
/// A TCP connection to a server on this PC, or of a client that reaches the host. What its kernel has acknowledged and
/// how large its window is is asked from our kernel (<see cref="TcpKernelInfo"/>); it sends no event when they change,
/// so they are polled
/// while something is outstanding. Where the kernel does not tell, written counts as acknowledged.
/// </summary>
internal sealed class LoopbackTcp : ITcpUpstream, IDisposable
{
    private const int ReadBufferSize = 16384;
    private const int UnknownWindow = 65535;
    private static readonly TimeSpan FastestPoll = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan SlowestPoll = TimeSpan.FromMilliseconds(20);

    private readonly EventLoop loop;
    private readonly ITcpUpstreamEvents events;
    private readonly Socket socket;
    private readonly byte[] readBuffer = new byte[ReadBufferSize];
    private readonly Alarm poll;
    private TimeSpan pollInterval = FastestPoll;
    private int readStart;
    private int readEnd;
    private bool sawEnd;
    private bool finishSent;
    private bool ended;
    private long written;
    private ulong acknowledgedAtStart;

    /// <summary>Connects to a server.</summary>
    public LoopbackTcp(EventLoop loop, IPEndPoint target, ITcpUpstreamEvents events)
        : this(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp), loop, events) =>
        _ = ConnectAsync(target);

    /// <summary>Takes over a connection that a client has made.</summary>
    public LoopbackTcp(EventLoop loop, Socket accepted, ITcpUpstreamEvents events)
        : this(accepted, loop, events)
    {
        Start();
    }

    private LoopbackTcp(Socket socket, EventLoop loop, ITcpUpstreamEvents events)
    {
        this.loop = loop;
        this.events = events;
        this.socket = socket;
        socket.Blocking = false;
        socket.NoDelay = true;
        poll = new Alarm(loop.Timeline, Poll);
    }

    public long AcknowledgedBytes { get; private set; }

    public long WindowBytes { get; private set; }

    public bool IsFinishAcknowledged { get; private set; }

    public bool IsReadFinished => sawEnd && readStart == readEnd;

    public int Write(ReadOnlySpan<byte> bytes)
    {
        if (ended)
        {
            return 0;
        }
        int count = socket.Send(bytes, SocketFlags.None, out SocketError error);
        if (error is not (SocketError.Success or SocketError.WouldBlock))
        {
            loop.Post(OnReset);
            return 0;
        }
        written += Math.Max(0, count);
        Refresh();
        StartPolling();
        return Math.Max(0, count);
    }

    public void FinishWriting()
    {
        if (ended || finishSent)
        {
            return;
        }
        finishSent = true;
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            loop.Post(OnReset); // The server's RST was faster.
            return;
        }
        Refresh();
        StartPolling();
    }

    public int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, readEnd - readStart);
        readBuffer.AsSpan(readStart, count).CopyTo(buffer);
        readStart += count;
        if (count > 0 && readStart == readEnd && !sawEnd && !ended)
        {
            _ = ReceiveAsync();
        }
        return count;
    }

    public void Close() => End(abort: false);

    public void Abort() => End(abort: true);

    public void Dispose() => Abort();

    private async Task ConnectAsync(IPEndPoint target)
    {
        try
        {
            await socket.ConnectAsync(target).ConfigureAwait(false);
            loop.Post(OnConnected);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            loop.Post(OnRefused);
        }
    }

    private void OnConnected()
    {
        if (ended)
        {
            return;
        }
        Start();
        events.OnConnected();
    }

    private void Start()
    {
        acknowledgedAtStart = TcpKernelInfo.Of(socket)?.AcknowledgedBytes ?? 0;
        Refresh();
        _ = ReceiveAsync();
    }

    private void OnRefused()
    {
        if (!ended)
        {
            events.OnRefused();
            End(abort: false);
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            int count = await socket.ReceiveAsync(readBuffer, SocketFlags.None).ConfigureAwait(false);
            loop.Post(() => OnReceived(count));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            loop.Post(OnReset);
        }
    }

    private void OnReceived(int count)
    {
        if (ended)
        {
            return;
        }
        readStart = 0;
        readEnd = count;
        sawEnd = count == 0;
        // An acknowledgment often rides on the answer, so look before the answer is passed on.
        Refresh();
        StartPolling();
        events.OnReadable();
    }

    private void OnReset()
    {
        if (!ended)
        {
            events.OnReset();
        }
    }

    private void Poll()
    {
        if (ended)
        {
            return;
        }
        (long, long, bool) before = (AcknowledgedBytes, WindowBytes, IsFinishAcknowledged);
        if (!Refresh())
        {
            OnReset();
            return;
        }
        bool changed = before != (AcknowledgedBytes, WindowBytes, IsFinishAcknowledged);
        pollInterval = changed ? FastestPoll : TimeSpan.FromTicks(Math.Min(2 * pollInterval.Ticks, SlowestPoll.Ticks));
        SchedulePoll();
        if (changed)
        {
            events.OnProgress();
        }
    }

    private void StartPolling()
    {
        pollInterval = FastestPoll;
        SchedulePoll();
    }

    private void SchedulePoll()
    {
        bool outstanding = written > AcknowledgedBytes || WindowBytes < UnknownWindow
            || (finishSent && !IsFinishAcknowledged);
        bool unread = readStart < readEnd; // No receive is under way that would tell of a reset.
        bool halfClosed = sawEnd && !finishSent;
        if (outstanding || unread || halfClosed)
        {
            poll.Set(pollInterval);
        }
    }

    /// <summary>Asks the kernel; false when the server has reset the connection.</summary>
    private bool Refresh()
    {
        if (TcpKernelInfo.Of(socket) is not TcpKernelInfo info)
        {
            AcknowledgedBytes = written;
            WindowBytes = UnknownWindow;
            IsFinishAcknowledged = finishSent;
            return true;
        }
        long acknowledged = (long)(info.AcknowledgedBytes - acknowledgedAtStart);
        AcknowledgedBytes = Math.Clamp(acknowledged, AcknowledgedBytes, written);
        WindowBytes = info.SendWindow;
        bool endedInOrder = info.State == TcpKernelInfo.Closed && finishSent && (sawEnd || !HasFailed());
        IsFinishAcknowledged |= finishSent && AcknowledgedBytes == written
            && (info.State is TcpKernelInfo.FinWait2 or TcpKernelInfo.TimeWait || endedInOrder);
        return info.State != TcpKernelInfo.Closed || endedInOrder;
    }

    /// <summary>Linux calls a connection closed as soon as both FINs have passed, though its last bytes wait to be read;
    /// one that was reset has an error besides.</summary>
    private bool HasFailed() =>
        (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)! != 0;

    private void End(bool abort)
    {
        if (ended)
        {
            return;
        }
        ended = true;
        poll.Cancel();
        if (abort)
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        socket.Dispose();
    }
}
