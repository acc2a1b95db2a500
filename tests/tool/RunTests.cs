using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>What <c>run</c> promises about output, exit code and the processes it starts.</summary>
public sealed class RunTests : IDisposable
{
    private const string Endless = """
        System.Console.WriteLine("started");
        while (true) { System.Threading.Thread.Sleep(100); }
        """;

    private const int PatienceMs = 180_000;

    private readonly AppFolder _apps = new();

    public static TheoryData<string> Boards => ["posix", "netduino-plus-2"];

    public void Dispose() => _apps.Dispose();

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task Output_and_exit_code_are_the_apps(string board)
    {
        string app = _apps.Write("app.cs", "System.Console.WriteLine(\"to stdout\");\nreturn 42;\n");

        CliResult result = await Cli.RunAsync("run", app, "--board", board);

        Assert.Equal(42, result.ExitCode);
        Assert.Equal("to stdout\n", result.Output);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task An_unhandled_exception_is_reported_with_its_CSharp_lines(string board)
    {
        string app = _apps.Write("app.cs", """
            static class Program
            {
                static void Inner(int x)
                {
                    if (x > 0) throw new System.InvalidOperationException("broken " + x);
                }
                static int Main()
                {
                    Inner(System.Environment.TickCount | 1);
                    return 0;
                }
            }
            """);

        CliResult result = await Cli.RunAsync("run", app, "--board", board);

        Assert.Equal(134, result.ExitCode);
        Assert.Contains("System.InvalidOperationException: broken", result.Error);
        Assert.Matches(@"   at .*Inner.* in app\.cs:line 5\n   at .*Main.* in app\.cs:line 9\n", result.Error);
        Assert.Empty(result.Output);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task A_run_that_takes_too_long_is_ended(string board)
    {
        CliResult result =
            await Cli.RunAsync("run", _apps.Write("app.cs", Endless), "--board", board, "--timeout", "1");

        Assert.Equal(124, result.ExitCode);
        Assert.Equal("started\n", result.Output);
        Assert.Contains("did not end within 1 s", result.Error);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task A_second_run_starts_at_once(string board)
    {
        string app = _apps.Write("app.cs", "System.Console.WriteLine(\"Hello\");\n");
        await Cli.RunAsync("run", app, "--board", board);

        Stopwatch watch = Stopwatch.StartNew();
        CliResult result = await Cli.RunAsync("run", app, "--board", board);

        Assert.Equal("Hello\n", result.Output);
        Assert.DoesNotContain("ompiling", result.Error);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    /// <summary>The emulator's UART writes synchronously: if the tool waited for its own reader, the board would
    /// stop. The app's end is seen on the log while nobody reads its output.</summary>
    [Theory(Timeout = PatienceMs)]
    [MemberData(nameof(Boards))]
    public async Task A_reader_that_stalls_does_not_stop_the_board_and_loses_nothing(string board)
    {
        const int lines = 4000;
        string app = _apps.Write("app.cs", $$"""
            for (int i = 0; i < {{lines}}; i++) System.Console.WriteLine("line " + i + " of a long output ...........");
            throw new System.InvalidOperationException("all written");
            """);

        using Process process = Cli.Start([], "run", app, "--board", board, "--timeout", "120");
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line is not null && !line.Contains("all written", StringComparison.Ordinal));
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(line);
        Assert.Equal(134, process.ExitCode);
        Assert.Equal(
            string.Concat(Enumerable.Range(0, lines).Select(i => $"line {i} of a long output ...........\n")), output);
    }

    [Theory(Timeout = PatienceMs)]
    [InlineData("posix", "TERM", 130)]
    [InlineData("netduino-plus-2", "TERM", 130)]
    [InlineData("posix", "KILL", 137)]
    [InlineData("netduino-plus-2", "KILL", 137)]
    public async Task Nothing_survives_the_tool(string board, string signal, int code)
    {
        using Process process = Cli.Start([], "run", _apps.Write("app.cs", Endless), "--board", board);
        Assert.Equal("started", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        IReadOnlyList<int> children = Children(process.Id);
        Assert.NotEmpty(children);

        using (Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(code, process.ExitCode);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(children, IsRunning);
    }

    private static List<int> Children(int parent) =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out int id) ? id : 0)
            .Where(id => id > 0 && StatusLine(id, "PPid:") == $"{parent}")
            .ToList();

    private static bool IsRunning(int id) => StatusLine(id, "State:") is { } state && state[0] is not ('Z' or 'X');

    private static string? StatusLine(int id, string name)
    {
        try
        {
            return File.ReadLines($"/proc/{id}/status")
                .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim();
        }
        catch (IOException)
        {
            // The process ended while we looked.
            return null;
        }
    }
}
