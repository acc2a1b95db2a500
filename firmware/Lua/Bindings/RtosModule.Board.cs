using System.Threading;
using NanoSocket.Core.Engine;

namespace NanoSocket.Lua.Bindings;

/// <content>The board and its modem: starts, versions, the clock, and what no board here has.</content>
internal static partial class RtosModule
{
    /// <summary><c>poweron_reason()</c>: one of the <c>POWERON_</c> constants.</summary>
    [LuaFunction("poweron_reason", "")]
    internal static void PowerOnReason(ref LuaCall call) => call.Return((int)CoreHost.Current.StartReason);

    /// <summary><c>poweron(flag)</c>: 1 starts the modem, 0 keeps <c>receive</c> from doing so.</summary>
    [LuaFunction("poweron", "a")]
    internal static void PowerOn(ref LuaCall call) => CoreHost.Current.PowerOn(
        call.TypeOf(1) == LuaType.Number ? call.Number(1) != 0 : call.Boolean(1));

    /// <summary><c>repoweron()</c>: starts the modem where <c>poweron(0)</c> has kept it off.</summary>
    [LuaFunction("repoweron", "")]
    internal static void PowerOnAgain(ref LuaCall call) => CoreHost.Current.PowerOn(true);

    /// <summary><c>restart()</c>: starts the board anew; does not return.</summary>
    [LuaFunction("restart", "")]
    internal static void Restart(ref LuaCall call) => CoreHost.Current.Restart();

    /// <summary><c>poweroff([type])</c>: no board here can switch itself off. The radio goes off, and the Lua task
    /// ends there; does not return.</summary>
    [LuaFunction("poweroff", "a?")]
    internal static void PowerOff(ref LuaCall call)
    {
        CoreHost.Current.CloseSoftDog();
        CoreHost.Current.IsRadioOff = true;
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary><c>get_version()</c>: name, version and board, such as <c>NanoSocket_V0.1.0_posix</c>.</summary>
    [LuaFunction("get_version", "")]
    internal static void GetVersion(ref LuaCall call)
        => LuaText.Return(ref call, "NanoSocket_V" + FirmwareVersion.Number + "_" + CoreHost.Current.BoardName);

    /// <summary><c>get_hardware()</c>: the board's name.</summary>
    [LuaFunction("get_hardware", "")]
    internal static void GetHardware(ref LuaCall call) => LuaText.Return(ref call, CoreHost.Current.BoardName);

    /// <summary><c>get_build_time()</c>: the same source gives the same image whenever it is built.</summary>
    [LuaFunction("get_build_time", "")]
    internal static void GetBuildTime(ref LuaCall call) => call.Return("none, builds are reproducible"u8);

    /// <summary><c>set_lua_info(text)</c>: kept by the reference for its crash report, which is the log here.</summary>
    [LuaFunction("set_lua_info", "s")]
    internal static void SetLuaInfo(ref LuaCall call) => CoreHost.Current.WriteLog(call.Bytes(1));

    /// <summary><c>get_env_usage()</c>: percent of the message queue in use. It cannot fill (spec 7.9).</summary>
    [LuaFunction("get_env_usage", "")]
    internal static void GetQueueUsage(ref LuaCall call) => call.Return(0);

    /// <summary><c>set_trace(on [, port])</c>: the trace is the console's log; true unless it shall go elsewhere.
    /// </summary>
    [LuaFunction("set_trace", "a?i?")]
    internal static void SetTrace(ref LuaCall call) => call.Return(call.IsNil(2));

    /// <summary><c>set_trace_port(port)</c>: false, it stays on the console.</summary>
    [LuaFunction("set_trace_port", "i?a?")]
    internal static void SetTracePort(ref LuaCall call) => call.Return(false);

    /// <summary><c>get_trace_port()</c>: 0, the console.</summary>
    [LuaFunction("get_trace_port", "")]
    internal static void GetTracePort(ref LuaCall call) => call.Return(0);

    /// <summary><c>set_time(seconds)</c> since 1970, or <c>set_time(year, month, day, hour, minute, second)</c> in
    /// local time, UTC+8 (spec 4.1).</summary>
    [LuaFunction("set_time", "nn?n?n?n?n?")]
    internal static void SetTime(ref LuaCall call)
    {
        long seconds = (long)call.Number(1);
        if (call.Count > 1)
        {
            bool isDate = call.Integer(1) is >= 1970 and <= 2099 && call.Integer(2) is >= 1 and <= 12
                && call.Integer(3) is >= 1 and <= 31 && call.Integer(4) is >= 0 and <= 23
                && call.Integer(5) is >= 0 and <= 59 && call.Integer(6) is >= 0 and <= 60;
            seconds = !isDate ? 0 : CivilTime.UnixSeconds(call.Integer(1), call.Integer(2), call.Integer(3),
                call.Integer(4), call.Integer(5), call.Integer(6)) - LocalZoneSeconds;
        }

        if (!CoreHost.Current.TrySetClock(seconds))
        {
            call.Error("not a time from 2020 on, or there is no clock");
        }
    }

    /// <summary><c>init_module(module, ...)</c>: keypad, alarm and touch panel are on none of the boards: 0.</summary>
    [LuaFunction("init_module", "i*")]
    internal static void InitModule(ref LuaCall call)
    {
        if (call.Integer(1) is < ModKeypad or > ModTouchPanel)
        {
            call.ArgumentError(1, "unknown module");
            return;
        }

        call.Return(0);
    }

    /// <summary><c>get_fatal_info()</c>: what C crashed with; that is in the log here.</summary>
    [LuaFunction("get_fatal_info", "")]
    internal static void GetFatalInfo(ref LuaCall call) => call.Return(""u8);

    /// <summary><c>remove_fatal_info()</c>.</summary>
    [LuaFunction("remove_fatal_info", "")]
    internal static void RemoveFatalInfo(ref LuaCall call) => call.Return(true);

    /// <summary><c>fota_start()</c>, <c>fota_process(data, total)</c>, <c>fota_end()</c>: no update over the air yet; any
    /// number but 0 says so.</summary>
    [LuaFunction("fota_start", "")]
    [LuaFunction("fota_process", "a?a?")]
    [LuaFunction("fota_end", "")]
    internal static void UpdateFirmware(ref LuaCall call) => call.Return(-1);

    /// <summary><c>notify_sim_detect</c>: the SIM is watched anyway.</summary>
    [LuaFunction("notify_sim_detect", "a?a?")]
    internal static void NotifySim(ref LuaCall call)
    {
    }

    /// <summary><c>sms_is_ready()</c>: 0, the core has no short messages.</summary>
    [LuaFunction("sms_is_ready", "")]
    internal static void IsSmsReady(ref LuaCall call) => call.Return(0);

    /// <summary>What the boards do not have.</summary>
    [LuaFunction("set_alarm", "*")]
    [LuaFunction("keypad_state", "*")]
    [LuaFunction("app_monitor", "*")]
    [LuaFunction("send_ok", "*")]
    [LuaFunction("sendevent", "*")]
    [LuaFunction("sys32k_clk_out", "*")]
    [LuaFunction("compare_distance", "*")]
    internal static void NotOnThisBoard(ref LuaCall call) => call.Error("not available on this board");

    private const long LocalZoneSeconds = 8 * 3600;
}
