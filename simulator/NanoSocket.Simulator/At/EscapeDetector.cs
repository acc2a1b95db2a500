using System;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.At;

/// <summary>
/// Finds the escape sequence in the data of a call: silence of the guard time, exactly three plus signs, silence
/// again. Plus signs that turn out to be data are passed on in their place.
/// </summary>
internal sealed class EscapeDetector
{
    private const int SequenceLength = 3;

    private readonly Timeline timeline;
    private readonly ByteSink data;
    private readonly Action escaped;
    private readonly Alarm guard;
    private TimeSpan lastByte;
    private int held;

    public EscapeDetector(Timeline timeline, ByteSink data, Action escaped)
    {
        this.timeline = timeline;
        this.data = data;
        this.escaped = escaped;
        guard = new Alarm(timeline, OnGuardOver);
    }

    /// <summary>Silence needed before and behind the sequence.</summary>
    public TimeSpan GuardTime { get; set; }

    /// <summary>Starts with a new call.</summary>
    public void Restart()
    {
        guard.Cancel();
        held = 0;
        lastByte = timeline.Now;
    }

    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }
        bool quietBefore = held > 0 || timeline.Now - lastByte >= GuardTime;
        lastByte = timeline.Now;
        if (quietBefore && bytes.Length + held <= SequenceLength && !bytes.ContainsAnyExcept((byte)'+'))
        {
            held += bytes.Length;
            guard.Set(GuardTime);
            return;
        }
        PassHeld();
        data(bytes);
    }

    private void OnGuardOver()
    {
        if (held == SequenceLength)
        {
            held = 0;
            escaped();
        }
        else
        {
            PassHeld();
        }
    }

    private void PassHeld()
    {
        int count = held;
        held = 0;
        guard.Cancel();
        if (count > 0)
        {
            data("+++"u8[..count]);
        }
    }
}
