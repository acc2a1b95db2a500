namespace NanoSocket.Core.Sockets;

/// <summary>The pair that <c>sock_send</c> returns.</summary>
public readonly struct SendStatus
{
    /// <summary>Makes the status from its error.</summary>
    public SendStatus(SocketError error) => Error = error;

    /// <summary>1 when the data was accepted, otherwise 0.</summary>
    public int Accepted => Error == SocketError.Ok ? 1 : 0;

    /// <summary>Why it was not accepted.</summary>
    public SocketError Error { get; }
}
