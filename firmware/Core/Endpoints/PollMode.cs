namespace NanoSocket.Core.Endpoints;

/// <summary>What a poll waits for.</summary>
public enum PollMode
{
    /// <summary>A receive or accept would not wait.</summary>
    Read,
    /// <summary>A send would not wait.</summary>
    Write,
    /// <summary>A connect failed or the connection broke.</summary>
    Error,
}
