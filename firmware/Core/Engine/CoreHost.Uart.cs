using System;
using NanoSocket.Core.Serial;

namespace NanoSocket.Core.Engine;

/// <summary>The serial ports of apps.</summary>
public sealed partial class CoreHost
{
    /// <summary><c>uart.setup</c>: false when there is no such port, or not in this format.</summary>
    public bool OpenUart(int port, in SerialFormat format, bool announcesData, bool announcesSent)
    {
        ISerialPorts? ports = null;
        FindSerialPorts(ref ports);
        using (_coreLock.Enter(CoreCall.Uart))
        {
            Advance();
            if (ports != null)
            {
                _engine.Uarts.Attach(ports);
            }

            bool opened = _engine.Uarts.Open(_tasks.Current().Task, port, format, announcesData, announcesSent);
            _wakeup.Wake();
            return opened;
        }
    }

    /// <summary><c>uart.close</c>.</summary>
    public void CloseUart(int port)
    {
        using (_coreLock.Enter(CoreCall.Uart))
        {
            _engine.Uarts.Close(port);
        }
    }

    /// <summary><c>uart.read</c>: bytes copied.</summary>
    public int ReadUart(int port, Span<byte> buffer)
    {
        using (_coreLock.Enter(CoreCall.Uart))
        {
            return _engine.Uarts.Read(port, buffer);
        }
    }

    /// <summary><c>uart.read</c> of a line: bytes copied.</summary>
    public int ReadUartLine(int port, Span<byte> buffer)
    {
        using (_coreLock.Enter(CoreCall.Uart))
        {
            return _engine.Uarts.ReadLine(port, buffer);
        }
    }

    /// <summary><c>uart.write</c>: bytes taken.</summary>
    public int WriteUart(int port, ReadOnlySpan<byte> bytes)
    {
        using (_coreLock.Enter(CoreCall.Uart))
        {
            int count = _engine.Uarts.Write(port, bytes);
            _wakeup.Wake();
            return count;
        }
    }

    /// <summary>Whether somebody has set the port up.</summary>
    public bool IsUartOpen(int port)
    {
        using (_coreLock.Enter(CoreCall.Uart))
        {
            return _engine.Uarts.IsOpen(port);
        }
    }

    /// <summary>Received bytes that wait to be read.</summary>
    public int UartReadable(int port)
    {
        using (_coreLock.Enter(CoreCall.Uart))
        {
            return _engine.Uarts.Readable(port);
        }
    }

    /// <summary>Bytes lost on the line or for want of room since the port was first opened.</summary>
    public uint UartLost(int port)
    {
        using (_coreLock.Enter(CoreCall.Uart))
        {
            return _engine.Uarts.Lost(port);
        }
    }

    /// <summary>The board's ports, on a device. Asked for with the first open, so that an image without serial ports
    /// has no driver.</summary>
    static partial void FindSerialPorts(ref ISerialPorts? ports);
}
