using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Live;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Live;

public sealed class LiveScreenTests
{
    [Fact]
    public void Shows_what_the_modem_does()
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions { Faults = FaultSpec.ParseList("latency,ms=20") });
        MuxHost host = MuxHost.Ready(modem);
        host.Connect(2);
        string[] lines = [.. new LiveScreen().Render(["pty"], [modem.Modem.Status], 120, 40)];
        Assert.StartsWith("-- pty  generic  ", lines[0], StringComparison.Ordinal);
        Assert.Equal("  modem     on, card READY", lines[1]);
        Assert.Equal(
            "  network   home, lte, \"NanoSocket Test Network\", cell 1A2B/C0FFEE, -63 dBm", lines[2]);
        Assert.StartsWith("  line      115200 baud, ", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("  mux       N1 127, frames ", lines[4], StringComparison.Ordinal);
        Assert.Equal("  channels  DLC 1: commands", lines[5]);
        Assert.Equal("            DLC 2: call up, 0 connections", lines[6]);
        Assert.Equal("  contexts  1 \"internet\" 10.64.0.2", lines[7]);
        Assert.Equal("  faults    latency", lines[9]);
    }

    [Fact]
    public void Shows_a_modem_that_is_off()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Modem.PowerOff();
        IReadOnlyList<string> lines = new LiveScreen().Render(["pty"], [modem.Modem.Status], 80, 24);
        Assert.Contains("  modem     off, card READY", lines);
        Assert.Contains("  network   off", lines);
        Assert.Contains("  traffic   no call", lines);
    }

    [Fact]
    public void Keeps_the_newest_of_the_log_within_the_size()
    {
        LiveScreen screen = new();
        for (int i = 0; i < 2000; i++)
        {
            screen.Add(new LogEntry(TimeSpan.FromSeconds(i), LogTopic.At, "> " + new string('x', 200)));
        }
        IReadOnlyList<string> lines = screen.Render(["pty"], [VirtualModem.Ready().Modem.Status], 80, 24);
        Assert.Equal(23, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
        Assert.StartsWith("1999.000 at       > xxx", lines[^1], StringComparison.Ordinal);
        Assert.Equal(13, screen.Render(["pty"], [VirtualModem.Ready().Modem.Status], 80, 2).Count(
            line => line.Length > 0));
    }
}
