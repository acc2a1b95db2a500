namespace NanoSocket.Lua.Modules.Pins;

/// <summary>Pins as inputs and outputs.</summary>
[LuaModule("pio.pin")]
internal static class PinModule
{
    private const string NoPin = "no pin of this board, or one that the board uses itself";

    /// <summary>Tests put others here.</summary>
    internal static IPins Pins { get; set; } = new BoardPins();

    [LuaFunction("setdir", "nn*")]
    internal static void SetDirection(ref LuaCall call)
    {
        int direction = call.Integer(1);
        if (direction == PioModule.Interrupt)
        {
            call.ArgumentError(1, "interrupts of pins are not available: read the pin in a timer");
        }
        else if (direction is < PioModule.Input or > PioModule.OutputHigh)
        {
            call.ArgumentError(1, "pio.INPUT, pio.OUTPUT or pio.OUTPUT1 expected");
        }
        else
        {
            for (int i = 2; i <= call.Count && TryGetPin(ref call, i, out int pin); i++)
            {
                Check(ref call, i, Pins.Open(pin, (PinMode)direction));
            }
        }
    }

    [LuaFunction("setpull", "nn*")]
    internal static void SetPull(ref LuaCall call)
    {
        int pull = call.Integer(1);
        if (pull is < PioModule.NoPull or > PioModule.PullDown)
        {
            call.ArgumentError(1, "pio.PULLUP, pio.PULLDOWN or pio.NOPULL expected");
            return;
        }

        for (int i = 2; i <= call.Count && TryGetPin(ref call, i, out int pin); i++)
        {
            Check(ref call, i, Pins.SetPull(pin, (PinPull)pull));
        }
    }

    [LuaFunction("setval", "nn*")]
    internal static void SetValue(ref LuaCall call) => Write(ref call, 2, call.Number(1) != 0);

    [LuaFunction("sethigh", "n*")]
    internal static void SetHigh(ref LuaCall call) => Write(ref call, 1, true);

    [LuaFunction("setlow", "n*")]
    internal static void SetLow(ref LuaCall call) => Write(ref call, 1, false);

    /// <summary>A number, 0 or 1, for each pin.</summary>
    [LuaFunction("getval", "n*")]
    internal static void GetValue(ref LuaCall call)
    {
        for (int i = 1; i <= call.Count && TryGetPin(ref call, i, out int pin); i++)
        {
            int level = Pins.Read(pin);
            if (Check(ref call, i, level))
            {
                call.Return(level);
            }
        }
    }

    [LuaFunction("close", "n*")]
    internal static void Close(ref LuaCall call)
    {
        for (int i = 1; i <= call.Count && TryGetPin(ref call, i, out int pin); i++)
        {
            Check(ref call, i, Pins.Close(pin));
        }
    }

    private static void Write(ref LuaCall call, int firstPin, bool level)
    {
        for (int i = firstPin; i <= call.Count && TryGetPin(ref call, i, out int pin); i++)
        {
            Check(ref call, i, Pins.Write(pin, level ? 1 : 0));
        }
    }

    private static bool TryGetPin(ref LuaCall call, int argument, out int pin)
    {
        bool isNumber = call.TryNumber(argument, out _);
        pin = call.Integer(argument);
        return isNumber;
    }

    private static bool Check(ref LuaCall call, int argument, int result)
    {
        if (result < 0)
        {
            call.ArgumentError(argument, NoPin);
        }

        return result >= 0;
    }
}
