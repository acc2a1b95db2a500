namespace NanoSocket.Lua.Modules.Absent;

/// <summary>Analog inputs. Every call says that they are not there.</summary>
[LuaModule("adc")]
internal static class AdcModule
{
    [LuaConstant("SCALE_1V250")]
    public const int Scale1v250 = 0;

    [LuaConstant("SCALE_2V444")]
    public const int Scale2v444 = 1;

    [LuaConstant("SCALE_3V233")]
    public const int Scale3v233 = 2;

    [LuaConstant("SCALE_5V000")]
    public const int Scale5v000 = 3;

    [LuaFunction("open", "")]
    [LuaFunction("read", "")]
    [LuaFunction("close", "")]
    internal static void Refuse(ref LuaCall call) => call.Error("adc: the boards' analog inputs have no driver");
}
