namespace NanoSocket.Core.Sockets;

/// <summary>Why a socket last failed or ended; the messages themselves carry no reason.</summary>
public enum SocketFailure
{
    /// <summary>It did not.</summary>
    None,
    /// <summary>There was no link at the time of the connect.</summary>
    LinkDown,
    /// <summary>The link was lost.</summary>
    LinkLost,
    /// <summary>The host name is empty or has characters no name can have.</summary>
    BadName,
    /// <summary>The name servers do not know the name or did not answer.</summary>
    NameNotResolved,
    /// <summary>Refused, timed out or unreachable.</summary>
    ConnectFailed,
    /// <summary>The stack had no memory or no route for the connection.</summary>
    NoResources,
    /// <summary>The peer closed the connection in order.</summary>
    PeerClosed,
    /// <summary>The peer reset the connection, or it was aborted for lack of answers.</summary>
    Reset,
}
