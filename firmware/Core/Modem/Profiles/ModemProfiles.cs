using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The modems that are known. Another one is another entry: docs/adding-a-modem.md. An entry names the documents its
/// values come from; what they do not say is left at its default.
/// </summary>
internal static class ModemProfiles
{
    /// <summary>The network's time is taken over, and reported when it changes (TS 27.007 8.40, 8.41).</summary>
    private static readonly string[] s_timeReports = ["AT+CTZU=1", "AT+CTZR=1"];

    /// <summary>Any modem that keeps to 3GPP TS 27.007; what a modem is until it has said its name.</summary>
    public static readonly ModemProfile Generic = new() { Name = "3GPP" };

    /// <summary>Searched in this order.</summary>
    public static readonly ModemProfile[] All =
    [
        // Luat 4G module AT command manual V4.2.2: +CMUX (N1 1 to 255, 127 by default; no speed above 460800),
        // +ICCID. Luat hardware manual Air724UG: power key 1.5 s, reset 150 ms.
        new()
        {
            Name = "Air724UG",
            Models = ["AIR72", "AIR720", "AIR780"],
            Init = ["AT+CTZU=1"],
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet | RegistrationDomains.Eps,
            IccidCommand = "AT+ICCID",
            PowerOnMs = 1500,
            ResetMs = 200,
            BootMs = 10_000,
        },

        // A76XX Series AT Command Manual: 10.2.3 +IPR (1800000 and 3600000, no 3000000), 10.2.8 +CMUX (N1 up to 1500,
        // no T1, N2), 5.2.16 +CGAUTH (password before user). A7672 hardware design 3.2: power key 50 ms, off 2.5 s.
        new()
        {
            Name = "A7670",
            Models = ["A7670", "A7672", "A7608", "A7600"],
            Init = s_timeReports,
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet | RegistrationDomains.Eps,
            IccidCommand = "AT+CICCID",
            Poll = ["AT+CPSI?"],
            Credentials = "AT+CGAUTH=1,2,%p,%u",
            FrameSize = 1500,
            UsesEscape = false,
            PowerOnMs = 500,
            PowerOffMs = 2600,
            ResetMs = 2100,
            BootMs = 12_000,
        },

        // SIM7500_SIM7600 Series AT Command Manual V2.00: +CGAUTH (password before user), +CICCID, +CPSI, +CMUX.
        // SIM7600 Hardware Design 3.2: power key 500 ms, off 2.5 s, serial line ready after 16 s at most.
        new()
        {
            Name = "SIM7600",
            Models = ["SIM7600", "SIM7500", "SIM7070", "SIM7080", "SIM7000"],
            Init = s_timeReports,
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet | RegistrationDomains.Eps,
            IccidCommand = "AT+CICCID",
            Poll = ["AT+CPSI?"],
            Credentials = "AT+CGAUTH=1,2,%p,%u",
            BaudRates = [3_000_000, 921_600, 460_800, 230_400],
            UsesEscape = false,
            PowerOnMs = 500,
            PowerOffMs = 2600,
            ShutdownMs = 16_000,
            ResetMs = 300,
            BootMs = 16_000,
        },

        // BG96 AT Commands Manual V2.1: +QICSGP, +QCCID, +QNWINFO, +CPSMS, +CEDRXS. BG96 Hardware Design 3.7: power key
        // 0.5 to 1 s, off 0.65 s or more, reset 150 to 460 ms, ready after 5 s. espressif/esp-protocols#34: needs a
        // pause between OK and the first frame.
        new()
        {
            Name = "BG96",
            Models = ["BG96", "BG95", "BG77"],
            Init = s_timeReports,
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet | RegistrationDomains.Eps,
            IccidCommand = "AT+QCCID",
            Poll = ["AT+QNWINFO"],
            Credentials = "AT+QICSGP=1,1,%a,%u,%p,2",
            FrameDelayMs = 100,
            SetPsm = "AT+CPSMS=1,,,%t,%v",
            SetEdrx = "AT+CEDRXS=1,4,%e",
            PowerOnMs = 700,
            PowerOffMs = 1000,
            ResetMs = 300,
            BootMs = 8000,
        },

        // EC2x and EG25-G: EG25-G Hardware Design V1.4 3.7: power key 500 ms or more, off 650 ms or more, reset 150 to
        // 460 ms, RDY after 12 s. Quectel EC2x MUX Application Note: N1 127. EC200U Hardware Design V1.2: power key 2
        // s.
        new()
        {
            Name = "EC200/EG25",
            Models = ["EG25", "EC25", "EC21", "EG21", "EG91", "EG95", "EC200", "EG915", "EG800"],
            Init = s_timeReports,
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet | RegistrationDomains.Eps,
            IccidCommand = "AT+QCCID",
            Poll = ["AT+QNWINFO"],
            Credentials = "AT+QICSGP=1,1,%a,%u,%p,2",
            Multiplexer = "AT+CMUX=0,0,%s,%n,10,3,30,10,2",
            PowerOnMs = 2000,
            PowerOffMs = 3000,
            ShutdownMs = 30_000,
            ResetMs = 300,
            BootMs = 13_000,
        },

        // SIM800 Series AT Command Manual V1.09: +CMUX, +CCID, +CLTS (network time). SIM800 Hardware Design V1.09
        // 4.2.1: power key 1 s, off 1.5 to 33 s, serial line after 3 s; V1.10 4.2.3: reset 105 ms or more. GSM and
        // GPRS only. AT+IPR is kept over a restart: the speed stays as it is.
        new()
        {
            Name = "SIM800",
            Models = ["SIM800", "SIM808", "SIM868", "SIM900"],
            Init = ["AT+CLTS=1"],
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet,
            Credentials = "",
            FrameDelayMs = 100,
            SetBaud = "",
            BaudRates = [],
            PowerOnMs = 1200,
            PowerOffMs = 2000,
            ResetMs = 200,
            BootMs = 5000,
        },
    ];

    /// <summary>The family of a model; <see cref="Generic"/> when it is none of those known.</summary>
    public static ModemProfile Find(ReadOnlySpan<byte> model)
    {
        for (int i = 0; i < All.Length; i++)
        {
            foreach (string part in All[i].Models)
            {
                if (AtText.Contains(model, part))
                {
                    return All[i];
                }
            }
        }

        return Generic;
    }
}
