using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;

namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// Records what passes between firmware and modem: AT dialogue and frames of the multiplexer whole, of each PPP packet the
/// beginning. PINs and passwords are masked. Allocates nothing after construction; called with the core lock held.
/// </summary>
public sealed class FlightRecorder : ILineTap
{
    private readonly FlightRing _ring;
    private readonly CoreTime _time;
    private readonly FlightText _text;
    private readonly FlightPackets _received;
    private readonly FlightPackets _sent;
    private readonly FlightFrames _frames;
    private bool _isHeld;
    private uint _missed;

    /// <summary>Goes on behind what is in the memory.</summary>
    /// <param name="ring">Where records go; usable.</param>
    /// <param name="time">The core's time.</param>
    /// <param name="reason">Why the board started; begins the new run's records.</param>
    public FlightRecorder(FlightRing ring, CoreTime time, StartReason reason)
    {
        _ring = ring;
        _time = time;
        _text = new FlightText(this);
        _received = new FlightPackets(this, received: true);
        _sent = new FlightPackets(this, received: false);
        _frames = new FlightFrames(this, _text, _received, _sent);
        AddStart(reason);
    }

    /// <summary>Bytes of the recording.</summary>
    public int Length => _ring.Length;

    /// <inheritdoc/>
    public void Received(LineTraffic kind, ReadOnlySpan<byte> bytes) => Take(kind, true, bytes);

    /// <inheritdoc/>
    public void Sent(LineTraffic kind, ReadOnlySpan<byte> bytes) => Take(kind, false, bytes);

    /// <summary>Copies bytes of the recording, the oldest first; see <see cref="FlightRing.Read"/>.</summary>
    public int Read(int offset, Span<byte> buffer) => _ring.Read(offset, buffer);

    /// <summary>Stands still, so that it can be read piece by piece.</summary>
    public void Hold()
    {
        _text.Flush();
        _isHeld = true;
    }

    /// <summary>Goes on; a gap tells what passed meanwhile.</summary>
    public void Release()
    {
        _isHeld = false;
        if (_missed > 0)
        {
            Span<byte> count = stackalloc byte[4];
            for (int i = 0; i < count.Length; i++)
            {
                count[i] = (byte)(_missed >> (8 * i));
            }

            _missed = 0;
            Add(FlightRecordKind.Gap, false, 0, false, 0, count);
        }
    }

    internal void Add(FlightRecordKind kind, bool received, int channel, bool continued, int original,
        ReadOnlySpan<byte> bytes)
        => _ring.Add(new FlightRecord(kind, received, _time.NowMs, channel, continued, original), bytes);

    private void Take(LineTraffic kind, bool received, ReadOnlySpan<byte> bytes)
    {
        if (_isHeld)
        {
            _missed++;
        }
        else if (kind == LineTraffic.Ppp)
        {
            _text.Flush();
            (received ? _received : _sent).Feed(0, bytes);
        }
        else if (kind == LineTraffic.At)
        {
            _received.Reset();
            _sent.Reset();
            _text.Feed(received, 0, bytes);
        }
        else
        {
            _frames.Feed(received, bytes);
        }
    }

    private void AddStart(StartReason reason)
    {
        Span<byte> text = stackalloc byte[1 + FirmwareVersion.Number.Length];
        text[0] = (byte)reason;
        for (int i = 1; i < text.Length; i++)
        {
            text[i] = (byte)FirmwareVersion.Number[i - 1];
        }

        Add(FlightRecordKind.Start, false, 0, false, 0, text);
    }
}
