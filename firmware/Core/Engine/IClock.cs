namespace NanoSocket.Core.Engine;

/// <summary>Where calls from apps get the time.</summary>
public interface IClock
{
    /// <summary>Monotonic milliseconds since start.</summary>
    long NowMs { get; }
}
