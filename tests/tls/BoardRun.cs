using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Cases;
using NanoSocket.Tool;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Testing;
using NanoSocket.Tool.Traces;

namespace NanoSocket.TlsTests;

/// <summary>Many cases in one boot of a board: a boot of the emulated one costs seconds.</summary>
/// <param name="board">The board.</param>
/// <param name="options">The image's variant; its TLS profile decides which cases run.</param>
internal sealed class BoardRun(string board, BuildOptions options)
{
    /// <summary>The emulated board has about 33 KB for objects beside TLS, most of which core and agent need: an RSA
    /// key with its certificate is too much.</summary>
    private const int TextsOfSmallBoard = 2500;

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(2);

    public string Name => $"{board}, {options.Tls}";

    /// <summary>Whether a case can run on it.</summary>
    public bool Fits(ITlsCase test) =>
        (!test.NeedsTls13 || options.Tls == "tls13")
        && (board == BoardCatalog.Host || (!test.IsSlow && test.Credentials.Length <= TextsOfSmallBoard));

    /// <summary>Builds the image, runs the cases and tells how each ended.</summary>
    public async Task RunAsync(IReadOnlyList<ITlsCase> cases, Report report, CancellationToken cancellation)
    {
        BuiltImage image = await BuildAsync(cancellation);
        using Device device = new();
        ModemSettings modem = ModemSettings.Usual with
        {
            Options = ModemSettings.Usual.Options with { Ports = [device.Mapping] },
        };
        CollectedOutput output = new();
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<int> running = AppRunner.RunAsync(image, modem, output, s_limit, end.Token);
        try
        {
            await StartedAsync(device, running, cancellation);
            await RunAllAsync(device, cases, report);
            await device.EndAsync();
            int code = await running.WaitAsync(s_startLimit, cancellation);
            report.Add($"the_run_ends@{Name}", code == 0 ? null : $"exit code {code}", TimeSpan.Zero);
        }
        catch (Exception e) when (e is ToolException or TimeoutException)
        {
            await end.CancelAsync();
            string log = await new TraceTranslator(image).TranslateAllAsync(output.LogText);
            report.Add($"the_run@{Name}", $"{e.Message}\n--- output\n{output.AppText}\n--- log\n{log}", TimeSpan.Zero);
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAny(running);
        }
    }

    private async Task<BuiltImage> BuildAsync(CancellationToken cancellation)
    {
        AppSource app = await AppSource.ResolveAsync(Repository.Current.Resolve("tests/tls/device"), cancellation)
            with { Name = "TlsAgent" };
        return await new ImageBuilder(BoardCatalog.Load(board), options).BuildAsync(app, _ => { }, cancellation);
    }

    private static async Task StartedAsync(Device device, Task<int> running, CancellationToken cancellation)
    {
        Task accepted = device.AcceptAsync(cancellation);
        if (await Task.WhenAny(accepted, running).WaitAsync(s_startLimit, cancellation) == running)
        {
            throw new ToolException($"the app ended with code {await running} before it connected");
        }
        await accepted;
    }

    private async Task RunAllAsync(Device device, IReadOnlyList<ITlsCase> cases, Report report)
    {
        foreach (ITlsCase test in cases)
        {
            long start = Stopwatch.GetTimestamp();
            device.Restart();
            string? problem = await test.RunAsync(device);
            report.Add($"{test.Name}@{Name}", problem is null ? null : $"{problem}\n--- board\n{device.Transcript}",
                Stopwatch.GetElapsedTime(start));
            if (problem is not null)
            {
                await device.DoAsync("reset");
            }
        }
    }
}
