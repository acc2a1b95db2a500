namespace NanoSocket.Lua.Modules.Absent;

/// <summary>Buses of two wires. Every call says that they are not there.</summary>
[LuaModule("i2c")]
internal static class I2cModule
{
    [LuaConstant("SLOW")]
    public const int Slow = 100000;

    [LuaConstant("FAST")]
    public const int Fast = 400000;

    [LuaFunction("setup", "")]
    [LuaFunction("send", "")]
    [LuaFunction("recv", "")]
    [LuaFunction("write", "")]
    [LuaFunction("read", "")]
    [LuaFunction("close", "")]
    internal static void Refuse(ref LuaCall call) => call.Error("i2c: the boards' I2C buses have no driver");
}
