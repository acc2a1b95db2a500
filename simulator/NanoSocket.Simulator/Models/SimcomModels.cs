using System;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Models;

/// <summary>
/// SIMCom modems. Power key, reset and boot times are looked up (docs/adding-a-modem.md), but for the SIM800's reset;
/// so are N1 and the answers to +CPSI and +CICCID of the A7670. The rest is from memory, not verified: identities, N1
/// of the others, boot reports but for the first lines.
/// </summary>
internal static class SimcomModels
{
    public static ModemModel Sim7600 { get; } = new("sim7600", "SIMCom SIM7600: LTE category 1 to 4")
    {
        Manufacturer = "SIMCOM INCORPORATED",
        Product = "SIMCOM_SIM7600E-H",
        Revision = "LE20B03SIM7600M22",
        Banner = "Manufacturer: SIMCOM INCORPORATED",
        Connect = "CONNECT 115200",
        BootTime = TimeSpan.FromSeconds(12),
        SimTime = TimeSpan.FromSeconds(1),
        Boot = [new("RDY"), new("SMS DONE", 6000), new("PB DONE", 8000)],
        KeepsBaudRate = false,
        Keys = new PowerKeys
        {
            On = TimeSpan.FromMilliseconds(500),
            Off = TimeSpan.FromMilliseconds(2500),
            OffTime = TimeSpan.FromSeconds(25),
            Reset = TimeSpan.FromMilliseconds(100),
        },
        PowerDownReport = "NORMAL POWER DOWN",
        Mux = new MuxQuirks { Channels = 4, DefaultN1 = 127, MaximumN1 = 1509 },
        Technologies = [RadioTechnology.Lte, RadioTechnology.Utran, RadioTechnology.Gsm],
        CellFormat = ("X", "X"),
        Without = ["+C5GREG", "+CCID", "+QCCID", "+ICCID"],
        Commands = LteCommands,
    };

    public static ModemModel A7670 { get; } = Sim7600 with
    {
        Name = "a7670",
        Summary = "SIMCom A7670: LTE category 1, 2-byte lengths in the multiplexer",
        Product = "A7670E-LASE",
        Revision = "A7670M7_B02V01",
        BootTime = TimeSpan.FromSeconds(8),
        Boot = [new("*ATREADY: 1"), new("+CPIN: {cpin}", 1000), new("SMS DONE", 3000), new("PB DONE", 4000)],
        AutoBaud = true,
        Keys = new PowerKeys
        {
            On = TimeSpan.FromMilliseconds(50),
            Off = TimeSpan.FromMilliseconds(2500),
            OffTime = TimeSpan.FromSeconds(2),
            Reset = TimeSpan.FromSeconds(2),
        },
        Mux = new MuxQuirks { Channels = 4, DefaultN1 = 1500, MaximumN1 = 1500, TwoByteLengths = true },
        Technologies = [RadioTechnology.Lte, RadioTechnology.Gsm],
    };

    public static ModemModel Sim800 { get; } = new("sim800", "SIMCom SIM800: 2G, MSC before UA in the multiplexer")
    {
        Manufacturer = "SIMCOM_Ltd",
        Product = "SIMCOM_SIM800L",
        Revision = "Revision:1418B05SIM800L24",
        Banner = "SIM800 R14.18",
        Connect = "CONNECT",
        BootTime = TimeSpan.FromSeconds(3),
        SimTime = TimeSpan.FromSeconds(1),
        Boot = [new("RDY"), new("+CFUN: {cfun}"), new("Call Ready", 3000), new("SMS Ready", 4000)],
        BaudRates = [0, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800],
        AutoBaud = true,
        Keys = new PowerKeys
        {
            On = TimeSpan.FromSeconds(1),
            Off = TimeSpan.FromMilliseconds(1500),
            OffTime = TimeSpan.FromSeconds(3),
            Reset = TimeSpan.FromMilliseconds(105),
        },
        PowerDownReport = "NORMAL POWER DOWN",
        Mux = new MuxQuirks { Channels = 4, DefaultN1 = 31, MaximumN1 = 255, StatusBeforeAck = true },
        Technologies = [RadioTechnology.Gsm],
        CellFormat = ("X4", "X4"),
        Without =
        [
            "+CEREG", "+C5GREG", "+CESQ", "+CPSMS", "+CEDRXS", "+CEDRXRDP", "+CGAUTH", "+CGCONTRDP", "+QCCID", "+ICCID",
        ],
        Commands =
        [
            new("+CCID") { Execute = "{iccid}", Read = "+CCID: \"{iccid}\"", NeedsSim = true },
            ModelCommand.Shows("+CBC", "+CBC: 0,85,4050"),
            ModelCommand.Reads("+CENG", "+CENG: 0,0"),
            ModelCommand.Setting("+CSCLK", "0"),
            ModelCommand.Setting("+CLTS", "0"),
            ModelCommand.Setting("+CIURC", "1"),
            ModelCommand.Setting("+CNETLIGHT", "1"),
            ModelCommand.Shows("+CIPSHUT", "SHUT OK"),
            ModelCommand.Shows("+CIPSTATUS", "STATE: IP INITIAL"),
            new("+CPOWD") { Set = "", Action = ModelAction.PowerOff },
        ],
    };

    private static ModelCommand[] LteCommands =>
    [
        new("+CICCID") { Execute = "+ICCID: {iccid}", NeedsSim = true },
        new("+CPSI")
        {
            Read = "+CPSI: {mode-text},Online,{mcc}-{mnc},0x{tac},{cell},301,EUTRAN-BAND3,1650,4,4,{rsrq},{rsrp},"
                + "{rssi},14",
            Set = "",
        },
        new("+CNSMOD") { Read = "+CNSMOD: 0,8", Set = "" },
        ModelCommand.Setting("+CNMP", "2"),
        ModelCommand.Setting("+CNBP", "0xFFFFFFFF7FFFFFFF,0x000007FF3FDF3FFF"),
        ModelCommand.Reads("+CSUB", "+CSUB: B01V01"),
        ModelCommand.Reads("+SIMEI", "+SIMEI: {imei}") with { Execute = "+SIMEI: {imei}" },
        ModelCommand.Setting("+CSCLK", "0"),
        ModelCommand.Setting("+CATR", "0,1"),
        ModelCommand.Reads("+CPMUTEMP", "+CPMUTEMP: 31") with { Execute = "+CPMUTEMP: 31" },
        new("+CBC") { Execute = "+CBC: 3.894V", Read = "+CBC: 3.894V" },
        ModelCommand.Setting("+UIMHOTSWAPON", "0"),
        ModelCommand.Setting("+IPREX", "115200"),
        new("+CRESET") { Execute = "", Action = ModelAction.Restart },
        new("+CPOF") { Execute = "", Action = ModelAction.PowerOff },
    ];
}
