namespace NanoSocket.Core.Rtos;

/// <summary>
/// MSG_PDP_DEACT_IND of one task: a flag, so that losing the link twice before a fetch is one message.
/// </summary>
public sealed class LinkNotice : IMessageSource
{
    private readonly RtosTask _task;
    private bool _pending;
    private uint _stamp;

    internal LinkNotice(RtosTask task) => _task = task;

    /// <summary>Posts the notice.</summary>
    public void Post()
    {
        if (!_pending)
        {
            _pending = true;
            _stamp = _task.Post();
        }
    }

    /// <inheritdoc/>
    public bool TryPeek(RtosTask task, out uint stamp)
    {
        stamp = _stamp;
        return _pending;
    }

    /// <inheritdoc/>
    public RtosMessage Take(RtosTask task)
    {
        _pending = false;
        return RtosMessage.PdpDeactivated;
    }
}
