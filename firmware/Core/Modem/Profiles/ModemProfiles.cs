using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The modems that are known. Another one is another entry: docs/adding-a-modem.md, which also says how far each family
/// has been looked up. "From memory" in a comment: no source was read for it.
/// </summary>
internal static class ModemProfiles
{
    /// <summary>Quectel's +QICSGP: context, IPv4, access point, user, password; 2 is CHAP.</summary>
    private const string QuectelCredentials = "AT+QICSGP=1,1,%a,%u,%p,2";

    /// <summary>The network's time is taken over, and reported when it changes (TS 27.007 8.40, 8.41).</summary>
    private static readonly string[] s_timeReports = ["AT+CTZU=1", "AT+CTZR=1"];

    private static readonly string[] s_networkInfo = ["AT+QNWINFO"];

    /// <summary>Any modem that keeps to 3GPP TS 27.007; what a modem is until it has said its name.</summary>
    public static readonly ModemProfile Generic = new() { Name = "3GPP" };

    /// <summary>Searched in this order.</summary>
    public static readonly ModemProfile[] All =
    [
        // Source of the RDA8910's firmware: +CMUX refuses speeds above 6, N1 1 to 255. Air724UG hardware manual, a
        // copy: 921600 at most. Luat's notes on power: key 1.2 s. LuatOS-Air's libraries: +ICCID. From memory, not
        // verified: off, reset, boot, AIR780, the order of +CGAUTH.
        new()
        {
            Name = "Air724UG",
            Models = ["AIR72", "AIR720", "AIR780"],
            Init = ["AT+CTZU=1"],
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet | RegistrationDomains.Eps,
            IccidCommand = "AT+ICCID",
            Multiplexer = "AT+CMUX=0,0,,%n",
            PowerOnMs = 1500,
            ResetMs = 200,
            BootMs = 10_000,
        },

        // A76XX Series AT Command Manual V1.09: 5.2.16 +CGAUTH (password first), 6.2.1 +CICCID, 4.2.9 +CPSI, 10.2.8
        // +CMUX (N1 to 1500, no T1 and N2). A7672X/A7670X Hardware Design V1.03, tables 10 to 12: key 50 ms, UART after
        // 8 s (V1.06: 11.1 s), off 2.5 s, reset 2 to 2.5 s. Zephyr's driver: pause after +CMUX. The manual has "+++"
        // (2.2.5); espressif/esp-protocols calls it trouble with SIMCom. From memory: A7600 and A7608 are alike.
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
            FrameDelayMs = 300,
            UsesEscape = false,
            PowerOnMs = 500,
            PowerOffMs = 2600,
            ResetMs = 2500,
            BootMs = 12_000,
        },

        // TinyGSM, which quotes the SIM7500_SIM7600 AT manual V3.00: +CGAUTH (password first), +CICCID. ESPHome's modem
        // component: key 500 ms, UART after 12 s, off 2.8 s and another 25 s. A driver for SIM76xx: reset 100 to 500
        // ms; AT+IPR=? on record. "+++" as with A7670. From memory, not verified: SIM7500, +CTZR, +CMUX.
        new()
        {
            Name = "SIM7600",
            Models = ["SIM7600", "SIM7500"],
            Init = s_timeReports,
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet | RegistrationDomains.Eps,
            IccidCommand = "AT+CICCID",
            Poll = ["AT+CPSI?"],
            Credentials = "AT+CGAUTH=1,2,%p,%u",
            BaudRates = [3_000_000, 921_600, 460_800, 230_400],
            UsesEscape = false,
            PowerOnMs = 500,
            PowerOffMs = 2800,
            ShutdownMs = 26_000,
            ResetMs = 300,
            BootMs = 16_000,
        },

        // SIM7000 Hardware Design V1.09, tables 8 to 10 and 3.3: key 1 s, UART after 4.5 s, off 1.2 s and another 6.9
        // s, reset 252 ms, no 460800. Zephyr's driver for SIM7080: +CMUX and the pause after it. TinyGSM: +CCID,
        // +CPSI. From memory, not verified: +CTZR, +CGAUTH (password first).
        new()
        {
            Name = "SIM7000/SIM7080",
            Models = ["SIM7000", "SIM7070", "SIM7080"],
            Init = s_timeReports,
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet | RegistrationDomains.Eps,
            Poll = ["AT+CPSI?"],
            Credentials = "AT+CGAUTH=1,2,%p,%u",
            FrameDelayMs = 300,
            BaudRates = [921_600, 230_400],
            UsesEscape = false,
            PowerOnMs = 1100,
            PowerOffMs = 1500,
            ShutdownMs = 9000,
            BootMs = 10_000,
        },

        // ST's X-CUBE-CELLULAR, which quotes the BG96 Hardware Design V1.4: key 500 ms, UART after 4.8 s, off 650 ms
        // and another 2 to 5 s, reset 150 to 460 ms. Zephyr's driver: +QCCID, +CMUX, the pause after it (also
        // espressif/esp-protocols#34). Public drivers: +QICSGP, +CPSMS, +CEDRXS (4: Cat M1).
        // From memory, not verified: +CTZR.
        new()
        {
            Name = "BG96",
            Models = ["BG96"],
            Init = s_timeReports,
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet | RegistrationDomains.Eps,
            IccidCommand = "AT+QCCID",
            Poll = s_networkInfo,
            Credentials = QuectelCredentials,
            FrameDelayMs = 300,
            SetPsm = "AT+CPSMS=1,,,%t,%v",
            SetEdrx = "AT+CEDRXS=1,4,%e",
            PowerOnMs = 700,
            PowerOffMs = 1000,
            BootMs = 8000,
        },

        // BG95 Hardware Design p. 42: off 650 to 1500 ms; BG77 Hardware Design p. 32, 33: the same, reset 2 to 3.8 s.
        // Zephyr's driver is one for BG95 and BG96. From memory, not verified: key 500 to 1000 ms, boot.
        new()
        {
            Name = "BG95",
            Models = ["BG95", "BG77"],
            Init = s_timeReports,
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet | RegistrationDomains.Eps,
            IccidCommand = "AT+QCCID",
            Poll = s_networkInfo,
            Credentials = QuectelCredentials,
            FrameDelayMs = 300,
            SetPsm = "AT+CPSMS=1,,,%t,%v",
            SetEdrx = "AT+CEDRXS=1,4,%e",
            PowerOnMs = 700,
            PowerOffMs = 1000,
            ResetMs = 2500,
            BootMs = 8000,
        },

        // EG25-G Hardware Design V1.4 p. 41, 42, as quoted: key 500 ms, reset 150 to 460 ms. Quectel's forum, 8081: RDY
        // after 12 s or more. Notes on the EC25: off takes 30 s. Developer guide of the EC200U: key 2 s; its AT manual
        // V1.0: +QCCID, +QNWINFO, +CTZR. Zephyr's drivers for EG25-G and EG800Q: +CMUX and the pause after it. From
        // memory, not verified: off 3 s (EC200), reset of the EC200, EG91 and EG95.
        new()
        {
            Name = "EC200/EG25",
            Models = ["EG25", "EC25", "EC21", "EG21", "EG91", "EG95", "EC200", "EG915", "EG800"],
            Init = s_timeReports,
            Domains = RegistrationDomains.Circuit | RegistrationDomains.Packet | RegistrationDomains.Eps,
            IccidCommand = "AT+QCCID",
            Poll = s_networkInfo,
            Credentials = QuectelCredentials,
            Multiplexer = "AT+CMUX=0,0,%s,%n,10,3,30,10,2",
            FrameDelayMs = 100,
            PowerOnMs = 2000,
            PowerOffMs = 3000,
            ShutdownMs = 30_000,
            BootMs = 15_000,
        },

        // SIM800 Hardware Design V1.09 p. 23, 24 (SIM868: V1.06 p. 27): UART after 3 s, off 1.5 to 33 s and another
        // 3 s; AT+IPR is kept over a restart, so the speed stays as it is. ESPHome's modem component: key 1.3 s. Public
        // sessions: +CLTS. GSM and GPRS only. From memory, not verified: reset 105 ms, SIM808, SIM900, the pause after
        // +CMUX.
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
            PowerOnMs = 1300,
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
