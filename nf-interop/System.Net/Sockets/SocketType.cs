namespace System.Net.Sockets;

/// <summary>The kind of a socket. <see cref="Stream"/> and <see cref="Dgram"/> can be used here.</summary>
public enum SocketType
{
    Unknown = -1,
    Stream = 1,
    Dgram = 2,
    Raw = 3,
    Rdm = 4,
    Seqpacket = 5,
}
