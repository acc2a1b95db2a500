using System;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Models;

/// <summary>
/// Modems whose scripts this project runs: their AT channel is what LuatOS-Air's libraries expect. Power key and N1 are
/// looked up (docs/adding-a-modem.md); other times are from memory, not verified.
/// </summary>
internal static class LuatModels
{
    public static ModemModel Air724 { get; } = new("air724ug", "Luat Air724UG (RDA8910): the AT channel of LuatOS-Air")
    {
        Manufacturer = "AirM2M",
        Product = "Air724UG",
        Revision = "AirM2M_720U_V0030_LTE_AT",
        Banner = "AirM2M",
        Connect = "CONNECT",
        BootTime = TimeSpan.FromSeconds(4),
        SimTime = TimeSpan.FromMilliseconds(500),
        Boot = [new("RDY")],
        ModeReport = "^MODE: {mode},{mode}",
        AutoBaud = true,
        Keys = new PowerKeys
        {
            On = TimeSpan.FromMilliseconds(1200),
            Off = TimeSpan.FromMilliseconds(1500),
            OffTime = TimeSpan.FromSeconds(2),
            Reset = TimeSpan.FromMilliseconds(150),
        },
        Mux = new MuxQuirks { Channels = 4, DefaultN1 = 127, MaximumN1 = 255 },
        Technologies = [RadioTechnology.Lte, RadioTechnology.Gsm],
        CellFormat = ("x4", "x4"),
        Without = ["+C5GREG", "+CPSMS", "+CEDRXS", "+CEDRXRDP"],
        Commands =
        [
            ModelCommand.Shows("+CGMM", "+CGMM: \"{model}\""),
            new("+ICCID") { Execute = "+ICCID: {iccid}", Read = "+ICCID: {iccid}", NeedsSim = true },
            ModelCommand.Setting("+SIMCROSS", "0"),
            ModelCommand.Reads("+WISN", "SN0001"),
            ModelCommand.Reads("+MUID", "+MUID: 2016112200010001"),
            ModelCommand.Reads("+CALIBINFO", "LTE_afc:1"),
            ModelCommand.Reads("*EXINFO", "*EXINFO: 0"),
            new("*CALINFO") { Set = "*CALINFO: 1" },
            ModelCommand.Reads("*BAND", "*BAND: 5,0,0,482,149,1,0,0,0"),
            ModelCommand.Reads("+RFTEMPERATURE", "+RFTEMPERATURE: 39.84"),
            ModelCommand.Reads("+EEMGINFO", "+EEMGINFO: 3, 2"),
            ModelCommand.Setting("+EEMOPT", "0"),
            ModelCommand.Setting("+CIND", "0"),
            ModelCommand.Setting("+TCPUSERPARAM", "6,3,7200,15"),
            ModelCommand.Setting("*DNSTMOUT", "4,4"),
            ModelCommand.Setting("*RTIME", "5"),
            ModelCommand.Setting("+RNDISCALL", "0"),
            ModelCommand.Setting("*SIMAUTO", "1"),
            ModelCommand.Accepted("+CPNETAPN"),
            ModelCommand.Setting("*AUDNV", "0"),
            new("+RESET") { Execute = "", Action = ModelAction.Restart },
            new("+CPOWD") { Set = "", Action = ModelAction.PowerOff },
        ],
    };
}
