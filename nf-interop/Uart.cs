using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Serial;

namespace NanoSocket;

/// <summary>
/// LuatOS-Air's <c>uart</c> for C#: the board's serial ports besides modem and console, and an AT terminal,
/// <see cref="Atc"/> (spec 3). No call waits. The
/// thread that set a port up gets <see cref="Rtos.MsgUartRxData"/> when bytes arrive where none were, so read until
/// nothing is left; and <see cref="Rtos.MsgUartTxDone"/>, if it wants it, when all that was written is sent.
/// </summary>
public static class Uart
{
    /// <summary>
    /// The virtual AT channel: AT commands beside live data. What LuatOS-Air's scripts ask is answered as by an Air724UG;
    /// other commands go to the modem while it is multiplexed; those that would disturb the link are refused with
    /// "+CME ERROR: 3". A command ends with CR, a line from it with CR LF; the first is "RDY".
    /// </summary>
    public const int Atc = 127;

    /// <summary>Even parity.</summary>
    public const int ParEven = SerialFormat.ParityEven;

    /// <summary>Odd parity.</summary>
    public const int ParOdd = SerialFormat.ParityOdd;

    /// <summary>No parity.</summary>
    public const int ParNone = SerialFormat.ParityNone;

    /// <summary>One stop bit.</summary>
    public const int Stop1 = SerialFormat.Stop1;

    /// <summary>One and a half stop bits.</summary>
    public const int Stop15 = SerialFormat.Stop1And5;

    /// <summary>Two stop bits.</summary>
    public const int Stop2 = SerialFormat.Stop2;

    /// <summary>Sets up a port with 8 data bits, no parity, one stop bit and messages for received data.</summary>
    /// <inheritdoc cref="Setup(int, int, int, int, int, int, int)"/>
    public static int Setup(int id, int baud) => Setup(id, baud, 8, ParNone, Stop1, 0, 0);

    /// <summary>Sets up a port, or sets it up anew; its messages go to the calling thread from now on.</summary>
    /// <param name="id">1 to 3; which of them a board has, its README says. Or <see cref="Atc"/>.</param>
    /// <param name="baud">Bits a second; the board keeps it within 2 %. 0 for <see cref="Atc"/>.</param>
    /// <param name="dataBits">8, or 7 with parity.</param>
    /// <param name="parity"><see cref="ParNone"/>, <see cref="ParEven"/> or <see cref="ParOdd"/>.</param>
    /// <param name="stopBits"><see cref="Stop1"/>, <see cref="Stop15"/> or <see cref="Stop2"/>.</param>
    /// <param name="mode">0; 1 = polled: no <see cref="Rtos.MsgUartRxData"/>.</param>
    /// <param name="txDone">1 = <see cref="Rtos.MsgUartTxDone"/> when everything is sent; else 0.</param>
    /// <returns>The rate.</returns>
    /// <exception cref="ArgumentException">The board has no such port, or not in this form.</exception>
    public static int Setup(int id, int baud, int dataBits, int parity, int stopBits, int mode, int txDone)
    {
        SerialFormat format = new() { Baud = baud, DataBits = dataBits, Parity = parity, StopBits = stopBits };
        if (!CoreHost.Current.OpenUart(id, format, mode != 1, txDone == 1))
        {
            throw new ArgumentException("UART " + id.ToString() + " cannot be had with " + baud.ToString()
                + " baud in this format on this board");
        }

        return baud;
    }

    /// <summary>Reads what has arrived.</summary>
    /// <returns>Bytes copied; 0 when there are none or the port is not set up.</returns>
    public static int Read(int id, Span<byte> buffer) => CoreHost.Current.ReadUart(id, buffer);

    /// <summary>Reads into an array.</summary>
    /// <returns>Bytes copied.</returns>
    public static int Read(int id, byte[] buffer) => Read(id, new Span<byte>(buffer));

    /// <summary>Reads up to and including a line feed; what is there of an incomplete line, as it is.</summary>
    /// <returns>Bytes copied, at most the buffer's; 0 when there are none.</returns>
    public static int ReadLine(int id, Span<byte> buffer) => CoreHost.Current.ReadUartLine(id, buffer);

    /// <summary>Bytes that wait to be read.</summary>
    public static int BytesToRead(int id) => CoreHost.Current.UartReadable(id);

    /// <summary>Gives bytes to the port.</summary>
    /// <returns>How many it took: the rest finds no room now. 0 when the port is not set up.</returns>
    public static int Write(int id, ReadOnlySpan<byte> bytes) => CoreHost.Current.WriteUart(id, bytes);

    /// <summary>Gives an array to the port.</summary>
    /// <returns>How many bytes it took.</returns>
    public static int Write(int id, byte[] bytes) => Write(id, new ReadOnlySpan<byte>(bytes));

    /// <summary>Bytes lost since the port was first set up: nobody read them in time, or they came damaged.</summary>
    public static int BytesLost(int id) => (int)CoreHost.Current.UartLost(id);

    /// <summary>Closes a port; what was not sent or read is lost.</summary>
    /// <returns>1, for ports that are not set up too.</returns>
    public static int Close(int id)
    {
        CoreHost.Current.CloseUart(id);
        return 1;
    }
}
