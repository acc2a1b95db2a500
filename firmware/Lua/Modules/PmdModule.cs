namespace NanoSocket.Lua.Modules;

/// <summary>
/// Power of the reference's module. The boards here are fed from outside: no battery, no charger, no supply that can be
/// switched, and the processor sleeps by itself whenever nothing is to be done.
/// </summary>
[LuaModule("pmd")]
internal static class PmdModule
{
    [LuaConstant("LDO_VLCD")]
    public const int SupplyOfDisplay = 0;

    [LuaConstant("LDO_VMMC")]
    public const int SupplyOfCard = 1;

    [LuaConstant("LDO_VCAM")]
    public const int SupplyOfCamera = 2;

    [LuaConstant("LDO_VIBR")]
    public const int SupplyOfVibrator = 3;

    /// <summary>Nothing to do: idle is asleep. Sockets, timers and serial ports stay awake.</summary>
    [LuaFunction("sleep", "n")]
    internal static void Sleep(ref LuaCall call)
    {
    }

    /// <summary>Battery there, its millivolts, its percent, charger there, state of charging.</summary>
    [LuaFunction("param_get", "")]
    internal static void GetParameters(ref LuaCall call)
    {
        call.Return(false);
        call.Return(0);
        call.Return(0);
        call.Return(false);
        call.Return(0);
    }

    /// <summary>Charging: 0, it could not be set up.</summary>
    [LuaFunction("init", "a?")]
    internal static void Init(ref LuaCall call) => call.Return(0);

    /// <summary>False: no supply can be switched, the pins always have theirs.</summary>
    [LuaFunction("ldoset", "n*")]
    internal static void SetSupply(ref LuaCall call) => call.Return(false);
}
