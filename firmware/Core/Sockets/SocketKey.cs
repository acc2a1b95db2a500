namespace NanoSocket.Core.Sockets;

/// <summary>
/// One connection of one socket id. The id alone is reused as soon as it was destroyed; with its generation it never
/// means another connection (spec 7.12).
/// </summary>
public readonly struct SocketKey
{
    /// <summary>Makes the key.</summary>
    public SocketKey(int id, uint generation)
    {
        Id = id;
        Generation = generation;
    }

    /// <summary>The socket's id.</summary>
    public int Id { get; }

    /// <summary>Which of its connections.</summary>
    public uint Generation { get; }
}
