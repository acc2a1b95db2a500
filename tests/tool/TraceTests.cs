using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>The flight recorder's recording on its way to Wireshark, whose own decoder (tshark) judges it.</summary>
public sealed class TraceTests : IDisposable
{
    private const string Talking = """
        using System;
        using System.Text;
        using NanoSocket;

        Modem.Configure(new CellularOptions { Apn = "internet", User = "someone", Password = "hush-hush" });
        Rtos.PowerOn(true);
        while (Modem.State != ModemState.Online) { Rtos.Receive(100); }
        int id = SocketCore.SockConnExt(SocketCore.Tcp, "echo.nanosocket.example", 7007);
        while (Rtos.Receive(20_000).Id != Rtos.MsgSockConnCnf) { }
        SocketCore.SockSend(id, Encoding.UTF8.GetBytes(new string('x', 300)));
        while (Rtos.Receive(20_000).Id != Rtos.MsgSockRecvInd) { }

        """;

    private readonly AppFolder _files = new();

    public static TheoryData<string> Boards => ["posix", "netduino-plus-2"];

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task A_run_is_decoded_by_Wireshark_from_the_first_command_to_the_last_segment(string board)
    {
        string trace = _files.Path("run.trace");
        CliResult run = await RunAsync(Talking + "return 3;", board, trace);
        Assert.True(run.ExitCode == 3, run.Error);

        List<string> packets = await DecodeAsync(trace);

        Assert.Contains(packets, line => line.Contains("Sent AT Command: AT", StringComparison.Ordinal));
        Assert.Contains(packets, line => line.Contains("MUX27010", StringComparison.Ordinal));
        Assert.Contains(packets, line => line.Contains("PPP LCP", StringComparison.Ordinal));
        Assert.Contains(packets, line => line.Contains("PPP IPCP", StringComparison.Ordinal));
        Assert.Contains(packets, line => line.Contains("DNS", StringComparison.Ordinal));
        Assert.Contains(packets, line => line.Contains("TCP", StringComparison.Ordinal)
            && line.Contains("[SYN]", StringComparison.Ordinal));
        Assert.Contains(packets, line => line.Contains("Len=300", StringComparison.Ordinal));
        Assert.Empty(await TsharkAsync(trace + ".pcapng", "-Y", "_ws.malformed"));
        Assert.DoesNotContain("hush-hush", File.ReadAllText(trace), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task A_crash_and_the_run_before_a_restart_are_in_the_recording(string board)
    {
        string trace = _files.Path("crash.trace");
        CliResult run = await RunAsync(Talking + """
            if (Rtos.PowerOnReason() == Rtos.PowerOnKey) { Rtos.Restart(); }
            throw new InvalidOperationException("crash");
            """, board, trace);
        Assert.True(run.ExitCode == 134, run.Error);

        string restart =
            Assert.Single(await DecodeAsync(trace, "-Y", "frame.comment contains \"restart by the app\""));
        // How much of the first run the ring still has depends on how long the second one took to find the modem.
        List<string> segments = await DecodeAsync(trace, "-Y", "tcp.len == 300");
        Assert.Contains(segments, segment => FrameNumber(segment) < FrameNumber(restart));
        Assert.Contains(segments, segment => FrameNumber(segment) > FrameNumber(restart));
    }

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(Boards))]
    public async Task What_the_console_prints_is_the_recording(string board)
    {
        string app = _files.Write("app.cs", Talking + """
            Console.WriteLine("done");
            while (true) { Rtos.Receive(1000); }
            """);
        using Process run = Cli.StartTyping("run", app, "--board", board, "--console", "--echo");
        while (await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) != "done")
        {
            Assert.False(run.HasExited);
        }
        await run.StandardInput.WriteAsync("trace\n");
        await run.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        string log = _files.Path("console.log");
        await using (StreamWriter copy = new(log))
        {
            string? line;
            do
            {
                line = await run.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
                await copy.WriteLineAsync("12:00:00.000 board | " + line + "\r");
            }
            while (line is not null && !line.StartsWith("trace end ", StringComparison.Ordinal));
        }
        run.Kill(entireProcessTree: true);

        Assert.Contains(await DecodeAsync(log), line => line.Contains("Len=300", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_without_a_recording_is_said_to_have_none()
    {
        CliResult result = await Cli.RunAsync("trace", _files.Write("log.txt", "trace end 12\n"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("lines are missing", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private Task<CliResult> RunAsync(string source, string board, string trace) => Cli.RunAsync(
        "run", _files.Write("app.cs", source), "--board", board, "--echo", "--trace", trace, "--timeout", "90");

    private static async Task<List<string>> DecodeAsync(string trace, params string[] arguments)
    {
        CliResult converted = await Cli.RunAsync("trace", trace);
        Assert.True(converted.ExitCode == 0, converted.Error);
        return await TsharkAsync(trace + ".pcapng", arguments);
    }

    /// <summary>The first column of a line of tshark.</summary>
    private static int FrameNumber(string line) =>
        int.Parse(line.TrimStart().Split(' ')[0], CultureInfo.InvariantCulture);

    private static async Task<List<string>> TsharkAsync(string capture, params string[] arguments)
    {
        ProcessStartInfo start = new("tshark", ["-r", capture, "-n", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process tshark = Process.Start(start)!;
        Task<string> error = tshark.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await tshark.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tshark.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(tshark.ExitCode == 0, await error);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
