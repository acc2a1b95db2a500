using NanoSocket.Core.Engine;

namespace Transfer;

/// <summary>The device's end of the line, and a clock that only the benchmark moves.</summary>
internal sealed unsafe class Line : IUart, IClock, IWakeup
{
    public long NowMs { get; set; }

    public long NowUs => NowMs * 1000;

    public int MaximumBaud => 115200;

    public ModemPins WiredPins => ModemPins.PowerKey | ModemPins.Reset | ModemPins.Dtr;

    public bool IsModemOn => false;

    public bool Open(int baud, bool flowControl) => true;

    public int Read(Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return Native.WireRead(bytes, buffer.Length);
        }
    }

    public int Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            return Native.WireWrite(first, bytes.Length);
        }
    }

    public void SetPins(ModemPins mask, ModemPins values)
    {
    }

    public void Wake()
    {
    }
}
