using NanoSocket.Core.Diagnostics;

namespace NanoSocket.Core.Engine;

/// <summary>The flight recorder of the line to the modem.</summary>
public sealed partial class CoreHost
{
    private FlightRecorder? _recorder;

    /// <summary>What passed between firmware and modem, the oldest first, also before the last restart; the form is that
    /// of docs/flight-recorder.md. Empty where the board's budget has no memory for it. Allocates.</summary>
    public byte[] GetRecording()
    {
        while (true)
        {
            byte[] recording = new byte[RecordingLength()];
            if (TryCopyRecording(recording))
            {
                return recording;
            }
        }
    }

    private int RecordingLength()
    {
        using (_coreLock.Enter(CoreCall.Inspect))
        {
            return _recorder == null ? 0 : FlightRecording.LengthOf(_recorder);
        }
    }

    /// <summary>False when the length has changed meanwhile.</summary>
    private bool TryCopyRecording(byte[] recording)
    {
        using (_coreLock.Enter(CoreCall.Inspect))
        {
            return _recorder == null || FlightRecording.TryCopy(_recorder, recording);
        }
    }

    private void StartRecorder(IBoard? board)
    {
        if (board == null || board.Retained.Length < FlightRing.LeastMemory)
        {
            return;
        }

        _recorder = new FlightRecorder(new FlightRing(board), _engine.Time, board.StartReason);
        _engine.Line.Tap = _recorder;
    }
}
