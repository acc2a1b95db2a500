namespace NanoSocket.Lua.Modules.Absent;

/// <summary>Displays. Every call says that they are not there.</summary>
[LuaModule("disp")]
internal static class DispModule
{
    [LuaFunction("init", "")]
    [LuaFunction("clear", "")]
    [LuaFunction("update", "")]
    [LuaFunction("puttext", "")]
    [LuaFunction("putimage", "")]
    [LuaFunction("putqrcode", "")]
    [LuaFunction("drawrect", "")]
    [LuaFunction("setcolor", "")]
    [LuaFunction("setbkcolor", "")]
    [LuaFunction("loadfont", "")]
    [LuaFunction("setfont", "")]
    [LuaFunction("getlcdinfo", "")]
    [LuaFunction("sleep", "")]
    internal static void Refuse(ref LuaCall call) => call.Error("disp: there is no display");
}
