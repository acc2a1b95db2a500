using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Opening the multiplexer with the largest frames that the modem has and there is room for: long frames are what makes
/// it cheap. A modem that does not tell gets the profile's size; one that tells and fails gets small frames, and only
/// then the line without a multiplexer.
/// </summary>
public sealed partial class Supervisor
{
    private bool _multiplexerRefused;
    private bool _largeFramesRefused;
    private bool _multiplexed;
    private MuxStep _muxStep;

    private enum MuxStep
    {
        AskRange,
        Start,
        Open,
    }

    private void StartMultiplexer()
    {
        if (!_settings.Multiplexing || _multiplexerRefused || _profile.Multiplexer.Length == 0)
        {
            Configure();
            return;
        }

        _values.Baud = _baud;
        _values.FrameSize = Math.Min(
            _largeFramesRefused ? MuxParameters.DefaultFrameSize : _profile.FrameSize, MuxParameters.LargestFrameSize);
        bool mayBeLarger = !_largeFramesRefused && _profile.LargestFrameSize > _values.FrameSize
            && _values.FrameSize < MuxParameters.LargestFrameSize;
        _muxStep = mayBeLarger ? MuxStep.AskRange : MuxStep.Start;
        Enter(SupervisorState.Multiplexing, ModemTimes.MultiplexerMs);
    }

    private void ActMultiplexer()
    {
        switch (_muxStep)
        {
            case MuxStep.AskRange:
                Send(MuxRange.Question);
                break;
            case MuxStep.Start:
                SendTemplate(_profile.Multiplexer, ModemTimes.CommandMs);
                break;
            default:
                _line.StartMux(new MuxParameters { FrameSize = _values.FrameSize });
                break;
        }
    }

    /// <summary>What the modem has is taken up to the profile's limit and the room here.</summary>
    private bool TakeMuxRange(ReadOnlySpan<byte> line)
    {
        if (!_control.IsRunning(MuxRange.Question) || !AtText.StartsWith(line, MuxRange.Prefix))
        {
            return false;
        }

        int largest = MuxRange.LargestFrameSize(line);
        if (largest >= MuxParameters.SmallestFrameSize)
        {
            int limit = Math.Min((int)_profile.LargestFrameSize, MuxParameters.LargestFrameSize);
            _values.FrameSize = Math.Min(largest, limit);
        }

        return true;
    }

    private void MultiplexerDone(AtResult result)
    {
        if (_muxStep == MuxStep.AskRange)
        {
            _muxStep = MuxStep.Start;
            Enter(SupervisorState.Multiplexing, ModemTimes.MultiplexerMs);
        }
        else if (result == AtResult.Ok)
        {
            _muxStep = MuxStep.Open;
            _actAt = _time.NowMs + _profile.FrameDelayMs;
        }
        else if (TriesSmallFrames())
        {
            StartMultiplexer();
        }
        else
        {
            _multiplexerRefused = true;
            _log.Add("modem: has no multiplexer, PPP gets the whole line").End();
            Configure();
        }
    }

    private void WatchMultiplexer()
    {
        if (_line.Mux.State == MuxState.Open)
        {
            _multiplexed = true;
            _log.Add("modem: multiplexer open, frames of ").Add(_values.FrameSize).End();
            Configure();
        }
        else if (_line.Mux.State == MuxState.Failed)
        {
            MultiplexerFailed();
        }
    }

    /// <summary>It said OK and then did not do it: something simpler, as soon as it listens again.</summary>
    private void MultiplexerFailed()
    {
        if (!TriesSmallFrames())
        {
            _multiplexerRefused = true;
            _log.Add("modem: the multiplexer does not open, PPP gets the whole line").End();
        }

        AttachAgain(AttachMeans.LeaveMultiplexer, ModemTimes.GuessMs);
    }

    /// <summary>What failed with large frames may work with the standard's; true when that is worth a try.</summary>
    private bool TriesSmallFrames()
    {
        if (_values.FrameSize <= MuxParameters.DefaultFrameSize)
        {
            return false;
        }

        _largeFramesRefused = true;
        _log.Add("modem: no multiplexer with frames of ").Add(_values.FrameSize).End();
        return true;
    }
}
