namespace NanoSocket.Lua.Modules.Absent;

/// <summary>Buses of four wires. Every call says that they are not there.</summary>
[LuaModule("spi")]
internal static class SpiModule
{
    [LuaConstant("SPI_1")]
    public const int Spi1 = 1;

    [LuaConstant("SPI_2")]
    public const int Spi2 = 2;

    [LuaFunction("setup", "")]
    [LuaFunction("send", "")]
    [LuaFunction("recv", "")]
    [LuaFunction("send_recv", "")]
    [LuaFunction("close", "")]
    internal static void Refuse(ref LuaCall call) => call.Error("spi: the boards' SPI buses have no driver");
}
