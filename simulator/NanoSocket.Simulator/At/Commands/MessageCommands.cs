using System.Collections.Generic;

namespace NanoSocket.Simulator.At;

/// <summary>
/// What clients ask about short messages and the phone book (3GPP TS 27.005, TS 27.007 clause 8.11): the settings are
/// kept, the stores are empty. Sending is not possible.
/// </summary>
internal static class MessageCommands
{
    private const string Stores = "(\"SM\",\"ME\")";
    private const string Capacity = "\"SM\",0,50,\"SM\",0,50,\"SM\",0,50";

    public static IReadOnlyList<AtEntry> Entries { get; } =
    [
        AtEntry.Stored("+CMGF", "0", "(0,1)"),
        AtEntry.Stored("+CNMI", "0,0,0,0,0", "(0-2),(0-3),(0,2),(0-2),(0,1)"),
        AtEntry.Stored("+CSMP", "17,167,0,0", ""),
        AtEntry.Stored("+CSDH", "0", "(0,1)"),
        AtEntry.Stored("+CSCS", "\"IRA\"", "(\"IRA\",\"GSM\",\"UCS2\")"),
        AtEntry.Stored("+CSCA", "\"\",129", ""),
        AtEntry.Stored("+CGSMS", "1", "(0-3)"),
        new("+CSMS")
        {
            Test = "(0,1)",
            Read = context => context.Answer("+CSMS: 0,1,1,1"),
            Set = (context, _) => context.Answer("+CSMS: 1,1,1"),
        },
        new("+CPMS")
        {
            NeedsSim = true,
            Test = $"{Stores},{Stores},{Stores}",
            Read = context => context.Answer($"+CPMS: {Capacity}"),
            Set = (context, _) => context.Answer("+CPMS: 0,50,0,50,0,50"),
        },
        new("+CMGL") { NeedsSim = true, Test = "(0-4)", Execute = _ => AtResult.Ok, Set = (_, _) => AtResult.Ok },
        new("+CPBS")
        {
            NeedsSim = true,
            Test = "(\"SM\")",
            Read = context => context.Answer("+CPBS: \"SM\",0,100"),
            Set = (_, arguments) => arguments.Text(0) == "SM"
                ? AtResult.Ok
                : AtResult.Fail(CmeError.OperationNotSupported),
        },
        new("+CNUM") { NeedsSim = true, Test = "", Execute = _ => AtResult.Ok },
    ];
}
