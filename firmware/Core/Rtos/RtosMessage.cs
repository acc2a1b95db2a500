namespace NanoSocket.Core.Rtos;

/// <summary>One message as a task fetches it: plain values, no references.</summary>
public readonly struct RtosMessage
{
    private RtosMessage(RtosMessageId id, int source, int result, int length, uint generation = 0)
    {
        Id = id;
        Source = source;
        Result = result;
        Length = length;
        Generation = generation;
    }

    /// <summary>What happened.</summary>
    public RtosMessageId Id { get; }

    /// <summary>Socket index, timer id, UART id or kind of a post; 0 for messages without a source.</summary>
    public int Source { get; }

    /// <summary>0 = success, 1 = failure; always 0 where success is the only outcome.</summary>
    public int Result { get; }

    /// <summary>Bytes that can be read (received, posted) or that were sent; otherwise 0.</summary>
    public int Length { get; }

    /// <summary>
    /// Socket messages: which connection of the socket it is about, so that a handle of an older one can be told from
    /// the current one's; 0 for a close of a socket that was never open.
    /// </summary>
    public uint Generation { get; }

    /// <summary>Receive timed out.</summary>
    public static RtosMessage WaitTimeout => new(RtosMessageId.WaitTimeout, 0, 0, 0);

    /// <summary>The link is gone.</summary>
    public static RtosMessage PdpDeactivated => new(RtosMessageId.PdpDeactivated, 0, 0, 0);

    /// <summary>Timer <paramref name="id"/> ran out.</summary>
    public static RtosMessage Timer(int id) => new(RtosMessageId.Timer, id, 0, 0);

    /// <summary>An event of modem and link: its kind is the source, its value the length.</summary>
    public static RtosMessage Modem(int kind, int value) => new(RtosMessageId.Modem, kind, 0, value);

    /// <summary>A post of another task: its kind is the source, the length that of its data.</summary>
    public static RtosMessage Post(int kind, int length) => new(RtosMessageId.Post, kind, 0, length);

    /// <summary>A message of UART <paramref name="port"/>.</summary>
    public static RtosMessage Uart(RtosMessageId id, int port) => new(id, port, 0, 0);

    /// <summary>A message of socket <paramref name="index"/>.</summary>
    public static RtosMessage Socket(
        RtosMessageId id, int index, uint generation, bool failed = false, int length = 0)
        => new(id, index, failed ? 1 : 0, length, generation);
}
