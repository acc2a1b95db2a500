using System;

namespace NanoSocket.Core.Modem;

/// <content>
/// The multiplexer on the line. A received frame is read where it arrived and its data handed on from there; a frame to
/// the modem is built around data that its source writes straight into the output buffer. Control comes first, then the
/// dialogue, then PPP and the app's console in turns.
/// </content>
public sealed partial class ModemLine
{
    /// <summary>Largest frame size of the multiplexer that the buffers have room for (N1), in bytes.</summary>
    public const int LargestMuxFrame = BufferCapacity - MuxEncoder.Overhead;

    /// <summary>Silence after which an unfinished frame is doubted and text outside of frames believed, in milliseconds.
    /// </summary>
    private const int SilenceMs = 100;

    /// <summary>Further silence after which the rest of a frame is not waited for any more, in milliseconds.</summary>
    private const int PatienceMs = 900;

    private const string Ready = "\r\nRDY\r\n";

    /// <summary>"OK" and the end of its line.</summary>
    private const int ShortestText = 4;

    private const int DialCapacity = 64;

    private enum Farewell { None, Flags, Frames }

    /// <summary>What has been received since the line was silent.</summary>
    private enum Burst { Nothing, Text, Other }

    private readonly AtChannel _dial;
    private bool _dataOnChannel;
    private bool _consoleIsNext;
    private bool _outputEndsWithFlag;
    private long _silentAt = long.MaxValue;
    private Burst _burst;
    private bool _burstIsInFrame;
    private bool _restartSuspected;
    private int _readyMatched;
    private int _textLength;
    private bool _textEnded;
    private Farewell _farewell;

    /// <summary>Channels, failures and counters of the multiplexer.</summary>
    public MuxSession Mux { get; } = new();

    /// <summary>The dialogue in which the call is dialled: with the multiplexer that of its data channel.</summary>
    public AtChannel Dial => Mode == LineMode.Mux ? _dial : Control;

    /// <summary>An app's AT terminal; open while the multiplexer gives it a channel.</summary>
    public ModemConsole Console { get; } = new();

    /// <summary>
    /// The modem has answered AT+CMUX with OK. <see cref="Mux"/> says when the channels are open, and why not; until the
    /// multiplexer is stopped the mode is <see cref="LineMode.Mux"/>.
    /// </summary>
    public void StartMux(in MuxParameters parameters)
    {
        Mux.Start(parameters, _time.NowMs);
        _dial.Reset();
        ChangeMode(LineMode.Mux);
    }

    /// <summary>
    /// Closes the multiplexer down, at once when the modem has left it already: when <see cref="Mode"/> is <see cref="LineMode.Command"/>, within a second with the
    /// usual parameters, the modem has been told in every way it may know.
    /// </summary>
    public void StopMux()
    {
        if (Mode == LineMode.Mux && Mux.State == MuxState.Failed
            && Mux.Failure is MuxFailure.PlainText or MuxFailure.ClosedDown)
        {
            DropMux();
        }
        else if (Mode == LineMode.Mux && Mux.State != MuxState.Closing)
        {
            _dataOnChannel = false;
            Mux.Close(_time.NowMs);
        }
    }

    /// <summary>The multiplexer is gone without a word: the modem was reset.</summary>
    public void DropMux()
    {
        if (Mode == LineMode.Mux)
        {
            Mux.Drop();
            LeaveMux();
        }
    }

    /// <summary>Ends a call, and what else may be wrong with the data channel, by closing and opening it.</summary>
    public void ReopenDataChannel()
    {
        _dataOnChannel = false;
        _dial.Reset();
        Mux.ReopenDataChannel(_time.NowMs);
    }

    /// <summary>
    /// In command mode: tells a modem that may have been left in multiplexer mode, with a frame of any size half
    /// received, to leave it. A modem in command mode sees a line of nonsense.
    /// </summary>
    public void LeaveUnknownMux() => _farewell = Farewell.Flags;

    /// <summary>More than the flag that ended the last frame.</summary>
    private bool HasUnfinishedFrame => _inputEnd - _inputStart > 1;

    private void LeaveMux()
    {
        _dataOnChannel = false;
        _silentAt = long.MaxValue;
        _burst = Burst.Nothing;
        _restartSuspected = false;
        _inputStart = _inputEnd;
        Console.SetOpen(false);
        ChangeMode(LineMode.Command);
    }

    /// <summary>Takes the next frame; false when there is none.</summary>
    private bool TakeFrame()
    {
        ReadOnlySpan<byte> bytes = new(_input, 0, _inputEnd);
        uint errors = Mux.Decoder.Errors;
        bool found = Mux.Decoder.TryRead(bytes, ref _inputStart, out MuxFrame frame);
        if (found || Mux.Decoder.Errors != errors)
        {
            JudgeSuspicion(frameIsGood: Mux.Decoder.Errors == errors);
        }

        if (!found)
        {
            return false;
        }

        Tap?.Received(LineTraffic.Mux, bytes.Slice(frame.Start, frame.End + 1 - frame.Start));
        ReadOnlySpan<byte> payload = bytes.Slice(frame.PayloadStart, frame.PayloadLength);
        if (Mux.Take(frame, payload, _time.NowMs))
        {
            Deliver(frame.Channel, payload);
        }

        return true;
    }

    private void Deliver(int channel, ReadOnlySpan<byte> payload)
    {
        switch (channel)
        {
            case MuxSession.DialogueChannel:
                TakeDialogue(Control, payload);
                break;
            case MuxSession.ConsoleChannel:
                Console.TakeInput(payload);
                break;
            default:
                int taken = _dataOnChannel ? 0 : TakeDialogue(_dial, payload);
                if (_dataOnChannel && taken < payload.Length)
                {
                    TakePpp(payload.Slice(taken));
                }

                break;
        }
    }

    /// <summary>Feeds a dialogue until its data ends or CONNECT makes the rest PPP's; returns the bytes taken.</summary>
    private int TakeDialogue(AtChannel channel, ReadOnlySpan<byte> bytes)
    {
        int taken = 0;
        bool becameData = false;
        while (taken < bytes.Length && !becameData && Mode == LineMode.Mux)
        {
            if (channel.Input(bytes[taken++]))
            {
                Listener!.CommandDone(channel);
                becameData = channel == _dial && _dataOnChannel;
            }
        }

        return taken;
    }

    private void StepMux()
    {
        long now = _time.NowMs;
        if (now >= _silentAt)
        {
            EndBurst();
        }

        Mux.WatchFlow(MuxSession.DialogueChannel, Control.IsBusy, now);
        Mux.WatchFlow(MuxSession.DataChannel, _dataOnChannel || _dial.IsBusy, now);
        Mux.StopModem(MuxSession.ConsoleChannel, Console.IsFull);
        Mux.Expire(now);
        Console.SetOpen(Mux.State == MuxState.Open && Mux.IsOpen(MuxSession.ConsoleChannel));
        if (Mux.State == MuxState.Closed && Mode == LineMode.Mux)
        {
            LeaveMux();
        }
    }

    /// <summary>The beginnings of several frames may wait, one behind the other: what is whole behind them comes now.
    /// </summary>
    private void SkipUnfinished()
    {
        while (Mode == LineMode.Mux
            && Mux.Decoder.SkipUnfinished(new ReadOnlySpan<byte>(_input, 0, _inputEnd), ref _inputStart))
        {
            Distribute();
        }
    }

    /// <summary>
    /// Looks at received bytes as they are, while they may be text: frames begin with a flag, so mostly at one byte.
    /// </summary>
    private void NoteBurst(ReadOnlySpan<byte> bytes)
    {
        _silentAt = _time.NowMs + SilenceMs;
        if (_burst == Burst.Nothing)
        {
            _burst = Burst.Text;
            _burstIsInFrame = HasUnfinishedFrame;
            _textLength = 0;
            _textEnded = false;
            _readyMatched = 0;
        }

        for (int i = 0; i < bytes.Length && _burst == Burst.Text; i++)
        {
            NoteText(bytes[i]);
        }
    }

    private void NoteText(byte value)
    {
        bool isText = value is (byte)'\r' or (byte)'\n' or (>= 32 and < 127);
        if (isText)
        {
            _textLength++;
            _textEnded = value == (byte)'\n';
            NoteReady(value);
        }
        else if (value == MuxDecoder.Flag)
        {
            // Echoes of our own frames may follow.
            BelieveText();
            _burst = Burst.Other;
        }
        else if (value != 0)
        {
            // NULs come from a modem that powers up.
            _burst = Burst.Other;
        }
    }

    /// <summary>The line that nearly all modems say when they have started: whatever follows, it counts.</summary>
    private void NoteReady(byte value)
    {
        _readyMatched = value == Ready[_readyMatched] ? _readyMatched + 1 : value == Ready[0] ? 1 : 0;
        if (_readyMatched == Ready.Length)
        {
            BelieveText();
            _burst = Burst.Other;
        }
    }

    /// <summary>
    /// Whole lines of text since the line was silent, and nothing else, are no damaged frame, whose header or check
    /// sequence would be among them, but a modem that was restarted. Inside a frame they may be the frame's: then it
    /// counts whether the frame is ever completed.
    /// </summary>
    private void BelieveText()
    {
        if (_burst != Burst.Text || !_textEnded || _textLength < ShortestText)
        {
            return;
        }

        if (_burstIsInFrame)
        {
            _restartSuspected = true;
        }
        else
        {
            Mux.NotePlainText();
        }
    }

    private void JudgeSuspicion(bool frameIsGood)
    {
        if (_restartSuspected && !frameIsGood)
        {
            Mux.NotePlainText();
        }

        _restartSuspected = false;
    }

    /// <summary>The line is silent, at first for a moment, then for long.</summary>
    private void EndBurst()
    {
        bool longSilence = _burst == Burst.Nothing;
        BelieveText();
        _burst = Burst.Nothing;
        if (longSilence)
        {
            Mux.Decoder.GiveUpUnfinished(new ReadOnlySpan<byte>(_input, 0, _inputEnd), ref _inputStart);
            JudgeSuspicion(frameIsGood: false);
            Distribute();
        }
        else
        {
            SkipUnfinished();
        }

        _silentAt = HasUnfinishedFrame ? _time.NowMs + PatienceMs : long.MaxValue;
    }

    private void FillFrame()
    {
        _outputEnd = Mux.Write(_output, _time.NowMs, out _outputStart);
        bool found = _outputEnd > 0 || FillFrom(MuxSession.DialogueChannel);
        if (!found)
        {
            int first = _consoleIsNext ? MuxSession.ConsoleChannel : MuxSession.DataChannel;
            found = FillFrom(first) || FillFrom(MuxSession.DataChannel + MuxSession.ConsoleChannel - first);
        }

        if (!found)
        {
            return;
        }

        Tap?.Sent(LineTraffic.Mux, new ReadOnlySpan<byte>(_output, _outputStart, _outputEnd - _outputStart));
        // The flag that closed the frame before opens this one, too.
        _outputStart += _outputEndsWithFlag ? 1 : 0;
        _outputEndsWithFlag = true;
    }

    private bool FillFrom(int channel)
    {
        if (!Mux.MaySend(channel))
        {
            return false;
        }

        Span<byte> room = new(_output, MuxEncoder.PayloadStart, Mux.FrameSize(channel));
        int count = channel switch
        {
            MuxSession.DialogueChannel => Control.Output(room),
            MuxSession.ConsoleChannel => Console.TakeOutput(room),
            _ => _dataOnChannel ? _stack.LinkOutput(room) : _dial.Output(room),
        };
        if (count == 0)
        {
            return false;
        }

        _consoleIsNext = channel == MuxSession.DataChannel;
        _outputEnd = MuxEncoder.Frame(
            _output, channel, MuxFrameKind.Uih, MuxEncoder.CommandBit, count, out _outputStart);
        return true;
    }

    /// <summary>
    /// Flags end whatever frame the modem may be in the middle of, then come the two ways to close down, then the end of
    /// what a modem in command mode takes for a command.
    /// </summary>
    private void FillFarewell()
    {
        if (_farewell == Farewell.Flags)
        {
            _farewell = Farewell.Frames;
            _outputStart = 0;
            _outputEnd = BufferCapacity;
            new Span<byte>(_output).Fill(MuxDecoder.Flag);
            return;
        }

        _farewell = Farewell.None;
        _outputEnd = MuxSession.WriteFarewell(_output, out _outputStart);
        Tap?.Sent(LineTraffic.Mux, new ReadOnlySpan<byte>(_output, _outputStart, _outputEnd - _outputStart));
        _output[_outputEnd++] = (byte)'\r';
    }
}
