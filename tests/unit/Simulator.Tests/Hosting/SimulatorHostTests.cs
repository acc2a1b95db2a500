using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Simulator.Tests.Hosting;

/// <summary>The simulator on real lines, in real time.</summary>
public sealed class SimulatorHostTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nsim-test-").FullName;

    private string SocketPath => Path.Combine(folder, "modem.sock");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static SimulatorHost Start(string listen, int baudRate = 0) => SimulatorHost.Start(new SimulatorOptions
    {
        Listen = [ListenAddress.Parse(listen)],
        Modem = new ModemOptions
        {
            BaudRate = baudRate,
            BootTime = TimeSpan.FromMilliseconds(10),
            RegistrationTime = TimeSpan.FromMilliseconds(10),
        },
    });

    private static async Task<NetworkStream> ConnectUnixAsync(string path)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Reads until the text has come.</summary>
    private static async Task<string> ReadUntilAsync(Stream stream, string text, int times = 1)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        StringBuilder received = new();
        byte[] buffer = new byte[4096];
        while (received.ToString().Split(text).Length <= times)
        {
            int count = await stream.ReadAsync(buffer, limit.Token);
            Assert.True(count > 0, $"the line ended before '{text}'; it said: {received}");
            received.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
        return received.ToString();
    }

    private static async Task CheckDialogueAsync(Stream line)
    {
        await ReadUntilAsync(line, "RDY\r\n");
        await line.WriteAsync("ATE0\r"u8.ToArray());
        await ReadUntilAsync(line, "OK\r\n");
        await line.WriteAsync("AT+CGMM\r"u8.ToArray());
        Assert.Contains("Simulated LTE modem", await ReadUntilAsync(line, "OK\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unix_socket()
    {
        await using SimulatorHost host = Start("unix:" + SocketPath);
        Assert.Equal(["unix:" + SocketPath], host.Addresses);
        for (int i = 0; i < 3; i++)
        {
            using NetworkStream line = await ConnectUnixAsync(SocketPath);
            await CheckDialogueAsync(line);
        }
    }

    [Fact]
    public async Task Tcp_port()
    {
        await using SimulatorHost host = Start("tcp:0");
        int port = ListenAddress.Parse(host.Addresses[0]).Port;
        using TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", port);
        await CheckDialogueAsync(client.GetStream());
    }

    [Fact]
    public async Task Connecting_to_another_program()
    {
        using Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await using SimulatorHost host = Start("unix-connect:" + SocketPath);
        await Task.Delay(50);
        listener.Bind(new UnixDomainSocketEndPoint(SocketPath));
        listener.Listen();
        using Socket accepted = await listener.AcceptAsync().WaitAsync(TimeSpan.FromSeconds(10));
        using NetworkStream line = new(accepted);
        await CheckDialogueAsync(line);
    }

    [Fact]
    public async Task Pseudo_terminal_with_a_link_to_it()
    {
        string link = Path.Combine(folder, "modem");
        await using (SimulatorHost host = Start("pty:" + link))
        {
            Assert.Equal([link], host.Addresses);
            using TerminalStream line = new(Terminal.OpenRaw(link, 0));
            await CheckDialogueAsync(line);
        }
        Assert.False(File.Exists(link) || new FileInfo(link).LinkTarget is not null);
    }

    [Fact]
    public async Task A_pseudo_terminal_at_the_wrong_speed_carries_garbage_when_speeds_are_checked()
    {
        await using SimulatorHost host = SimulatorHost.Start(
            SimulatorArguments.Parse(["--check-baud", "--baud", "115200"]));
        using TerminalStream right = new(Terminal.OpenRaw(host.Addresses[0], 115200));
        await CheckDialogueAsync(right);
        using TerminalStream wrong = new(Terminal.OpenRaw(host.Addresses[0], 9600));
        await wrong.WriteAsync("AT+CGMI\r"u8.ToArray());
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (true)
            {
                byte[] buffer = new byte[100];
                int count = await wrong.ReadAsync(buffer, limit.Token);
                Assert.DoesNotContain(
                    "NanoSocket", Encoding.Latin1.GetString(buffer, 0, count), StringComparison.Ordinal);
            }
        });
        using TerminalStream again = new(Terminal.OpenRaw(host.Addresses[0], 115200));
        await again.WriteAsync("\rAT+CGMI\r"u8.ToArray());
        await ReadUntilAsync(again, "NanoSocket");
    }

    [Fact]
    public async Task A_unix_socket_without_a_file_and_a_modem_that_is_steered()
    {
        string name = $"nsim-test-{Environment.ProcessId}";
        await using SimulatorHost host = Start("unix:@" + name);
        using NetworkStream line = await ConnectUnixAsync("\0" + name);
        await ReadUntilAsync(line, "RDY\r\n");
        await host.ControlAsync(0, control => control.Report("+HELLO"));
        await ReadUntilAsync(line, "+HELLO\r\n");
        Assert.Equal("on", (await host.StatusAsync())[0].Power);
    }

    [Fact]
    public async Task A_terminal_that_nobody_reads_does_not_keep_the_simulator_from_ending()
    {
        SimulatorHost host = Start("pty");
        using TerminalStream line = new(Terminal.OpenRaw(host.Addresses[0], 0));
        await line.WriteAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("AT+CLAC\r", 100))));
        await Task.Delay(300);
        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_host_that_does_not_read_holds_the_modem_off_and_loses_nothing()
    {
        await using SimulatorHost host = Start("unix:" + SocketPath);
        using NetworkStream line = await ConnectUnixAsync(SocketPath);
        await ReadUntilAsync(line, "RDY\r\n");
        const int commands = 500;
        string many = string.Concat(Enumerable.Repeat("AT+CLAC\r", commands));
        await line.WriteAsync(Encoding.ASCII.GetBytes("ATE0\r" + many));
        await Task.Delay(500);
        string answer = await ReadUntilAsync(line, "\r\nOK\r\n", commands + 1);
        Assert.Equal(commands, answer.Split("+CLAC\r\n").Length - 1);
    }

    [Fact]
    public async Task The_line_keeps_its_speed()
    {
        await using SimulatorHost host = Start("unix:" + SocketPath, baudRate: 115200);
        using NetworkStream line = await ConnectUnixAsync(SocketPath);
        await ReadUntilAsync(line, "RDY\r\n");
        long start = TimeProvider.System.GetTimestamp();
        await line.WriteAsync("ATE0+CLAC;+CLAC;+CLAC;+CLAC;+CLAC;+CLAC;+CLAC;+CLAC;+CLAC;+CLAC\r"u8.ToArray());
        string answer = await ReadUntilAsync(line, "\r\nOK\r\n");
        TimeSpan exact = TimeSpan.FromSeconds(answer.Length / 11520.0);
        // A loaded machine may be late, never early.
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), exact * 0.95, exact + TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Addresses_in_use_are_refused_and_stale_sockets_replaced()
    {
        SimulatorHost first = Start("unix:" + SocketPath);
        Assert.Contains(
            "another program", Assert.Throws<OptionException>(() => Start("unix:" + SocketPath)).Message,
            StringComparison.Ordinal);
        await first.DisposeAsync();
        using (Socket stale = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            stale.Bind(new UnixDomainSocketEndPoint(SocketPath));
        }
        await Start("unix:" + SocketPath).DisposeAsync();
        await File.WriteAllTextAsync(SocketPath, "precious");
        Assert.Throws<OptionException>(() => Start("unix:" + SocketPath));
        Assert.Equal("precious", await File.ReadAllTextAsync(SocketPath));
        Assert.Throws<OptionException>(() => Start("serial:" + SocketPath));
    }

    [Fact]
    public async Task Disposal_ends_lines_and_completes()
    {
        SimulatorHost host = Start("unix:" + SocketPath);
        using NetworkStream line = await ConnectUnixAsync(SocketPath);
        await ReadUntilAsync(line, "RDY\r\n");
        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        await host.Completion.WaitAsync(TimeSpan.FromSeconds(10));
        byte[] buffer = new byte[100];
        while (await line.ReadAsync(buffer) > 0)
        {
        }
        Assert.False(File.Exists(SocketPath));
    }
}
