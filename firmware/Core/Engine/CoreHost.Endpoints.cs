namespace NanoSocket.Core.Engine;

/// <summary>What blocking sockets need of the host.</summary>
public sealed partial class CoreHost
{
    internal CoreEngine Engine => _engine;

    internal long NowMs => _clock.NowMs;

    /// <summary>Takes the core lock, with the time up to date.</summary>
    internal CoreLock.Hold EnterEndpoint()
    {
        CoreLock.Hold hold = _coreLock.Enter(CoreCall.Endpoint);
        Advance();
        return hold;
    }

    /// <summary>The core has something to do.</summary>
    internal void WakeCore() => _wakeup.Wake();
}
