namespace NanoSocket.Core.Engine;

/// <summary>Why the board started: the values of <c>rtos.poweron_reason</c> (spec 3).</summary>
public enum StartReason
{
    /// <summary>Power was applied, or the key pressed.</summary>
    Key = 0,
    /// <summary><c>rtos.restart</c>.</summary>
    Restart = 3,
    /// <summary>Something else: the reset pin, a brown-out.</summary>
    Other = 4,
    /// <summary>The hardware does not say.</summary>
    Unknown = 5,
    /// <summary>A watchdog.</summary>
    Watchdog = 8,
}
