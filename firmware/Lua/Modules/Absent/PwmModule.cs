namespace NanoSocket.Lua.Modules.Absent;

/// <summary>Pulses of a given width. Every call says that they are not there.</summary>
[LuaModule("pwm")]
internal static class PwmModule
{
    [LuaFunction("open", "")]
    [LuaFunction("set", "")]
    [LuaFunction("close", "")]
    internal static void Refuse(ref LuaCall call) => call.Error("pwm: the boards' PWM outputs have no driver");
}
