using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;

namespace NanoSocket;

/// <summary>
/// What the link has gone through since the start, at one moment. Bytes are in <see cref="Link.Counters"/>.
/// </summary>
public readonly struct ModemStatistics
{
    private readonly ModemHistory _history;

    internal ModemStatistics(ModemHistory history) => _history = history;

    /// <summary>Times the network was dialled.</summary>
    public uint Attempts => _history.Attempts;

    /// <summary>Times the link came up.</summary>
    public uint Links => _history.Links;

    /// <summary>Failures of any kind: of attempts, and of links that were up.</summary>
    public int Failures => _history.Failures;

    /// <summary>Milliseconds with a link.</summary>
    public long UpMilliseconds => _history.UpMs;

    /// <summary>Milliseconds without one since the modem was started.</summary>
    public long DownMilliseconds => _history.DownMs;

    /// <summary>How long the link has been down now, in milliseconds; 0 while it is up.</summary>
    public long CurrentOutageMilliseconds => _history.CurrentOutageMs;

    /// <summary>The longest time without a link after the first one, in milliseconds.</summary>
    public long LongestOutageMilliseconds => _history.LongestOutageMs;

    /// <summary>From the modem's start to the first link, in milliseconds; -1 = not yet.</summary>
    public long FirstLinkMilliseconds => _history.FirstLinkMs;

    /// <summary>Lines of the modem that meant nothing to the firmware.</summary>
    public uint UnknownLines => _history.UnknownLines;

    /// <summary>Failures for the reason that <see cref="Modem.Problem"/> would say in these words.</summary>
    /// <param name="problem">The words.</param>
    /// <returns>Their number; 0 for words that are none.</returns>
    public static int FailuresOf(string problem)
    {
        for (ModemFault fault = ModemFault.NoResponse; fault <= ModemFault.Requested; fault++)
        {
            if (ModemFaultText.Of(fault) == problem)
            {
                return CoreHost.Current.FailuresOf(fault);
            }
        }

        return 0;
    }
}
