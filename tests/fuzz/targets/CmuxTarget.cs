using System;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;

namespace NanoSocket.Fuzz;

/// <summary>The multiplexer on the modem's line, from the moment the modem has agreed to it.</summary>
public sealed class CmuxTarget : ITarget, ILineListener
{
    private const int LongestCloseMs = 120_000;
    private const int LargestOutput = 8192;
    private const int SilenceMs = 1000;

    private static readonly byte[] s_mark = Encoding.ASCII.GetBytes("MARK");

    /// <summary>A frame with a line that nobody else says.</summary>
    private static readonly byte[] s_markFrame =
        [(MuxSession.DialogueChannel << 2) | 1, 0xEF, (byte)'\r',
            (byte)'M', (byte)'A', (byte)'R', (byte)'K', (byte)'\r'];
    private static readonly byte[] s_text = Encoding.ASCII.GetBytes("ATI\r");

    private readonly HostileModem _modem = new();
    private readonly CoreTime _time = new();
    private readonly Frames _frames = new();
    private readonly ModemLine _line;
    private readonly byte[] _buffer = new byte[64];
    private readonly long _allocated;
    private bool _heard;

    public CmuxTarget()
    {
        _line = new ModemLine(_modem, new NullNetwork(), _time) { Listener = this };
        _line.Open(115200, true);
        _line.Console.Write(default); // takes its memory
        _allocated = GC.GetAllocatedBytesForCurrentThread();
        Start();
        Step();
    }

    /// <inheritdoc/>
    public long NextTimeout
        => _line.NextDeadline == long.MaxValue ? long.MaxValue : Math.Max(0, _line.NextDeadline - _time.NowMs);

    /// <inheritdoc/>
    public ByteSink? Sent
    {
        set => _modem.Sent = value;
    }

    /// <inheritdoc/>
    public void Apply(RecordKind kind, ReadOnlySpan<byte> bytes, int number)
    {
        switch (kind)
        {
            case RecordKind.Wait:
                _time.Advance(_time.NowMs + number);
                break;
            case RecordKind.WaitForDeadline:
                _time.Advance(_line.NextDeadline == long.MaxValue ? _time.NowMs + 1 : _line.NextDeadline);
                break;
            case RecordKind.App:
                Act(number);
                break;
            default:
                _modem.Say(_frames.Make(kind, bytes));
                break;
        }

        Step();
    }

    /// <summary>A good frame is found behind whatever came, and the multiplexer can be left.</summary>
    public long Finish()
    {
        _modem.IsBlocked = false;
        Apply(RecordKind.Wait, default, SilenceMs);
        if (_line.Mode == LineMode.Mux && _line.Mux.State == MuxState.Open)
        {
            _heard = false;
            Apply(RecordKind.MuxFrame, s_markFrame, 0);
            // The beginning of a long frame may wait for its end until the line has been silent.
            Apply(RecordKind.Wait, default, SilenceMs);
            FuzzException.Unless(_heard, "a good frame is found behind any bytes");
        }

        long end = _time.NowMs + LongestCloseMs;
        _line.StopMux();
        while (_line.Mode != LineMode.Command)
        {
            FuzzException.Unless(_time.NowMs < end, "the multiplexer can be left");
            Apply(RecordKind.WaitForDeadline, default, 0);
        }

        return GC.GetAllocatedBytesForCurrentThread() - _allocated;
    }

    /// <inheritdoc/>
    public void OnLine(ReadOnlySpan<byte> line) => _heard |= line.SequenceEqual(s_mark);

    /// <inheritdoc/>
    public void CommandDone(AtChannel channel)
    {
        if (channel == _line.Dial && channel.Result == AtResult.Connect)
        {
            _line.EnterDataMode();
        }
    }

    private void Start() => _line.StartMux(new MuxParameters { FrameSize = 127 });

    private void Act(int number)
    {
        switch (number)
        {
            case 0:
                Send(_line.Control, "AT+CSQ");
                break;
            case 1:
                Send(_line.Dial, "ATD*99***1#");
                break;
            case 2:
                _line.Console.Write(s_text);
                break;
            case 3:
                _line.Console.Read(_buffer);
                break;
            case 4:
                _line.ReopenDataChannel();
                break;
            case 5:
                _line.EnterCommandMode();
                break;
            case 6:
                _line.StopMux();
                break;
            case 7:
                _line.DropMux();
                break;
            case 8:
                _modem.IsBlocked = !_modem.IsBlocked;
                break;
            case 9 when _line.Mode == LineMode.Command:
                _line.LeaveUnknownMux();
                break;
            default:
                Restart();
                break;
        }
    }

    private void Restart()
    {
        if (_line.Mode == LineMode.Command)
        {
            Start();
        }
    }

    private void Send(AtChannel channel, string command)
    {
        if (!channel.IsBusy)
        {
            channel.Command.Begin(command);
            channel.Send(_time.NowMs, 1000);
        }
    }

    private void Step()
    {
        int rounds = 0;
        long taken = _modem.Taken;
        bool more;
        do
        {
            more = _line.Receive();
            _line.Control.Expire(_time.NowMs);
            _line.Dial.Expire(_time.NowMs);
            FuzzException.Unless(++rounds <= 64, "what was received has an end");
        }
        while (more || _modem.Waiting > 0);

        _line.Transmit();
        FuzzException.Unless(_modem.Taken - taken <= LargestOutput, "a step sends little");
        FuzzException.Unless(NextTimeout > 0 || _modem.IsBlocked, "nothing is due that was done");
    }
}
