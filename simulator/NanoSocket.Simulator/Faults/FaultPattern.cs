using System;
using System.Globalization;

namespace NanoSocket.Simulator.Faults;

/// <summary>When and how long a fault strikes unless its parameters say otherwise.</summary>
internal sealed record FaultPattern
{
    private const int InTheMiddle = 10_000;
    private static readonly TimeSpan ForEver = TimeSpan.FromDays(10_000);
    private static readonly TimeSpan OftenEnough = TimeSpan.FromSeconds(60);

    private FaultPattern(long? atBytes, TimeSpan duration)
    {
        InCalls = atBytes is not null;
        AtBytes = atBytes ?? long.MaxValue;
        Duration = duration;
    }

    /// <summary>All the time.</summary>
    public static FaultPattern Always { get; } = new(null, ForEver);

    /// <summary>A moment, when the modem is switched on for the first time.</summary>
    public static FaultPattern AtStart { get; } = new(null, TimeSpan.Zero) { AtPowerOn = true };

    /// <summary>A moment in the middle of a transfer.</summary>
    public static FaultPattern Once { get; } = new(InTheMiddle, TimeSpan.Zero);

    /// <summary>By what passes in a call; otherwise by the clock.</summary>
    public bool InCalls { get; private init; }

    /// <summary>When the modem is switched on.</summary>
    public bool AtPowerOn { get; private init; }

    /// <summary>From the beginning and without end.</summary>
    public bool IsConstant => !InCalls && !AtPowerOn && Duration == ForEver;

    /// <summary>Bytes of IP packets in a call.</summary>
    public long AtBytes { get; private init; }

    /// <summary>Time since the first packet of a call, or null.</summary>
    public TimeSpan? After { get; private init; }

    /// <summary>Between two strikes by the clock.</summary>
    public TimeSpan Every { get; private init; } = OftenEnough;

    public int Times { get; private init; } = 1;

    /// <summary>Zero: a moment.</summary>
    public TimeSpan Duration { get; private init; }

    /// <summary>From the middle of a transfer on, for a while.</summary>
    public static FaultPattern Lasts(int milliseconds) =>
        new(InTheMiddle, TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>From the start of the run, for a while.</summary>
    public static FaultPattern LastsFromStart(int milliseconds) =>
        new(null, TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>The same with what a user has said.</summary>
    public FaultPattern With(FaultParameters parameters)
    {
        bool Given(string name) => parameters.Given.Contains(name);
        bool inCalls = Given("at") || Given("after") || (InCalls && !Given("from") && !Given("every"));
        long usualBytes = Given("after") ? long.MaxValue : AtBytes;
        return this with
        {
            InCalls = inCalls,
            AtPowerOn = AtPowerOn && !inCalls && !Given("from") && !Given("every"),
            AtBytes = Given("at") ? (long)parameters["at"] : usualBytes,
            After = Given("after") ? parameters.Milliseconds("after") : null,
            Every = Given("every") ? parameters.Milliseconds("every") : Every,
            Times = Given("times") ? (int)parameters["times"] : Given("every") ? int.MaxValue : Times,
            Duration = Given("for") ? parameters.Milliseconds("for") : Duration,
        };
    }

    /// <summary>For the list of faults.</summary>
    public override string ToString()
    {
        string when = InCalls ? $"at={AtBytes}" : AtPowerOn ? "when first switched on" : "from=0";
        return Duration == ForEver ? "all the time"
            : Duration == TimeSpan.Zero ? when
            : string.Create(CultureInfo.InvariantCulture, $"{when},for={Duration.TotalMilliseconds}");
    }
}
