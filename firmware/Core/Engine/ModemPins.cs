using System;

namespace NanoSocket.Core.Engine;

/// <summary>Control lines of a modem; a set bit is the asserted line whatever its electrical level.</summary>
[Flags]
public enum ModemPins
{
    None = 0,
    /// <summary>The on/off button.</summary>
    PowerKey = 1,
    /// <summary>Hard reset.</summary>
    Reset = 2,
    /// <summary>Data terminal ready: dropping it makes most modems leave data mode.</summary>
    Dtr = 4,
    /// <summary>Driven by the modem: it is on.</summary>
    Status = 8,
}
