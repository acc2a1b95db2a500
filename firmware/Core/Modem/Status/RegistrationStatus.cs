namespace NanoSocket.Core.Modem;

/// <summary>
/// Registration with the network: the values of +CREG, +CGREG, +CEREG and +C5GREG (3GPP TS 27.007 7.2, 10.1).
/// </summary>
public enum RegistrationStatus
{
    /// <summary>Not registered, not searching.</summary>
    Idle = 0,
    /// <summary>Registered at home.</summary>
    Home = 1,
    /// <summary>Searching.</summary>
    Searching = 2,
    /// <summary>The network refuses us.</summary>
    Denied = 3,
    /// <summary>Out of coverage, or unknown.</summary>
    Unknown = 4,
    /// <summary>Registered, roaming.</summary>
    Roaming = 5,
}
