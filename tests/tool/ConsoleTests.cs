using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>The board's console behind <c>run --console</c>.</summary>
public sealed class ConsoleTests : IDisposable
{
    private const string App = """
        using System;
        using NanoSocket;

        Rtos.PowerOn(false);
        int id = SocketCore.SockConnExt(SocketCore.Tcp, "server.example", 7);
        Console.WriteLine("socket " + id);
        while (true) { Rtos.Receive(1000); }
        """;

    private readonly AppFolder _apps = new();

    public static TheoryData<string> Boards => ["posix", "netduino-plus-2"];

    public void Dispose() => _apps.Dispose();

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(Boards))]
    public async Task Typed_commands_are_answered_on_standard_error(string board)
    {
        using Process run = Cli.StartTyping("run", _apps.Write("app.cs", App), "--board", board, "--console");
        Assert.Equal("socket 0", await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        await run.StandardInput.WriteAsync("slots\nmemory\nthreads\nlink\nhelp\n");
        await run.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        List<string> answer = await ReadUntilAsync(run, "  threads:");
        run.Kill(entireProcessTree: true);

        Assert.Contains(answer, line => line == "slots: 1 of 10 taken");
        Assert.Contains(answer, line => line.StartsWith("  0 tcp closed 0.0.0.0:7 ", StringComparison.Ordinal));
        Assert.Contains("    there was no link: wait until the modem is online", answer);
        Assert.Contains(answer, line => line.StartsWith("memory: objects and garbage ", StringComparison.Ordinal));
        Assert.Contains(answer, line => line.StartsWith("  thread 1 (main): ", StringComparison.Ordinal));
        Assert.Contains(answer, line => line.StartsWith("  core lock held for ", StringComparison.Ordinal));
    }

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(Boards))]
    public async Task Input_without_sense_or_end_does_not_stop_the_app(string board)
    {
        string app = _apps.Write("app.cs", """
            using System;
            using NanoSocket;

            Rtos.PowerOn(false);
            int start = Environment.TickCount;
            int timers = 0;
            Console.WriteLine("listening");
            while (Environment.TickCount - start < 3000)
            {
                Rtos.TimerStart(1, 50);
                timers += Rtos.Receive(10000).Id == Rtos.MsgTimer ? 1 : 0;
            }
            Console.WriteLine(timers > 30 ? "in time" : "only " + timers);
            """);
        using Process run = Cli.StartTyping("run", app, "--board", board, "--console", "--timeout", "60");
        Assert.Equal("listening", await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        Task flood = FloodAsync(run);

        string rest = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        await flood;

        Assert.Equal("in time\n", rest);
        Assert.Equal(0, run.ExitCode);
    }

    private static async Task FloodAsync(Process run)
    {
        string noise = new string('\u0001', 300) + "\nslots\n\n\n" + new string('z', 5000) + "\nhelp\n";
        Task drained = run.StandardError.ReadToEndAsync();
        try
        {
            while (!run.HasExited)
            {
                await run.StandardInput.WriteAsync(noise);
            }
        }
        catch (System.IO.IOException)
        {
            // The run is over.
        }
        await drained;
    }

    private static async Task<List<string>> ReadUntilAsync(Process run, string beginning)
    {
        List<string> lines = [];
        while (lines.Count == 0 || !lines[^1].StartsWith(beginning, StringComparison.Ordinal))
        {
            string? line = await run.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(line);
            lines.Add(line);
        }
        return lines;
    }
}
