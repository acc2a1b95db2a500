using System;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Models;

/// <summary>
/// Quectel modems. Power key, reset and boot times of EG25 and BG96 are looked up (docs/adding-a-modem.md), so is the
/// EC200U's press to switch on, and the vendor commands' names. The rest is from memory, not verified: identities, N1,
/// the EC200's other times.
/// </summary>
internal static class QuectelModels
{
    private static readonly PowerKeys Keys = new()
    {
        On = TimeSpan.FromMilliseconds(500),
        Off = TimeSpan.FromMilliseconds(650),
        OffTime = TimeSpan.FromSeconds(2),
        Reset = TimeSpan.FromMilliseconds(150),
    };

    private static readonly string[] Missing = ["+C5GREG", "+CCID", "+ICCID"];

    public static ModemModel Ec200 { get; } = new("ec200", "Quectel EC200: LTE category 1 and 4")
    {
        Manufacturer = "Quectel",
        Product = "EC200U",
        Revision = "EC200UCNAAR03A02M08",
        Banner = "Quectel",
        BootTime = TimeSpan.FromSeconds(3),
        SimTime = TimeSpan.FromMilliseconds(800),
        Boot =
        [
            new("RDY"), new("+CFUN: {cfun}", 500), new("+QUSIM: {sim}", 900), new("+QIND: SMS DONE", 3000),
            new("+QIND: PB DONE", 4000),
        ],
        PowerDownReport = "POWERED DOWN",
        Keys = Keys with { On = TimeSpan.FromSeconds(2) },
        Mux = new MuxQuirks { Channels = 4, DefaultN1 = 127, MaximumN1 = 1509 },
        Technologies = [RadioTechnology.Lte, RadioTechnology.Gsm],
        CellFormat = ("X4", "X"),
        Without = Missing,
        Commands = Common,
    };

    public static ModemModel Eg25 { get; } = Ec200 with
    {
        Name = "eg25",
        Summary = "Quectel EG25-G, EC25: LTE category 4",
        Product = "EG25",
        Revision = "EG25GGBR07A08M2G",
        BootTime = TimeSpan.FromSeconds(12),
        KeepsBaudRate = false,
        Keys = Keys with { OffTime = TimeSpan.FromSeconds(30) },
        Technologies = [RadioTechnology.Lte, RadioTechnology.Utran, RadioTechnology.Gsm],
    };

    public static ModemModel Bg96 { get; } = Ec200 with
    {
        Name = "bg96",
        Summary = "Quectel BG96: LTE category M1 and NB1, 2G",
        Product = "BG96",
        Revision = "BG96MAR04A04M1G",
        BootTime = TimeSpan.FromSeconds(5),
        Boot = [new("RDY"), new("APP RDY", 1500)],
        Keys = Keys,
        Mux = new MuxQuirks { Channels = 3, DefaultN1 = 127, MaximumN1 = 1500 },
        Technologies = [RadioTechnology.NbIot, RadioTechnology.Lte, RadioTechnology.Gsm],
        Commands =
        [
            .. Common,
            ModelCommand.Setting("+QPSMS", "0"),
            ModelCommand.Setting("+QGPS", "0"),
        ],
    };

    private static ModelCommand[] Common =>
    [
        new("+QCCID") { Execute = "+QCCID: {iccid}", NeedsSim = true },
        ModelCommand.Shows("+QCSQ", "+QCSQ: \"{mode-text}\",{rssi},{rsrp},{sinr},{rsrq}"),
        ModelCommand.Shows("+QNWINFO", "+QNWINFO: \"FDD {mode-text}\",\"{plmn}\",\"LTE BAND 3\",1650"),
        ModelCommand.Shows("+QSPN", "+QSPN: \"{operator}\",\"{operator}\",\"\",0,\"{plmn}\""),
        new("+QENG")
        {
            Set = "+QENG: \"servingcell\",\"NOCONN\",\"{mode-text}\",\"FDD\",{mcc},{mnc},{cell},301,1650,3,5,5,{tac},"
                + "{rsrp},{rsrq},{rssi},{sinr},-",
        },
        ModelCommand.Reads("+QINISTAT", "+QINISTAT: 7") with { Execute = "+QINISTAT: 7" },
        ModelCommand.Reads("+QSIMSTAT", "+QSIMSTAT: 0,{sim}") with { Set = "" },
        ModelCommand.Setting("+QSIMDET", "0,0"),
        ModelCommand.Accepted("+QCFG"),
        ModelCommand.Setting("+QURCCFG", "\"urcport\",\"uart1\""),
        ModelCommand.Setting("+QSCLK", "0"),
        ModelCommand.Setting("+QINDCFG", "\"all\",1"),
        ModelCommand.Shows("+QLTS", "+QLTS: \"{clock},0\"") with { Set = "+QLTS: \"{clock},0\"" },
        ModelCommand.Shows("+QTEMP", "+QTEMP: 31,30,30"),
        new("+CBC") { Execute = "+CBC: 0,85,3894" },
        new("+QPOWD") { Execute = "", Set = "", Action = ModelAction.PowerOff },
    ];
}
