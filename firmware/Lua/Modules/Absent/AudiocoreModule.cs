namespace NanoSocket.Lua.Modules.Absent;

/// <summary>Sound. Every call says that they are not there.</summary>
[LuaModule("audiocore")]
internal static class AudiocoreModule
{
    [LuaFunction("play", "")]
    [LuaFunction("stop", "")]
    [LuaFunction("setchannel", "")]
    [LuaFunction("setvol", "")]
    [LuaFunction("setmicvol", "")]
    [LuaFunction("setloopback", "")]
    internal static void Refuse(ref LuaCall call) => call.Error("audiocore: there is no sound");
}
