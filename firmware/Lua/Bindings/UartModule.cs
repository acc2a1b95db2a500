using System;
using System.Threading;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Serial;

namespace NanoSocket.Lua.Bindings;

/// <summary><c>uart</c> for scripts (spec 3): the board's serial ports, and the AT channel.</summary>
[LuaModule("uart")]
internal static class UartModule
{
    [LuaConstant("ATC")]
    internal const int Atc = UartTable.AtPort;

    /// <summary>No board here has it.</summary>
    [LuaConstant("USB")]
    internal const int Usb = 129;

    [LuaConstant("PAR_EVEN")]
    internal const int ParityEven = SerialFormat.ParityEven;

    [LuaConstant("PAR_ODD")]
    internal const int ParityOdd = SerialFormat.ParityOdd;

    [LuaConstant("PAR_NONE")]
    internal const int ParityNone = SerialFormat.ParityNone;

    [LuaConstant("STOP_1")]
    internal const int Stop1 = SerialFormat.Stop1;

    [LuaConstant("STOP_1_5")]
    internal const int Stop1And5 = SerialFormat.Stop1And5;

    [LuaConstant("STOP_2")]
    internal const int Stop2 = SerialFormat.Stop2;

    [LuaConstant("NO_TIMEOUT")]
    internal const int NoTimeout = 0;

    [LuaConstant("INF_TIMEOUT")]
    internal const int InfiniteTimeout = -1;

    [LuaConstant("FLOW_RTS")]
    internal const int FlowRts = 1;

    [LuaConstant("FLOW_CTS")]
    internal const int FlowCts = 2;

    /// <summary>A port that has taken nothing for so long takes nothing more.</summary>
    private const int WritePatienceMs = 1000;
    private const int PollMs = 2;

    /// <summary>As much as a port's ring holds.</summary>
    private const int LongestRead = 2048;

    /// <summary><c>setup(id, baud, databits, parity, stop [, mode [, txdone]])</c>: the rate. Mode 1: polled, no
    /// MSG_UART_RXDATA; txdone 1: MSG_UART_TX_DONE.</summary>
    [LuaFunction("setup", "iiiiii?i?")]
    internal static void Setup(ref LuaCall call)
    {
        SerialFormat format = new()
        {
            Baud = call.Integer(2),
            DataBits = call.Integer(3),
            Parity = call.Integer(4),
            StopBits = call.Integer(5),
        };
        if (CoreHost.Current.OpenUart(call.Integer(1), format, call.Integer(6) != 1, call.Integer(7) == 1))
        {
            call.Return(format.Baud);
        }
        else
        {
            call.Error("this board has no such port, or not in this format");
        }
    }

    /// <summary><c>write(id, ...)</c>: strings, and numbers as bytes; how many bytes were taken. Waits while the port
    /// sends what it has.</summary>
    [LuaFunction("write", "i*")]
    internal static void Write(ref LuaCall call)
    {
        for (int i = 2; i <= call.Count; i++)
        {
            bool isByte = call.TypeOf(i) == LuaType.Number && call.Number(i) is >= 0 and <= 255;
            if (!isByte && call.TypeOf(i) != LuaType.String)
            {
                call.ArgumentError(i, "string or number from 0 to 255 expected");
                return;
            }
        }

        int port = call.Integer(1);
        int total = 0;
        for (int i = 2; i <= call.Count; i++)
        {
            bool isByte = call.TypeOf(i) == LuaType.Number;
            ReadOnlySpan<byte> bytes = isByte ? [(byte)call.Integer(i)] : call.Bytes(i);
            int taken = Write(port, bytes);
            total += taken;
            if (taken < bytes.Length)
            {
                break;
            }
        }

        call.Return(total);
    }

    /// <summary>
    /// <c>read(id, "*l" | maxsize [, timeout])</c>: a line up to and including its line feed, or so many bytes; what there
    /// is of it when the time, in milliseconds, is over. No time: at once; negative: no limit.
    /// </summary>
    [LuaFunction("read", "iai?")]
    internal static void Read(ref LuaCall call)
    {
        int port = call.Integer(1);
        bool isLine = call.TypeOf(2) == LuaType.String && call.Bytes(2).SequenceEqual("*l"u8);
        if (!isLine && call.TypeOf(2) != LuaType.Number)
        {
            call.ArgumentError(2, "'*l' or number expected");
            return;
        }

        int timeoutMs = call.Integer(3);
        int most = isLine ? LongestRead : Math.Clamp(call.Integer(2), 0, LongestRead);
        int count = timeoutMs == 0 ? Math.Min(most, CoreHost.Current.UartReadable(port)) : most;
        Span<byte> room = count > 0 && CoreHost.Current.IsUartOpen(port) ? call.Reserve(count) : default;
        if (room.IsEmpty)
        {
            call.Return(""u8);
        }
        else
        {
            call.Commit(Read(port, room, isLine, timeoutMs));
        }
    }

    /// <summary><c>close(id)</c>: 1.</summary>
    [LuaFunction("close", "i")]
    internal static void Close(ref LuaCall call)
    {
        CoreHost.Current.CloseUart(call.Integer(1));
        call.Return(1);
    }

    /// <summary><c>set_rs485_oe</c>: no board here has a transceiver whose direction could be switched.</summary>
    [LuaFunction("set_rs485_oe", "*")]
    internal static void SetDirectionPin(ref LuaCall call) => call.Error("not available on this board");

    /// <summary>Gives bytes to a port as it takes them. The AT channel takes no more before its lines are read, so that
    /// nobody waits for it.</summary>
    private static int Write(int port, ReadOnlySpan<byte> bytes)
    {
        int done = CoreHost.Current.WriteUart(port, bytes);
        int waitedMs = 0;
        while (done < bytes.Length && port != Atc && waitedMs < WritePatienceMs && CoreHost.Current.IsUartOpen(port))
        {
            Thread.Sleep(PollMs);
            int taken = CoreHost.Current.WriteUart(port, bytes.Slice(done));
            done += taken;
            waitedMs = taken > 0 ? 0 : waitedMs + PollMs;
        }

        return done;
    }

    private static int Read(int port, Span<byte> room, bool isLine, int timeoutMs)
    {
        int done = 0;
        int waitedMs = 0;
        while (true)
        {
            Span<byte> rest = room.Slice(done);
            done += isLine ? CoreHost.Current.ReadUartLine(port, rest) : CoreHost.Current.ReadUart(port, rest);
            bool isComplete = done == room.Length || (isLine && done > 0 && room[done - 1] == (byte)'\n');
            bool isLate = timeoutMs >= 0 && waitedMs >= timeoutMs;
            if (isComplete || isLate || !CoreHost.Current.IsUartOpen(port))
            {
                return done;
            }

            Thread.Sleep(PollMs);
            waitedMs += PollMs;
        }
    }
}
