using System;

namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// Characters of AT dialogues on their way to the recorder: masked, and collected to lines or, where a line is longer than
/// there is room, to parts of one. One buffer serves all: a change of direction or channel ends what was collected.
/// </summary>
internal sealed class FlightText
{
    /// <summary>Channels that can carry AT: the line itself and those of the multiplexer; more share the last mask.
    /// </summary>
    private const int Channels = 4;

    private const int Capacity = 128;

    private readonly FlightRecorder _recorder;
    private readonly SecretMask[] _masks = new SecretMask[2 * Channels];
    private readonly byte[] _line = new byte[Capacity];
    private int _count;
    private bool _received;
    private int _channel;

    public FlightText(FlightRecorder recorder) => _recorder = recorder;

    /// <summary>Takes characters of a dialogue.</summary>
    public void Feed(bool received, int channel, ReadOnlySpan<byte> text)
    {
        if (received != _received || channel != _channel)
        {
            Flush();
            _received = received;
            _channel = channel;
        }

        ref SecretMask mask = ref _masks[Math.Min(channel, Channels - 1) + (received ? Channels : 0)];
        for (int i = 0; i < text.Length; i++)
        {
            byte value = mask.Take(text[i]);
            if (value is (byte)'\r' or (byte)'\n')
            {
                Flush();
                continue;
            }

            if (_count == Capacity)
            {
                End(continued: true);
            }

            _line[_count++] = value;
        }
    }

    /// <summary>Records what was collected.</summary>
    public void Flush()
    {
        if (_count > 0)
        {
            End(continued: false);
        }
    }

    private void End(bool continued)
    {
        _recorder.Add(FlightRecordKind.At, _received, _channel, continued, 0, new ReadOnlySpan<byte>(_line, 0, _count));
        _count = 0;
    }
}
