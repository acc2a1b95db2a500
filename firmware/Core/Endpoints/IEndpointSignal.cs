namespace NanoSocket.Core.Endpoints;

/// <summary>
/// Where threads wait for something to happen to a socket. Several may wait, each for something else, so a wake-up
/// wakes all. The version says whether there was one since the caller looked: none is lost between look and wait.
/// </summary>
internal interface IEndpointSignal
{
    /// <summary>Counts wake-ups.</summary>
    int Version { get; }

    /// <summary>Something happened. Called with the core lock held; does not wait for anybody.</summary>
    void Wake();

    /// <summary>Waits until the version is another; -1 = no limit. Called without the core lock. May return
    /// early.</summary>
    void Wait(int version, int milliseconds);
}
