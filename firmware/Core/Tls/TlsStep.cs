namespace NanoSocket.Core.Tls;

/// <summary>How far a step of an engine came.</summary>
internal enum TlsStep
{
    /// <summary>What was asked for is done.</summary>
    Done,
    /// <summary>All input is taken; nothing goes on without more.</summary>
    NeedsInput,
    /// <summary>The output is full; call again with more room.</summary>
    NeedsOutput,
    /// <summary>The peer has closed its direction in order (close-notify).</summary>
    PeerClosed,
    /// <summary>The session is dead: see <see cref="ITlsEngine.FailureOf"/>. An alert may have been produced.</summary>
    Failed,
}
