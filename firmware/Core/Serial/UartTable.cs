using System;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Serial;

/// <summary>
/// <c>uart</c> for tasks (spec 3): the ports 1 to 3, and the virtual AT channel. The task that opened a port gets its messages, which are flags of
/// the port (7.9): MSG_UART_RXDATA when bytes arrive where none were, MSG_UART_TX_DONE when all that was given is sent. All
/// members are called with the core lock held; nothing allocates after construction.
/// </summary>
public sealed class UartTable : IMessageSource
{
    /// <summary>Ids are 1 to PortCount, and <see cref="AtPort"/>.</summary>
    public const int PortCount = 3;

    /// <summary>Id of the virtual AT channel, <c>uart.ATC</c>.</summary>
    public const int AtPort = 127;

    private const int AtPlace = 0;

    private readonly ISerialPorts? _at;
    private ISerialPorts? _ports;
    private readonly Port[] _state = new Port[PortCount + 1];

    /// <summary>Makes a table without ports.</summary>
    /// <param name="at">The virtual AT channel, port <see cref="AtPort"/>; null: none.</param>
    public UartTable(ISerialPorts? at = null) => _at = at;

    /// <summary>Gives the table the board's ports. Until then it has none: an image that never does so has no serial
    /// driver and none of its memory.</summary>
    public void Attach(ISerialPorts ports) => _ports = ports;

    /// <summary><c>uart.setup</c>: opens a port, or changes its format and its task.</summary>
    /// <param name="task">The caller; gets the messages.</param>
    /// <param name="port">1 to 3, or <see cref="AtPort"/>.</param>
    /// <param name="format">Speed and form of a byte.</param>
    /// <param name="announcesData">False: polled, no MSG_UART_RXDATA.</param>
    /// <param name="announcesSent">Whether MSG_UART_TX_DONE is wanted.</param>
    /// <returns>False when there is no such port, or not in this format.</returns>
    public bool Open(RtosTask task, int port, in SerialFormat format, bool announcesData, bool announcesSent)
    {
        if (!IsPort(port) || !PortsOf(port).Open(port, format))
        {
            return false;
        }

        ref Port state = ref _state[PlaceOf(port)];
        state.Task = task;
        state.AnnouncesData = announcesData;
        state.AnnouncesSent = announcesSent;
        state.HadData = false;
        state.WasSending = false;
        state.Data.Withdraw();
        state.Sent.Withdraw();
        return true;
    }

    /// <summary><c>uart.close</c>: its messages that nobody fetched are withdrawn.</summary>
    public void Close(int port)
    {
        if (IsOpen(port))
        {
            PortsOf(port).Close(port);
            _state[PlaceOf(port)] = default;
        }
    }

    /// <summary>Whether somebody has set the port up.</summary>
    public bool IsOpen(int port) => IsPort(port) && _state[PlaceOf(port)].Task != null;

    /// <summary><c>uart.read</c>: bytes copied; 0 when there are none or the port is not open.</summary>
    public int Read(int port, Span<byte> buffer)
    {
        if (!IsOpen(port))
        {
            return 0;
        }

        // Compared with what was there before, not with what is there now: bytes may arrive in between, where none were.
        int before = PortsOf(port).Readable(port);
        int count = PortsOf(port).Read(port, buffer);
        _state[PlaceOf(port)].HadData = count < before;
        return count;
    }

    /// <summary><c>uart.read</c> with "*l": up to and including a line feed, or what there is.</summary>
    public int ReadLine(int port, Span<byte> buffer)
    {
        int length = 0;
        while (length < buffer.Length && Read(port, buffer.Slice(length, 1)) == 1)
        {
            length++;
            if (buffer[length - 1] == (byte)'\n')
            {
                break;
            }
        }

        return length;
    }

    /// <summary><c>uart.write</c>: bytes taken; the rest finds no room now.</summary>
    public int Write(int port, ReadOnlySpan<byte> bytes)
    {
        if (!IsOpen(port))
        {
            return 0;
        }

        int count = PortsOf(port).Write(port, bytes);
        _state[PlaceOf(port)].WasSending |= count > 0;
        return count;
    }

    /// <summary>Received bytes that wait to be read.</summary>
    public int Readable(int port) => IsOpen(port) ? PortsOf(port).Readable(port) : 0;

    /// <summary>Bytes lost since the port was first opened.</summary>
    public uint Lost(int port) => IsOpen(port) ? PortsOf(port).Lost(port) : 0;

    /// <summary>Posts what has happened on the lines; once in each step.</summary>
    public void Poll()
    {
        for (int place = 0; place <= PortCount; place++)
        {
            ref Port state = ref _state[place];
            if (state.Task == null)
            {
                continue;
            }

            int port = IdOf(place);
            bool hasData = PortsOf(port).Readable(port) > 0;
            if (hasData && !state.HadData && state.AnnouncesData && !state.Data.Pending)
            {
                state.Data.Post(state.Task);
            }

            state.HadData = hasData;
            if (state.WasSending && PortsOf(port).Unsent(port) == 0)
            {
                state.WasSending = false;
                PostSent(ref state);
            }
        }
    }

    /// <summary>The task has ended: its ports are closed.</summary>
    public void EndTask(RtosTask task)
    {
        for (int place = 0; place <= PortCount; place++)
        {
            if (_state[place].Task == task)
            {
                Close(IdOf(place));
            }
        }
    }

    /// <inheritdoc/>
    public bool TryPeek(RtosTask task, out uint stamp) => FindOldest(task, out stamp, out _) >= 0;

    /// <inheritdoc/>
    public RtosMessage Take(RtosTask task)
    {
        int place = FindOldest(task, out _, out bool isData);
        if (isData)
        {
            _state[place].Data.Withdraw();
        }
        else
        {
            _state[place].Sent.Withdraw();
        }

        return RtosMessage.Uart(isData ? RtosMessageId.UartReceived : RtosMessageId.UartSent, IdOf(place));
    }

    private static void PostSent(ref Port state)
    {
        if (state.AnnouncesSent && !state.Sent.Pending)
        {
            state.Sent.Post(state.Task!);
        }
    }

    private static int PlaceOf(int port) => port == AtPort ? AtPlace : port;

    private static int IdOf(int place) => place == AtPlace ? AtPort : place;

    private bool IsPort(int port) => port == AtPort ? _at != null : _ports != null && port is >= 1 and <= PortCount;

    private ISerialPorts PortsOf(int port) => port == AtPort ? _at! : _ports!;

    private int FindOldest(RtosTask task, out uint stamp, out bool isData)
    {
        int oldest = -1;
        stamp = 0;
        isData = false;
        for (int place = 0; place <= PortCount; place++)
        {
            ref Port state = ref _state[place];
            if (state.Task != task)
            {
                continue;
            }

            if (state.Data.Pending && (oldest < 0 || Stamp.IsOlder(state.Data.Stamp, stamp)))
            {
                (oldest, stamp, isData) = (place, state.Data.Stamp, true);
            }

            if (state.Sent.Pending && (oldest < 0 || Stamp.IsOlder(state.Sent.Stamp, stamp)))
            {
                (oldest, stamp, isData) = (place, state.Sent.Stamp, false);
            }
        }

        return oldest;
    }

    private struct Port
    {
        public RtosTask? Task;
        public Notice Data;
        public Notice Sent;
        public bool AnnouncesData;
        public bool AnnouncesSent;
        public bool HadData;
        public bool WasSending;
    }
}
