namespace NanoSocket.Core.Engine;

/// <summary>Where calls from apps get the time.</summary>
public interface IClock
{
    /// <summary>Monotonic milliseconds since start.</summary>
    long NowMs { get; }

    /// <summary>Monotonic microseconds since start; measures how long the core lock is held.</summary>
    long NowUs { get; }
}
