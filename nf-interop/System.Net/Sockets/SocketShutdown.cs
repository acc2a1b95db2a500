namespace System.Net.Sockets;

/// <summary>Directions that <see cref="Socket.Shutdown"/> ends; .NET has it, nanoFramework does not.</summary>
public enum SocketShutdown
{
    Receive = 0,
    Send = 1,
    Both = 2,
}
