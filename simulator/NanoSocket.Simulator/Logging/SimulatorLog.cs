using System;
using System.Text;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Logging;

/// <summary>Stamps log entries with the simulated time and passes them on.</summary>
public sealed class SimulatorLog
{
    private readonly Timeline timeline;
    private readonly LogSink? sink;

    /// <summary>Creates a log; without a sink it does nothing.</summary>
    public SimulatorLog(Timeline timeline, LogSink? sink)
    {
        this.timeline = timeline;
        this.sink = sink;
    }

    /// <summary>Writes one entry.</summary>
    public void Write(LogTopic topic, string text) => sink?.Invoke(new LogEntry(timeline.Now, topic, text));

    /// <summary>Shows text from outside: printable ASCII as it is, the rest as <c>\xNN</c>.</summary>
    public static string Escape(ReadOnlySpan<byte> text)
    {
        StringBuilder builder = new(text.Length);
        foreach (byte b in text)
        {
            if (b is >= 0x20 and < 0x7F and not (byte)'\\')
            {
                builder.Append((char)b);
            }
            else
            {
                builder.Append("\\x").Append(b.ToString("X2", null));
            }
        }
        return builder.ToString();
    }
}
