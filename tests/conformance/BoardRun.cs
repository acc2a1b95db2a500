using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Faults;
using NanoSocket.Tool;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Traces;

namespace NanoSocket.Conformance;

/// <summary>The cases of one app on one board.</summary>
internal sealed class BoardRun(string board, BuildOptions options, TestApp app, string? filter)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The board, and the language of the cases where it is not C#.</summary>
    public string Board => app.IsLua ? board + ", Lua" : board;

    public string Name => $"{Board}, {app.Folder}";

    /// <summary>Builds the image.</summary>
    public async Task<BuiltImage> BuildAsync(CancellationToken cancellation)
    {
        AppSource source = (await app.ResolveAsync(cancellation)) with { TestFilter = app.IsLua ? null : filter };
        return await new ImageBuilder(BoardCatalog.Load(board), options).BuildAsync(source, _ => { }, cancellation);
    }

    /// <summary>Runs the image and returns how its cases ended; a run that ended otherwise than by its last case is one
    /// more result, a failed one.</summary>
    public async Task<IReadOnlyList<CaseResult>> RunAsync(BuiltImage image, CancellationToken cancellation)
    {
        await using ControlServer control = new(filter ?? "");
        ModemSettings modem = ModemSettings.Usual with
        {
            Started = control.Use,
            Options = ModemSettings.Usual.Options with
            {
                Ports = [control.Mapping],
                Faults = FaultSpec.ParseList(app.Faults),
            },
        };
        CaseOutput output = new();
        RunWiring wiring = new(modem) { Uarts = app.IsLua ? [control.Wire] : [] };
        int code = await AppRunner.RunAsync(image, wiring, output, Limit, cancellation);
        int failed = output.Results.Count(result => result.Problem is not null);
        if (failed == 0 && code == 0)
        {
            return output.Results;
        }
        string log = await new TraceTranslator(image).TranslateAllAsync(output.LogText);
        return failed == code || (app.IsLua && failed > 0 && code == ExitCode.Failure)
            ? [.. output.Results.Select(result => WithLog(result, log))]
            : [.. output.Results, new CaseResult("Case_0_the_run", $"exit code {code}\n{log}", output.Unfinished)];
    }

    /// <summary>A failed case with its record and the log, which has the stack of the failure.</summary>
    private static CaseResult WithLog(CaseResult result, string log) => result.Problem is null
        ? result
        : result with { Problem = $"{result.Problem}\n{result.Trace.TrimEnd()}\n--- log\n{log.TrimEnd()}" };
}
