using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using NanoSocket.Simulator.Hosting;
using Xunit;

namespace NanoSocket.Simulator.Tests.EndToEnd;

/// <summary>Programs that people use with real modems. Skipped where they are not installed.</summary>
public sealed class RealClientTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nsim-client-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Installed(string program, string package)
    {
        foreach (string directory in (string[])["/usr/bin", "/usr/sbin"])
        {
            string path = Path.Combine(directory, program);
            if (File.Exists(path))
            {
                return path;
            }
        }
        Assert.Skip($"{program} is not installed (Debian package {package})");
        return "";
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw;
        }
        return (process.ExitCode, await output + await errors);
    }

    [Fact]
    public async Task Gammu_identifies_modem_and_network()
    {
        string gammu = Installed("gammu", "gammu");
        await using SimulatorHost host = SimulatorHost.Start(SimulatorArguments.Parse(["--baud", "0"]));
        string configuration = Path.Combine(folder, "gammurc");
        await File.WriteAllTextAsync(
            configuration, $"[gammu]\ndevice = {host.Addresses[0]}\nconnection = at115200\n");
        (int code, string output) = await RunAsync(gammu, "-c", configuration, "identify");
        Assert.True(code == 0, output);
        Assert.Matches("Manufacturer +: NanoSocket", output);
        Assert.Matches("SIM IMSI +: 001010000000001", output);
        (code, output) = await RunAsync(gammu, "-c", configuration, "networkinfo");
        Assert.True(code == 0, output);
        Assert.Matches("Packet network state +: home network", output);
        Assert.Matches("GPRS +: attached", output);
    }

    [Fact]
    public async Task Chat_dials()
    {
        string chat = Installed("chat", "ppp");
        await using SimulatorHost host = SimulatorHost.Start(SimulatorArguments.Parse(["--baud", "0"]));
        string script = Path.Combine(folder, "dial");
        await File.WriteAllTextAsync(script, """
            TIMEOUT 10
            ABORT "NO CARRIER"
            ABORT ERROR
            "" AT
            OK ATE0
            OK AT+CGDCONT=1,"IP","iot"
            OK ATD*99#
            CONNECT ""
            """);
        await Task.Delay(1500); // Boot and registration.
        (int code, string output) = await RunAsync(
            "/bin/sh", "-c", $"exec {chat} -V -f {script} < {host.Addresses[0]} > {host.Addresses[0]}");
        Assert.True(code == 0, output);
    }
}
