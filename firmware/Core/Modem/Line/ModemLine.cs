using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Owner of the serial line to the modem: every byte that comes or goes passes here, is shown to the
/// <see cref="Tap"/> and belongs to whom the <see cref="Mode"/> says. The supervisor decides, the line transports.
/// </summary>
public sealed partial class ModemLine : IAtListener
{
    private const int InputRounds = 4;
    private const int BufferCapacity = 768;

    private readonly IUart _uart;
    private readonly INetworkStack _stack;
    private readonly CoreTime _time;
    private readonly CarrierDetector _carrier = new();
    private long _unansweredSince = long.MaxValue;
    private readonly byte[] _input = new byte[BufferCapacity];
    private readonly byte[] _output = new byte[BufferCapacity];
    private bool _isOpen;
    private bool _skipLineFeed;
    private int _inputStart;
    private int _inputEnd;
    private int _outputStart;
    private int _outputEnd;

    /// <summary>Makes a line that is closed and in command mode.</summary>
    public ModemLine(IUart uart, INetworkStack stack, CoreTime time)
    {
        _uart = uart;
        _stack = stack;
        _time = time;
        Control = new AtChannel(this);
        _dial = new AtChannel(this, DialCapacity);
    }

    /// <summary>Who gets lines and results; set before the line is opened.</summary>
    public ILineListener? Listener { get; set; }

    /// <summary>Who sees the traffic; null = nobody.</summary>
    public ILineTap? Tap { get; set; }

    /// <summary>Whose bytes are on the line.</summary>
    public LineMode Mode { get; private set; }

    /// <summary>The dialogue with the modem, wherever it has its place. Dead while PPP has the whole line.</summary>
    public AtChannel Control { get; }

    /// <summary>PPP has its way to the network: the whole line, or a channel of the multiplexer.</summary>
    public bool IsDataMode => Mode == LineMode.Data || _dataOnChannel;

    /// <summary>
    /// Since data mode began the modem has said that the call is over, or has closed its channel of a multiplexer that
    /// works.
    /// </summary>
    public bool CarrierLost => IsDataMode && (_carrier.IsLost || IsDataChannelLost);

    /// <summary>The call is over because the modem has restarted.</summary>
    public bool HasModemRestarted => IsDataMode && _carrier.HasRestarted;

    /// <summary>When <see cref="Receive"/> has something to do though nothing arrives; <see cref="long.MaxValue"/> = never.
    /// </summary>
    public long NextDeadline
    {
        get
        {
            long next = IsDataMode ? _carrier.Deadline : long.MaxValue;
            return Mode == LineMode.Mux ? Math.Min(next, Math.Min(_silentAt, Mux.NextDeadline)) : next;
        }
    }

    /// <summary>Opens the line, or changes its speed.</summary>
    /// <returns>False when the baud rate cannot be had.</returns>
    public bool Open(int baud, bool flowControl)
    {
        _isOpen = true;
        return _uart.Open(baud, flowControl);
    }

    /// <summary>Fastest speed the board's wiring carries, in bits per second.</summary>
    public int MaximumBaud => _uart.MaximumBaud;

    /// <summary>Control lines that are wired.</summary>
    public ModemPins WiredPins => _uart.WiredPins;

    /// <summary>The modem's status line says that it is on; false where it is not wired.</summary>
    public bool IsModemOn => _uart.IsModemOn;

    /// <summary>Drives the modem's control lines; a line that is not wired has no effect.</summary>
    public void SetPins(ModemPins mask, ModemPins values) => _uart.SetPins(mask, values);

    /// <summary>The modem has answered CONNECT in the dialogue <see cref="Dial"/>: what follows there is PPP.</summary>
    public void EnterDataMode()
    {
        _carrier.Reset();
        _skipLineFeed = true;
        if (Mode == LineMode.Mux)
        {
            _dataOnChannel = true;
        }
        else
        {
            ChangeMode(LineMode.Data);
        }
    }

    /// <summary>
    /// What follows where PPP was is AT dialogue. The modem has to be told by other means. Does not end the multiplexer;
    /// a data channel that the modem has closed is opened again.
    /// </summary>
    public void EnterCommandMode()
    {
        if (Mode == LineMode.Mux)
        {
            if (IsDataChannelLost)
            {
                Mux.ReopenDataChannel(_time.NowMs);
            }

            _dataOnChannel = false;
            _dial.Reset();
        }
        else
        {
            ChangeMode(LineMode.Command);
        }
    }

    /// <summary>When the first byte was sent after the last that came; <see cref="long.MaxValue"/> = none was.</summary>
    internal long UnansweredSince => _unansweredSince;

    /// <summary>Takes what the modem sent and what is due by time.</summary>
    /// <returns>True: there may be more, call again soon.</returns>
    public bool Receive()
    {
        bool more = _isOpen;
        for (int round = 0; more && round < InputRounds; round++)
        {
            int count = _uart.Read(new Span<byte>(_input, _inputEnd, BufferCapacity - _inputEnd));
            more = count > 0;
            _unansweredSince = more ? long.MaxValue : _unansweredSince;
            if (more && Mode == LineMode.Mux)
            {
                NoteBurst(new ReadOnlySpan<byte>(_input, _inputEnd, count));
            }

            _inputEnd += count;
            Distribute();
        }

        if (IsDataMode)
        {
            _carrier.Expire(_time.NowMs);
        }

        if (Mode == LineMode.Mux)
        {
            StepMux();
        }

        return more;
    }

    /// <summary>Gives the transmitter what waits, as much as it takes.</summary>
    public void Transmit()
    {
        _outputEndsWithFlag = false;
        while (_isOpen && FillOutput())
        {
            int written = _uart.Write(new ReadOnlySpan<byte>(_output, _outputStart, _outputEnd - _outputStart));
            _outputStart += written;
            if (written == 0)
            {
                return;
            }

            _unansweredSince = Math.Min(_unansweredSince, _time.NowMs);
        }
    }

    /// <inheritdoc/>
    void IAtListener.OnLine(ReadOnlySpan<byte> line) => Listener!.OnLine(line);

    private bool IsDataChannelLost
        => _dataOnChannel && Mux.State == MuxState.Open && !Mux.IsOpen(MuxSession.DataChannel);

    /// <summary>Bytes not yet sent belong to the old mode.</summary>
    private void ChangeMode(LineMode mode)
    {
        Mode = mode;
        _unansweredSince = long.MaxValue;
        _outputStart = _outputEnd;
    }

    /// <summary>
    /// A result in the middle of the bytes may change the mode for those behind it. A frame of which a part is missing
    /// stays, at the beginning of the buffer.
    /// </summary>
    private void Distribute()
    {
        bool goesOn = true;
        while (goesOn && _inputStart < _inputEnd)
        {
            switch (Mode)
            {
                case LineMode.Command:
                    TakeCommand();
                    break;
                case LineMode.Data:
                    TakePpp(new ReadOnlySpan<byte>(_input, _inputStart, _inputEnd - _inputStart));
                    _inputStart = _inputEnd;
                    break;
                default:
                    goesOn = TakeFrame();
                    break;
            }
        }

        int left = _inputEnd - _inputStart;
        if (_inputStart > 0 && left > 0)
        {
            new ReadOnlySpan<byte>(_input, _inputStart, left).CopyTo(_input);
        }

        _inputStart = 0;
        _inputEnd = left;
    }

    private void TakeCommand()
    {
        int start = _inputStart;
        bool ended = false;
        while (_inputStart < _inputEnd && !ended)
        {
            ended = Control.Input(_input[_inputStart++]);
        }

        Tap?.Received(LineTraffic.At, new ReadOnlySpan<byte>(_input, start, _inputStart - start));
        if (ended)
        {
            Listener!.CommandDone(Control);
        }
    }

    private void TakePpp(ReadOnlySpan<byte> bytes)
    {
        // The CR ended the CONNECT line; its LF is not PPP's.
        int start = _skipLineFeed && bytes[0] == (byte)'\n' ? 1 : 0;
        _skipLineFeed = false;
        ReadOnlySpan<byte> data = bytes.Slice(start);
        if (data.Length == 0)
        {
            return;
        }

        if (Mode == LineMode.Data)
        {
            Tap?.Received(LineTraffic.Ppp, data);
        }

        _carrier.Feed(data, _time.NowMs);
        _stack.LinkInput(data);
    }

    private bool FillOutput()
    {
        if (_outputStart < _outputEnd)
        {
            return true;
        }

        if (Mode == LineMode.Mux)
        {
            FillFrame();
        }
        else if (_farewell != Farewell.None)
        {
            FillFarewell();
        }
        else
        {
            FillPlain();
        }

        return _outputStart < _outputEnd;
    }

    private void FillPlain()
    {
        bool data = Mode == LineMode.Data;
        _outputStart = 0;
        _outputEnd = data ? _stack.LinkOutput(_output) : Control.Output(_output);
        if (_outputEnd > 0)
        {
            Tap?.Sent(data ? LineTraffic.Ppp : LineTraffic.At, new ReadOnlySpan<byte>(_output, 0, _outputEnd));
        }
    }
}
