namespace NanoSocket.Lua.Modules.Pins;

/// <summary>Pins that scripts may use; a pin's number is 16 * port + bit. -1 means: no such pin.</summary>
internal interface IPins
{
    /// <summary>Makes a pin an input or an output that starts at a level.</summary>
    int Open(int pin, PinMode mode);

    /// <summary>Connects a resistor, or none.</summary>
    int SetPull(int pin, PinPull pull);

    /// <summary>Sets an output's level.</summary>
    int Write(int pin, int level);

    /// <summary>The level on the wire.</summary>
    int Read(int pin);

    /// <summary>Makes a pin what it was after a reset.</summary>
    int Close(int pin);
}

/// <summary>The numbers of <c>ns_app_pin_mode</c>.</summary>
internal enum PinMode
{
    Input,
    OutputLow,
    OutputHigh,
}

/// <summary>The numbers of <c>ns_app_pin_pull</c>.</summary>
internal enum PinPull
{
    None,
    Up,
    Down,
}
