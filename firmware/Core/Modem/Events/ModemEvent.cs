namespace NanoSocket.Core.Modem;

/// <summary>What a task can be told about modem and link; the numbers are part of the messages.</summary>
public enum ModemEvent
{
    /// <summary>Another <see cref="ModemPhase"/>: the value.</summary>
    Phase = 0,
    /// <summary>Another <see cref="RegistrationStatus"/>: the value.</summary>
    Registration = 1,
    /// <summary>Another signal strength: the value, in dBm, 0 = unknown.</summary>
    Signal = 2,
    /// <summary>The link has an address.</summary>
    LinkUp = 3,
    /// <summary>The link is gone; the <see cref="ModemFault"/> is the value.</summary>
    LinkDown = 4,
    /// <summary>An attempt failed; the <see cref="ModemFault"/> is the value.</summary>
    Failed = 5,
    /// <summary>The SIM was pulled (0) or is ready (1).</summary>
    Sim = 6,
    /// <summary>The network has set the clock.</summary>
    Time = 7,
}
