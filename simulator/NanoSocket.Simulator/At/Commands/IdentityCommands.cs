using System.Collections.Generic;

namespace NanoSocket.Simulator.At;

/// <summary>Who the modem is (3GPP TS 27.007 clause 5) and who the subscriber is.</summary>
internal static class IdentityCommands
{
    public static IReadOnlyList<AtEntry> Entries { get; } =
    [
        AtEntry.Identity("+CGMI", context => context.Modem.Identity.Manufacturer),
        AtEntry.Identity("+GMI", context => context.Modem.Identity.Manufacturer),
        AtEntry.Identity("+CGMM", context => context.Modem.Identity.Product),
        AtEntry.Identity("+GMM", context => context.Modem.Identity.Product),
        AtEntry.Identity("+CGMR", context => context.Modem.Identity.Revision),
        AtEntry.Identity("+GMR", context => context.Modem.Identity.Revision),
        AtEntry.Identity("+GSN", context => context.Modem.Identity.Imei),
        new("+CGSN")
        {
            Test = "(0-3)",
            Execute = context => context.Answer(context.Modem.Identity.Imei),
            Set = (context, arguments) => SerialNumber(context, arguments),
        },
        AtEntry.Identity("+CIMI", context => context.Modem.Identity.Imsi) with { NeedsSim = true },
        Iccid("+CCID"),
        Iccid("+ICCID"),
        Iccid("+QCCID"),
    ];

    /// <summary>The card's number has no command in the standard: each vendor took a name of its own.</summary>
    private static AtEntry Iccid(string name) => new(name)
    {
        Test = "",
        Execute = context => context.Answer($"{name}: {context.Modem.Identity.Iccid}"),
        Read = context => context.Answer($"{name}: {context.Modem.Identity.Iccid}"),
    };

    /// <summary>Clause 5.4: 0 serial number, 1 IMEI, 2 IMEI with software version, 3 software version.</summary>
    private static AtResult SerialNumber(AtContext context, AtArguments arguments)
    {
        if (!arguments.TryNumber(0, 0, 3, out int kind))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        string imei = context.Modem.Identity.Imei;
        return context.Answer(kind switch
        {
            0 => imei,
            1 => $"+CGSN: \"{imei}\"",
            2 => $"+CGSN: \"{imei[..14]}01\"",
            _ => "+CGSN: \"01\"",
        });
    }
}
