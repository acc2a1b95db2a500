namespace NanoSocket.Lua.Modules.Absent;

/// <summary>Pictures of texts. Every call says that they are not there.</summary>
[LuaModule("qrencode")]
internal static class QrencodeModule
{
    [LuaFunction("encode", "")]
    internal static void Refuse(ref LuaCall call) => call.Error("qrencode: there is no display");
}
