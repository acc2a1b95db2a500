using System;
using System.Globalization;

namespace NanoSocket.Simulator.Logging;

/// <summary>What a log entry is about.</summary>
public enum LogTopic
{
    /// <summary>Listening, connecting, power.</summary>
    Line,
    /// <summary>AT lines: <c>&lt;</c> from the host, <c>&gt;</c> to the host.</summary>
    At,
    /// <summary>The multiplexer: sessions and channels.</summary>
    Mux,
    /// <summary>Registration, SIM and packet context changes.</summary>
    Operator,
    /// <summary>State of the PPP link.</summary>
    Ppp,
    /// <summary>Connections, names and datagram flows of the simulated network.</summary>
    Network,
    /// <summary>Counters.</summary>
    Traffic,
    /// <summary>A step of the script.</summary>
    Script,
    /// <summary>A fault struck.</summary>
    Fault,
}

/// <summary>One line of the live log.</summary>
/// <param name="Time">Since the start of the simulation.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Text">One line; control characters of the host are escaped.</param>
public readonly record struct LogEntry(TimeSpan Time, LogTopic Topic, string Text)
{
    /// <summary>For example <c>   1.250 at       &lt; AT+CSQ</c>.</summary>
    public override string ToString()
    {
        string seconds = Time.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
        return $"{seconds,8} {TopicName(),-8} {Text}";
    }

    private string TopicName() => Topic switch
    {
        LogTopic.Line => "line",
        LogTopic.At => "at",
        LogTopic.Mux => "mux",
        LogTopic.Operator => "operator",
        LogTopic.Ppp => "ppp",
        LogTopic.Network => "net",
        LogTopic.Script => "script",
        LogTopic.Traffic => "traffic",
        _ => "fault",
    };
}

/// <summary>Takes log entries; called on the thread that owns the modem, so it must not block for long.</summary>
public delegate void LogSink(in LogEntry entry);
