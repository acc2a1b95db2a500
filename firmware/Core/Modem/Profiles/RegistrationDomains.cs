using System;

namespace NanoSocket.Core.Modem;

/// <summary>Registrations a modem can report, each bit at the domain's place in <see cref="NetworkStatus"/>.</summary>
[Flags]
internal enum RegistrationDomains
{
    None = 0,
    /// <summary>+CREG: circuits.</summary>
    Circuit = 1,
    /// <summary>+CGREG: packets of 2G and 3G.</summary>
    Packet = 2,
    /// <summary>+CEREG: 4G, LTE-M, NB-IoT.</summary>
    Eps = 4,
    /// <summary>+C5GREG: 5G.</summary>
    FiveG = 8,
    All = Circuit | Packet | Eps | FiveG,
}
