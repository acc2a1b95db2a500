using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.EndToEnd;

/// <summary>
/// ModemManager with a message bus of its own and without udev. It takes a pseudo-terminal for a modem only when udev
/// tells it to; its test interface takes a unix socket instead, which is what runs here.
/// </summary>
public sealed class ModemManagerTests : IDisposable
{
    private const string Service = "org.freedesktop.ModemManager1";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly List<Process> processes = [];
    private readonly Dictionary<string, string> environment = [];

    public void Dispose()
    {
        foreach (Process process in processes)
        {
            process.Kill();
            process.Dispose();
        }
    }

    [Fact]
    public async Task Enables_the_modem_and_sees_network_and_signal()
    {
        string bus = DebianProgram.Find("dbus-daemon", "dbus");
        string manager = DebianProgram.Find("ModemManager", "modemmanager");
        string port = string.Create(CultureInfo.InvariantCulture, $"abstract:nsim-{Environment.ProcessId}");
        await using SimulatorHost host = SimulatorHost.Start(
            SimulatorArguments.Parse(["--listen", "unix:@" + port, "--baud", "0"]));
        Process daemon = Start(bus, "--session", "--nofork", "--print-address=1");
        string address = (await daemon.StandardOutput.ReadLineAsync().WaitAsync(Limit))!;
        environment["DBUS_SESSION_BUS_ADDRESS"] = address;
        environment["DBUS_SYSTEM_BUS_ADDRESS"] = address;
        Start(
            manager, "--test-session", "--test-no-udev", "--test-no-suspend-resume", "--test-enable", "--no-auto-scan");
        await UntilAsync(
            "", "/usr/bin/dbus-send", "--session", "--print-reply", "--dest=" + Service,
            "/org/freedesktop/ModemManager1", Service + ".Test.SetProfile", "string:nsim", "string:generic",
            "array:string:" + port);
        await UntilAsync("[NanoSocket] Simulated LTE modem", "/usr/bin/mmcli", "--list-modems");
        await UntilAsync("successfully enabled", "/usr/bin/mmcli", "--modem=any", "--enable");
        await UntilAsync(
            "modem.3gpp.registration-state                   : home", "/usr/bin/mmcli", "--modem=any",
            "--output-keyvalue");
        // It asks for the signal some time after it is registered.
        string state = await UntilAsync(
            "modem.generic.signal-quality.value              : 8", "/usr/bin/mmcli", "--modem=any",
            "--output-keyvalue");
        Assert.Matches("modem.3gpp.operator-name +: NanoSocket Test Network", state);
        Assert.Matches("modem.generic.access-technologies.value\\[1\\] +: lte", state);
        Assert.Matches("modem.generic.signal-quality.value +: 8[0-9]", state);
        Assert.Matches("modem.3gpp.imei +: 004999010000015", state);
    }

    private Process Start(string program, params string[] arguments)
    {
        Process process = DebianProgram.Start(program, arguments, environment);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        processes.Add(process);
        return process;
    }

    /// <summary>Runs a program until it succeeds and says the text.</summary>
    private async Task<string> UntilAsync(string text, string program, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            (int code, string output) = await DebianProgram.RunAsync(program, arguments, environment);
            if (code == 0 && output.Contains(text, StringComparison.Ordinal))
            {
                return output;
            }
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, $"{program} said last: {output}");
            await Task.Delay(300);
        }
    }
}
