using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Device;

/// <summary>The board's serial line, clocks, wake-up and console as the core's interfaces.</summary>
internal sealed unsafe class DevicePorts : IUart, IClock, IWallClock, IWakeup, IConsoleInput
{
    public long NowMs => NativeCore.TimeUs() / 1000;

    public long NowUs => NativeCore.TimeUs();

    public long UnixMs
    {
        get => NativeCore.WallClockUs() / 1000;
        set => NativeCore.SetWallClockUs(value * 1000);
    }

    public int MaximumBaud => NativeCore.UartMaximumBaud();

    public ModemPins WiredPins => (ModemPins)NativeCore.ModemWiredPins();

    public bool IsModemOn => ((ModemPins)NativeCore.ModemReadPins() & ModemPins.Status) != 0;

    int IConsoleInput.Read(Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return NativeCore.ConsoleRead(bytes, buffer.Length);
        }
    }

    public bool Open(int baud, bool flowControl) => NativeCore.UartOpen(baud, flowControl ? 1 : 0) == 0;

    public int Read(Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return NativeCore.UartRead(bytes, buffer.Length);
        }
    }

    public int Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            return NativeCore.UartWrite(first, bytes.Length);
        }
    }

    public void SetPins(ModemPins mask, ModemPins values) => NativeCore.ModemSetPins((int)mask, (int)values);

    public void Wake() => NativeCore.CoreWake();
}
