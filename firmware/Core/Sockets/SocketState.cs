namespace NanoSocket.Core.Sockets;

/// <summary>State of a socket as the task sees it: it changes when messages are fetched (spec 1.0).</summary>
public enum SocketState
{
    /// <summary>Free.</summary>
    Init,
    /// <summary>A connect was accepted; its confirmation has not been fetched.</summary>
    Connecting,
    /// <summary>The successful confirmation was fetched.</summary>
    Connected,
    /// <summary>Closed, not yet destroyed: the id is still taken.</summary>
    Closed,
    /// <summary>In use by somebody else: to <c>socketcore</c> it is neither free nor a socket.</summary>
    Lent,
}
