using NanoSocket.Core.Modem;

namespace NanoSocket.Core.Rtos;

/// <summary>
/// The modem's events of one task, if it wants them: one of each kind waits at most, with its latest value, at the
/// place in the queue where the kind was first posted.
/// </summary>
public sealed class ModemNotices : IMessageSource
{
    private readonly RtosTask _task;
    private readonly uint[] _stamps = new uint[ModemEvents.Kinds];
    private readonly int[] _values = new int[ModemEvents.Kinds];
    private uint _pending;

    internal ModemNotices(RtosTask task) => _task = task;

    /// <summary>Posts an event.</summary>
    public void Post(ModemEvent kind, int value)
    {
        int index = (int)kind;
        if ((_pending & (1u << index)) == 0)
        {
            _pending |= 1u << index;
            _stamps[index] = _task.Post();
        }

        _values[index] = value;
    }

    /// <inheritdoc/>
    public bool TryPeek(RtosTask task, out uint stamp)
    {
        int oldest = Oldest();
        stamp = oldest < 0 ? 0 : _stamps[oldest];
        return oldest >= 0;
    }

    /// <inheritdoc/>
    public RtosMessage Take(RtosTask task)
    {
        int oldest = Oldest();
        _pending &= ~(1u << oldest);
        return RtosMessage.Modem(oldest, _values[oldest]);
    }

    private int Oldest()
    {
        int oldest = -1;
        for (int i = 0; i < ModemEvents.Kinds; i++)
        {
            bool waits = (_pending & (1u << i)) != 0;
            if (waits && (oldest < 0 || Stamp.IsOlder(_stamps[i], _stamps[oldest])))
            {
                oldest = i;
            }
        }

        return oldest;
    }
}
