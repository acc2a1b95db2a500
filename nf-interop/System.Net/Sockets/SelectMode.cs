namespace System.Net.Sockets;

/// <summary>What <see cref="Socket.Poll"/> waits for.</summary>
public enum SelectMode
{
    SelectRead = 0,
    SelectWrite = 1,
    SelectError = 2,
}
