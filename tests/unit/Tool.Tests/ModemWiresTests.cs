using System.Collections.Generic;
using NanoSocket.Simulator.Faults;
using NanoSocket.Tool.Running;
using Xunit;

namespace NanoSocket.Tool.Tests;

public sealed class ModemWiresTests
{
    private readonly RecordedOutput _output = new();
    private readonly List<(ModemPin, bool)> _driven = [];

    [Fact]
    public void Levels_in_the_log_drive_power_key_and_reset_line_and_are_not_shown()
    {
        Log("!pins 1");
        Log("!pins 6");

        Assert.Equal(
            [(ModemPin.PowerKey, true), (ModemPin.Reset, false), (ModemPin.PowerKey, false), (ModemPin.Reset, true)],
            _driven);
        Assert.Empty(_output.LogLines);
    }

    [Theory]
    [InlineData("modem: reset")]
    [InlineData("!pins")]
    [InlineData("!pins -1")]
    [InlineData("!pins all")]
    [InlineData("!pins 99999999999")]
    public void Everything_else_is_shown(string line)
    {
        Log(line);

        Assert.Empty(_driven);
        Assert.Equal([line], _output.LogLines);
    }

    [Fact]
    public void What_the_app_says_is_its_own()
    {
        Wires.App("!pins 1\n"u8);

        Assert.Empty(_driven);
        Assert.Equal("!pins 1\n", _output.AppText);
    }

    private ModemWires Wires => new((pin, active) => _driven.Add((pin, active)), _output);

    private void Log(string line) => Wires.Log(line);
}
