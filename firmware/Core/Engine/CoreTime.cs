namespace NanoSocket.Core.Engine;

/// <summary>The time as the core sees it: set before anything else happens, the same for all of one step.</summary>
public sealed class CoreTime
{
    /// <summary>Monotonic milliseconds since start.</summary>
    public long NowMs { get; private set; }

    /// <summary>Moves the time on; a clock that goes backwards is ignored.</summary>
    public void Advance(long nowMs)
    {
        if (nowMs > NowMs)
        {
            NowMs = nowMs;
        }
    }
}
