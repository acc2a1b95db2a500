using System.Collections.Generic;
using NanoSocket.Simulator.Mux;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.At;

/// <summary>The multiplexer (3GPP TS 27.007 clause 5.7).</summary>
internal static class MuxCommands
{
    public static IReadOnlyList<AtEntry> Entries { get; } =
    [
        new("+CMUX")
        {
            TestAnswer = context => MuxParameters.Ranges(context.Modem.Options.Model.Mux),
            Read = context => context.Channel.Multiplexing is IMultiplexing port
                ? context.Answer($"+CMUX: 0,{port.Parameters}")
                : AtResult.Fail(CmeError.OperationNotAllowed),
            Set = Start,
        },
    ];

    /// <summary>The mode is 0, the basic option; the session starts behind the result.</summary>
    private static AtResult Start(AtContext context, AtArguments arguments)
    {
        MuxQuirks quirks = context.Modem.Options.Model.Mux;
        if (!quirks.Supported)
        {
            return AtResult.Fail(CmeError.OperationNotSupported);
        }
        if (context.Channel.Multiplexing is not IMultiplexing port)
        {
            return AtResult.Fail(CmeError.OperationNotAllowed); // Already inside.
        }
        if (!arguments.TryNumber(0, 0, 0, out _)
            || !MuxParameters.TryRead(arguments, quirks, out MuxParameters parameters))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        context.Channel.AfterResult(() => port.Start(parameters));
        return AtResult.Ok;
    }
}
