namespace NanoSocket.Core.Tls;

/// <summary>One step of a session that the worker makes without the core lock.</summary>
internal enum TlsWork
{
    None,
    /// <summary>Take a session of the engine into use.</summary>
    Open,
    Handshake,
    Read,
    Write,
    Goodbye,
    /// <summary>Give the engine's session back.</summary>
    Free,
}
