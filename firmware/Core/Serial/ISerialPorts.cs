using System;

namespace NanoSocket.Core.Serial;

/// <summary>The board's serial ports for apps. Nothing blocks; a port the board lacks cannot be opened.</summary>
public interface ISerialPorts
{
    /// <summary>Opens a port, or changes the format of an open one.</summary>
    /// <returns>False when the board has no such port or not in this format.</returns>
    bool Open(int port, in SerialFormat format);

    /// <summary>Closes a port; what was not sent or read is lost.</summary>
    void Close(int port);

    /// <summary>Takes received bytes; returns their number.</summary>
    int Read(int port, Span<byte> buffer);

    /// <summary>Gives bytes to the transmitter; returns how many it took.</summary>
    int Write(int port, ReadOnlySpan<byte> bytes);

    /// <summary>Received bytes that wait to be read.</summary>
    int Readable(int port);

    /// <summary>Bytes that wait to be sent.</summary>
    int Unsent(int port);

    /// <summary>Bytes lost since the port was first opened, for want of room or by errors on the line.</summary>
    uint Lost(int port);
}
