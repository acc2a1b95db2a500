namespace NanoSocket.Core.Sockets;

/// <summary>Second result of <c>sock_send</c> (spec 1.9, the <c>ERR_</c> constants this core uses).</summary>
public enum SocketError
{
    /// <summary>Accepted.</summary>
    Ok = 0,
    /// <summary>No room: more than the send pool can take now, or too many unfetched confirmations.</summary>
    NoBuffers = 2,
    /// <summary>The socket is not connected.</summary>
    NotConnected = 11,
    /// <summary>The peer reset the connection or it was aborted.</summary>
    Reset = 14,
    /// <summary>The connection is closed.</summary>
    Closed = 15,
    /// <summary>The socket id is out of range.</summary>
    Argument = 16,
}
