namespace NanoSocket.Lua.Modules.Pins;

/// <summary>Numbers for <c>pio.pin</c>. P0_n and P1_n are the pins n and 32 + n, of which the board says what they are.
/// </summary>
[LuaModule("pio")]
internal static partial class PioModule
{
    [LuaConstant("INPUT")]
    public const int Input = 0;

    /// <summary>An output that starts low.</summary>
    [LuaConstant("OUTPUT")]
    public const int Output = 1;

    /// <summary>An output that starts high.</summary>
    [LuaConstant("OUTPUT1")]
    public const int OutputHigh = 2;

    [LuaConstant("INT")]
    public const int Interrupt = 3;

    [LuaConstant("NOPULL")]
    public const int NoPull = 0;

    [LuaConstant("PULLUP")]
    public const int PullUp = 1;

    [LuaConstant("PULLDOWN")]
    public const int PullDown = 2;
}
