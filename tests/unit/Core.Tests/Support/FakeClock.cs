using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Tests.Support;

/// <summary>A device's clock that runs with a test's time; it begins at 1970.</summary>
internal sealed class FakeClock(System.Func<long> monotonic) : IWallClock
{
    private long _offset;

    public long UnixMs
    {
        get => monotonic() + _offset;
        set => _offset = value - monotonic();
    }
}
