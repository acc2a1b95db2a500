namespace NanoSocket.Core.Rtos;

/// <summary>
/// A task with a message queue of its own: the Lua task, or a C# thread that receives messages. Everything it
/// will ever need is allocated here, once; call it with the core lock held.
/// </summary>
public sealed class RtosTask
{
    private const int ModemSource = 3;
    private const int PostSource = 4;
    private const int OwnSources = 5;

    private readonly IMessageSource?[] _sources;

    // Wraps soon after the start of every run, so that wrapping is nothing special.
    private uint _nextStamp = uint.MaxValue - 100;

    /// <summary>Makes a queue over the task's own timers and notices and the sources shared by all tasks.</summary>
    /// <param name="signal">Told whenever a message is posted; null when nobody ever blocks on the queue.</param>
    /// <param name="shared">Sources that serve every task, such as the sockets.</param>
    public RtosTask(ITaskSignal? signal, params IMessageSource[] shared)
    {
        Signal = signal;
        Timers = new TimerTable(this);
        CloseConfirmations = new CloseConfirmations(this);
        Link = new LinkNotice(this);
        _sources = new IMessageSource?[shared.Length + OwnSources];
        _sources[0] = Timers;
        _sources[1] = CloseConfirmations;
        _sources[2] = Link;
        for (int i = 0; i < shared.Length; i++)
        {
            _sources[i + OwnSources] = shared[i];
        }
    }

    /// <summary>How a waiting task is woken.</summary>
    public ITaskSignal? Signal { get; }

    /// <summary>Tells the tasks that exist from each other: 0 to 7.</summary>
    public int Number { get; init; }

    /// <summary>Name of the thread behind it; empty when it has none.</summary>
    public string Name => Signal?.Name ?? "";

    /// <summary>
    /// Why the task's last connect call was refused, for want of a socket that could keep the reason;
    /// <see cref="Sockets.SocketFailure.None"/> when it was not.
    /// </summary>
    public Sockets.SocketFailure ConnectFailure { get; internal set; }

    /// <summary>The task's timers.</summary>
    public TimerTable Timers { get; }

    /// <summary>Confirmations of <c>sock_close</c> calls.</summary>
    public CloseConfirmations CloseConfirmations { get; }

    /// <summary>Notice of a lost link.</summary>
    public LinkNotice Link { get; }

    /// <summary>Events of modem and link; null: the task does not want any.</summary>
    public ModemNotices? Modem { get; private set; }

    /// <summary>The task wants events of modem and link from now on, or no more. Allocates the first time.</summary>
    public void ListenToModem(bool listen)
    {
        Modem = listen ? Modem ?? new ModemNotices(this) : null;
        _sources[ModemSource] = Modem;
    }

    /// <summary>Posts of other tasks; null: the task does not accept any.</summary>
    public PostBox? Posts { get; private set; }

    /// <summary>The task accepts posts from now on, in a new box. What waits in the one before is gone.</summary>
    internal void AcceptPosts(PostBox box)
    {
        Posts = box;
        _sources[PostSource] = box;
    }

    /// <summary>Fetches the oldest message.</summary>
    public bool TryReceive(out RtosMessage message)
    {
        Posts?.Forget();
        IMessageSource? oldest = null;
        uint oldestStamp = 0;
        for (int i = 0; i < _sources.Length; i++)
        {
            if (_sources[i] is { } source && source.TryPeek(this, out uint stamp)
                && (oldest == null || Stamp.IsOlder(stamp, oldestStamp)))
            {
                oldest = source;
                oldestStamp = stamp;
            }
        }

        message = oldest == null ? RtosMessage.WaitTimeout : oldest.Take(this);
        return oldest != null;
    }

    /// <summary>The stamp for a message being posted now; wakes the task.</summary>
    internal uint Post()
    {
        Signal?.Wake();
        return _nextStamp++;
    }
}
