namespace NanoSocket.Core.Engine;

/// <summary>The device's clock: what <see cref="System.DateTime.UtcNow"/> shows.</summary>
public interface IWallClock
{
    /// <summary>Milliseconds since 1970, universal time; those since start while nobody has set it.</summary>
    long UnixMs { get; set; }
}
