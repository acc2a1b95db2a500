using System;
using NanoSocket.Core.Serial;

namespace NanoSocket.Core.Device;

/// <summary>The board's serial ports as <see cref="ISerialPorts"/>.</summary>
internal sealed unsafe class DeviceSerial : ISerialPorts
{
    public static DeviceSerial Board { get; } = new();

    public bool Open(int port, in SerialFormat format)
    {
        SerialFormat copy = format;
        return NativeSerial.Open(port, &copy) == 0;
    }

    public void Close(int port) => NativeSerial.Close(port);

    public int Read(int port, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return NativeSerial.Read(port, bytes, buffer.Length);
        }
    }

    public int Write(int port, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            return NativeSerial.Write(port, first, bytes.Length);
        }
    }

    public int Readable(int port) => NativeSerial.Readable(port);

    public int Unsent(int port) => NativeSerial.Unsent(port);

    public uint Lost(int port)
    {
        LineCounters counters;
        NativeSerial.GetCounters(port, &counters);
        return counters.Overruns + counters.FramingErrors + counters.ParityErrors;
    }
}
