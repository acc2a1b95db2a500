using System;
using System.IO;
using System.Threading.Tasks;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.EndToEnd;

/// <summary>Programs that people use with real modems. Skipped where they are not installed.</summary>
public sealed class RealClientTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nsim-client-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Gammu_identifies_modem_and_network()
    {
        string gammu = DebianProgram.Find("gammu", "gammu");
        await using SimulatorHost host = SimulatorHost.Start(SimulatorArguments.Parse(["--baud", "0"]));
        string configuration = Path.Combine(folder, "gammurc");
        await File.WriteAllTextAsync(
            configuration, $"[gammu]\ndevice = {host.Addresses[0]}\nconnection = at115200\n");
        (int code, string output) = await DebianProgram.RunAsync(gammu, "-c", configuration, "identify");
        Assert.True(code == 0, output);
        Assert.Matches("Manufacturer +: NanoSocket", output);
        Assert.Matches("SIM IMSI +: 001010000000001", output);
        (code, output) = await DebianProgram.RunAsync(gammu, "-c", configuration, "networkinfo");
        Assert.True(code == 0, output);
        Assert.Matches("Packet network state +: home network", output);
        Assert.Matches("GPRS +: attached", output);
        (code, output) = await DebianProgram.RunAsync(gammu, "-c", configuration, "getsecuritystatus");
        Assert.True(code == 0, output);
        Assert.Contains("Nothing to enter", output, StringComparison.Ordinal);
        (code, output) = await DebianProgram.RunAsync(gammu, "-c", configuration, "monitor", "1");
        Assert.True(code == 0, output);
        Assert.Matches("Signal strength +: -63 dBm", output);
    }

    [Fact]
    public async Task Chat_dials()
    {
        string chat = DebianProgram.Find("chat", "ppp");
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
        (int code, string output) = await DebianProgram.RunAsync(
            "/bin/sh", "-c", $"exec {chat} -V -f {script} < {host.Addresses[0]} > {host.Addresses[0]}");
        Assert.True(code == 0, output);
    }
}
