using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Lua.Modules.Pins;
using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests.Modules;

/// <summary>pio.pin over pins that remember what they were told; pin 7 is the board's own.</summary>
public sealed class PinTests : IDisposable
{
    private readonly IPins _before = PinModule.Pins;
    private readonly RecordingPins _pins = new();

    public PinTests() => PinModule.Pins = _pins;

    public void Dispose() => PinModule.Pins = _before;

    [Fact]
    public void Several_pins_are_set_in_one_call()
    {
        NativeFunction.Call("pio.pin.setdir", PioModule.OutputHigh, 1, "2");
        NativeFunction.Call("pio.pin.setval", 0, 1, 2);
        NativeFunction.Call("pio.pin.sethigh", 2);
        NativeFunction.Call("pio.pin.setpull", PioModule.PullDown, 3);
        NativeFunction.Call("pio.pin.close", 3);
        Assert.Equal(["open 1 OutputHigh", "open 2 OutputHigh", "write 1 0", "write 2 0", "write 2 1", "pull 3 Down",
            "close 3"], _pins.Calls);
        Assert.Equal([0.0, 1.0], NativeFunction.Call("pio.pin.getval", 1, 2));
    }

    [Theory]
    [InlineData("pio.pin.setdir", 2, 0, 7)]
    [InlineData("pio.pin.setdir", 1, 4, 1)]
    [InlineData("pio.pin.setdir", 1, 3, 1)]
    [InlineData("pio.pin.setpull", 3, 0, 1, -1)]
    [InlineData("pio.pin.setpull", 1, 3, 1)]
    [InlineData("pio.pin.setval", 2, 1, 1e300)]
    [InlineData("pio.pin.sethigh", 1, 7)]
    [InlineData("pio.pin.getval", 2, 1, 7)]
    [InlineData("pio.pin.close", 1, 7)]
    public void What_cannot_be_is_an_error_of_its_argument(string function, int argument, params object[] arguments)
    {
        LuaError error = Assert.Throws<LuaError>(() => NativeFunction.Call(function, arguments));
        Assert.StartsWith($"bad argument #{argument} to ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_boards_lack_is_there_and_says_so()
    {
        string[] modules = ["adc", "i2c", "spi", "pwm", "disp", "audiocore", "qrencode"];
        string[] functions = [.. NativeFunction.Names.Where(name => modules.Contains(name.Split('.')[0]))];
        Assert.True(functions.Length > 25);
        Assert.All(functions, name => Assert.StartsWith(name.Split('.')[0] + ": ",
            Assert.Throws<LuaError>(() => NativeFunction.Call(name, 1, 2, 3)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Power_is_always_there()
    {
        Assert.Equal([false, 0.0, 0.0, false, 0.0], NativeFunction.Call("pmd.param_get"));
        Assert.Empty(NativeFunction.Call("pmd.sleep", 1));
        Assert.Equal(0.0, NativeFunction.CallOne("pmd.init"));
        Assert.Equal(false, NativeFunction.CallOne("pmd.ldoset", 5, 1));
    }

    private sealed class RecordingPins : IPins
    {
        private readonly Dictionary<int, int> _levels = [];

        public List<string> Calls { get; } = [];

        public int Open(int pin, PinMode mode) => Note(pin, $"open {pin} {mode}");

        public int SetPull(int pin, PinPull pull) => Note(pin, $"pull {pin} {pull}");

        public int Write(int pin, int level)
        {
            _levels[pin] = level;
            return Note(pin, $"write {pin} {level}");
        }

        public int Read(int pin) => pin == 7 ? -1 : _levels.GetValueOrDefault(pin);

        public int Close(int pin) => Note(pin, $"close {pin}");

        private int Note(int pin, string text)
        {
            Calls.Add(text);
            return pin is < 0 or > 63 or 7 ? -1 : 0;
        }
    }
}
