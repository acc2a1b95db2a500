using NanoSocket.Core.Modem;

namespace NanoSocket.Core.Engine;

/// <summary>What the link has gone through, at one moment; times in milliseconds.</summary>
public readonly struct ModemHistory
{
    internal ModemHistory(Supervisor supervisor, long nowMs)
    {
        LinkHistory history = supervisor.History;
        Attempts = history.Attempts;
        Links = history.Links;
        Failures = history.Failures;
        UpMs = history.UpMs(nowMs);
        DownMs = history.DownMs(nowMs);
        CurrentOutageMs = history.CurrentOutageMs(nowMs);
        LongestOutageMs = history.LongestOutageMs(nowMs);
        FirstLinkMs = history.FirstLinkMs;
        UnknownLines = supervisor.UnknownLineCount;
    }

    /// <summary>Times the network was dialled.</summary>
    public uint Attempts { get; }

    /// <summary>Times the link came up.</summary>
    public uint Links { get; }

    /// <summary>Failures for all reasons.</summary>
    public int Failures { get; }

    /// <summary>Time with a link.</summary>
    public long UpMs { get; }

    /// <summary>Time without one since the modem was started.</summary>
    public long DownMs { get; }

    /// <summary>How long the link has been down now; 0 while it is up.</summary>
    public long CurrentOutageMs { get; }

    /// <summary>The longest time without a link after the first one.</summary>
    public long LongestOutageMs { get; }

    /// <summary>From the modem's start to the first link; -1 = not yet.</summary>
    public long FirstLinkMs { get; }

    /// <summary>Lines of the modem that nobody knew.</summary>
    public uint UnknownLines { get; }
}
