using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>An app's serial port, with this test at its other end.</summary>
public sealed class UartTests : IDisposable
{
    private const int PatienceMs = 180_000;

    private readonly AppFolder _apps = new();
    private readonly TcpListener _peer = new(IPAddress.Loopback, 0);

    public UartTests() => _peer.Start();

    public static TheoryData<string> Boards => ["posix", "netduino-plus-2"];

    private string Wire => $"1=tcp:127.0.0.1:{((IPEndPoint)_peer.LocalEndpoint).Port}";

    public void Dispose()
    {
        _peer.Stop();
        _apps.Dispose();
    }

    [Theory(Timeout = PatienceMs)]
    [MemberData(nameof(Boards))]
    public async Task Bytes_arrive_as_one_message_and_answers_go_out_with_a_message_when_sent(string board)
    {
        string app = _apps.Write("app.cs", """
            using System;
            using System.Text;
            using NanoSocket;

            Rtos.PowerOn(false);
            Console.WriteLine(Uart.Setup(1, 9600, 8, Uart.ParNone, Uart.Stop1, 0, 1));
            Uart.Write(1, Encoding.UTF8.GetBytes("ready\n"));
            Message sent = Rtos.Receive(20000);
            Console.WriteLine("message " + sent.Id + " of " + sent.UartId);
            Message came = Rtos.Receive(20000);
            Rtos.Sleep(500);
            Console.WriteLine("message " + came.Id + " of " + came.UartId + ", then " + Rtos.Receive(0).Id);
            byte[] line = new byte[80];
            for (int count = Uart.ReadLine(1, line); count > 0; count = Uart.ReadLine(1, line))
            {
                Console.WriteLine(Encoding.UTF8.GetString(line, 0, count).Replace("\n", "|"));
            }
            Uart.Write(1, Encoding.UTF8.GetBytes("again\n"));
            // The peer's byte may come before the last bit of ours is out.
            int first = Rtos.Receive(20000).Id, second = Rtos.Receive(20000).Id;
            Console.WriteLine(Math.Min(first, second) + " and " + Math.Max(first, second) + ", lost " + Uart.BytesLost(1));
            Uart.Close(1);
            Console.WriteLine("closed: " + Uart.Write(1, line) + " " + Uart.BytesToRead(1) + " " + Rtos.Receive(0).Id);
            return 3;
            """);
        using Process run = Cli.Start([], "run", app, "--board", board, "--uart", Wire, "--timeout", "90");
        using TcpClient line = await _peer.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using StreamReader reader = new(line.GetStream());
        Assert.Equal("ready", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await line.GetStream().WriteAsync("one\ntwo\nthr"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal("again", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        await line.GetStream().WriteAsync("x"u8.ToArray(), TestContext.Current.CancellationToken);

        string output = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("""
            9600
            message 7 of 1
            message 6 of 1, then 4
            one|
            two|
            thr
            6 and 7, lost 0
            closed: 0 0 4

            """, output);
        Assert.Equal(3, run.ExitCode);
    }

    [Theory(Timeout = PatienceMs)]
    [MemberData(nameof(Boards))]
    public async Task Every_byte_of_a_transfer_in_both_directions_comes_back_in_order(string board)
    {
        const int total = 20_000;
        string app = _apps.Write("app.cs", $$"""
            using System;
            using NanoSocket;

            Rtos.PowerOn(false);
            Uart.Setup(1, 115200);
            byte[] buffer = new byte[256];
            Uart.Write(1, new byte[] { 0x2A });
            for (int done = 0; done < {{total}};)
            {
                int count = Uart.Read(1, buffer);
                if (count == 0) { Rtos.Receive(1000); }
                for (int sent = 0; sent < count;)
                {
                    int taken = Uart.Write(1, new ReadOnlySpan<byte>(buffer, sent, count - sent));
                    sent += taken;
                    if (taken == 0) { Rtos.Sleep(5); }
                }
                done += count;
            }
            while (Uart.BytesToRead(1) > 0) { }
            Console.WriteLine("lost " + Uart.BytesLost(1));
            Rtos.Sleep(500);
            """);
        using Process run = Cli.Start([], "run", app, "--board", board, "--uart", Wire, "--timeout", "90");
        using TcpClient line = await _peer.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        NetworkStream stream = line.GetStream();
        Assert.Equal(0x2A, stream.ReadByte());
        byte[] sent = [.. Enumerable.Range(0, total).Select(i => (byte)(i * 7 + (i >> 8)))];

        // The port has no flow control: what is under way at a time must fit its receive ring of 2048 bytes.
        const int chunk = 1000;
        byte[] echoed = new byte[total];
        await stream.WriteAsync(sent.AsMemory(0, chunk), TestContext.Current.CancellationToken);
        for (int at = chunk; at < total; at += chunk)
        {
            await stream.WriteAsync(sent.AsMemory(at, chunk), TestContext.Current.CancellationToken);
            await stream.ReadExactlyAsync(echoed.AsMemory(at - chunk, chunk), TestContext.Current.CancellationToken);
        }
        await stream.ReadExactlyAsync(echoed.AsMemory(total - chunk), TestContext.Current.CancellationToken);

        Assert.Equal(sent, echoed);
        Assert.Equal("lost 0\n", await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory(Timeout = PatienceMs)]
    [MemberData(nameof(Boards))]
    public async Task The_bridge_carries_what_comes_on_the_port_to_a_server_and_back(string board)
    {
        using Process run = Cli.Start(
            [], "run", Path.Combine(Cli.Root, "samples", "SerialBridge"), "--board", board, "--uart", Wire, "--echo",
            "--timeout", "90");
        using TcpClient line = await _peer.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        byte[] sent = [.. Enumerable.Range(0, 1800).Select(i => (byte)(i * 5 + (i >> 8)))];
        byte[] echoed = new byte[sent.Length];
        string? log = "";
        while (log is not null && !log.StartsWith("link: address", StringComparison.Ordinal))
        {
            log = await run.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        }

        // The port is open by now; before, a UART that nobody has switched on loses what arrives.
        await line.GetStream().WriteAsync(sent, TestContext.Current.CancellationToken);
        await line.GetStream().ReadExactlyAsync(echoed, TestContext.Current.CancellationToken);
        run.Kill(entireProcessTree: true);

        Assert.Equal(sent, echoed);
    }

    [Theory(Timeout = PatienceMs)]
    [MemberData(nameof(Boards))]
    public async Task A_pseudo_terminal_is_named_in_the_log_and_reaches_the_app(string board)
    {
        string app = _apps.Write("app.cs", """
            using NanoSocket;

            Rtos.PowerOn(false);
            byte[] line = new byte[80];
            Uart.Setup(1, 9600);
            int count = 0;
            while (count == 0 || line[count - 1] != '\n')
            {
                count += Uart.Read(1, new System.Span<byte>(line, count, 80 - count));
                Rtos.Receive(100);
            }
            System.Console.WriteLine(System.Text.Encoding.UTF8.GetString(line, 0, count - 1));
            """);
        using Process run = Cli.Start([], "run", app, "--board", board, "--uart", "1=pty", "--timeout", "90");
        Match name = Match.Empty;
        while (!name.Success)
        {
            string? line = await run.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(line);
            name = Regex.Match(line, "/dev/pts/[0-9]+");
        }
        Task<string> output = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await using FileStream terminal = new(name.Value, FileMode.Open, FileAccess.Write);
        while (!output.IsCompleted)
        {
            await terminal.WriteAsync("typed\n"u8.ToArray(), TestContext.Current.CancellationToken);
            await terminal.FlushAsync(TestContext.Current.CancellationToken);
            await Task.WhenAny(output, Task.Delay(500, TestContext.Current.CancellationToken));
        }

        Assert.StartsWith("typed", await output);
    }

    [Theory]
    [InlineData("1=")]
    [InlineData("0=pty")]
    [InlineData("4=pty")]
    [InlineData("pty")]
    [InlineData("1=tcp:127.0.0.1")]
    [InlineData("1=tcp:localhost:99999")]
    [InlineData("1=unix:")]
    [InlineData("1=unix:/a,server=on")]
    public async Task A_wrong_wire_is_refused_before_anything_is_built(string wire)
    {
        CliResult result = await Cli.RunAsync("run", "samples/Hello", "--uart", wire);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"--uart '{wire}'", result.Error);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task A_port_nobody_has_wired_or_in_no_known_format_is_an_exception_that_names_it(string board)
    {
        string app = _apps.Write("app.cs", """
            using System;
            using NanoSocket;

            Rtos.PowerOn(false);
            int[][] wrong =
            {
                new[] { 0, 9600 }, new[] { 4, 9600 }, new[] { 3, 9600 }, new[] { 1, 0 }, new[] { 1, -5 },
            };
            foreach (int[] setup in wrong)
            {
                try
                {
                    Uart.Setup(setup[0], setup[1]);
                    Console.WriteLine("accepted " + setup[0] + " at " + setup[1]);
                }
                catch (ArgumentException e)
                {
                    Console.WriteLine(e.Message.Substring(0, 6));
                }
            }
            Console.WriteLine(Uart.Read(1, new byte[4]) + Uart.Write(2, new byte[4]) + Uart.Close(99));
            """);

        CliResult result = await Cli.RunAsync("run", app, "--board", board, "--timeout", "60");

        Assert.Equal("UART 0\nUART 4\nUART 3\nUART 1\nUART 1\n1\n", result.Output);
        Assert.Equal(0, result.ExitCode);
    }
}
