using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;

namespace NanoSocket.Lua.Bindings;

/// <summary><c>modem</c> for scripts: what the core's modem and link are doing. Ours; LuatOS-Air's scripts run their own
/// dialogue on <c>uart.ATC</c> instead, which the core answers.</summary>
[LuaModule("modem")]
internal static class ModemModule
{
    /// <summary>Number of the messages that <c>notify</c> switches on: a table with <c>id</c>, <c>event</c> and
    /// <c>value</c>.</summary>
    [LuaConstant("MSG")]
    public const int Message = 100;

    /// <summary>Event: another state; the value is <c>status().state</c>.</summary>
    [LuaConstant("STATE")]
    public const int State = (int)ModemEvent.Phase;

    /// <summary>Event: another registration, technology or cell.</summary>
    [LuaConstant("REGISTRATION")]
    public const int Registration = (int)ModemEvent.Registration;

    /// <summary>Event: another signal; the value is in dBm, 0 = unknown.</summary>
    [LuaConstant("SIGNAL")]
    public const int Signal = (int)ModemEvent.Signal;

    /// <summary>Event: the link has an address.</summary>
    [LuaConstant("LINK_UP")]
    public const int LinkUp = (int)ModemEvent.LinkUp;

    /// <summary>Event: the link is gone.</summary>
    [LuaConstant("LINK_DOWN")]
    public const int LinkDown = (int)ModemEvent.LinkDown;

    /// <summary>Event: an attempt failed; <c>status().problem</c> says why.</summary>
    [LuaConstant("FAILED")]
    public const int Failed = (int)ModemEvent.Failed;

    /// <summary>Event: the SIM is ready (1) or gone (0).</summary>
    [LuaConstant("SIM")]
    public const int Sim = (int)ModemEvent.Sim;

    /// <summary>Event: the network has set the clock.</summary>
    [LuaConstant("TIME")]
    public const int Time = (int)ModemEvent.Time;

    /// <summary><c>online()</c>: whether the link has an address.</summary>
    [LuaFunction("online", "")]
    internal static void IsOnline(ref LuaCall call)
        => call.Return(CoreHost.Current.GetLinkStatus().Phase == ModemPhase.Online);

    /// <summary><c>notify(on)</c>: messages <see cref="Message"/> come, or no more.</summary>
    [LuaFunction("notify", "b")]
    internal static void Notify(ref LuaCall call) => CoreHost.Current.ListenToModem(call.Boolean(1));

    /// <summary>
    /// <c>configure { apn, user, password, pin }</c>, each a string and optional. It counts from the next attempt on;
    /// another access point, user or password ends a link that is up and dials anew. An unusable value is an error.
    /// </summary>
    [LuaFunction("configure", "t")]
    internal static void Configure(ref LuaCall call)
    {
        try
        {
            CoreHost.Current.Configure(new CellularSettings
            {
                Apn = TextField(call, "apn"u8),
                User = TextField(call, "user"u8),
                Password = TextField(call, "password"u8),
                Pin = TextField(call, "pin"u8),
            });
        }
        catch (ArgumentException e)
        {
            call.ArgumentError(1, e.Message);
        }
    }

    /// <summary>
    /// <c>status()</c>: a table with <c>state</c> (0 off, 1 starting, 2 SIM blocked, 3 searching, 4 connecting, 5 online,
    /// 6 recovering, 7 radio off), <c>signal</c> in dBm (0 = unknown), <c>links</c> (how often the link came up), and texts,
    /// empty while unknown: <c>operator</c>, <c>model</c>, <c>imei</c>, <c>imsi</c>, <c>iccid</c>, <c>problem</c>.
    /// </summary>
    [LuaFunction("status", "")]
    internal static void GetStatus(ref LuaCall call)
    {
        CoreHost core = CoreHost.Current;
        LinkStatus status = core.GetLinkStatus();
        call.BeginTable();
        call.Set("state"u8, (int)status.Phase);
        call.Set("signal"u8, status.SignalDbm);
        call.Set("links"u8, status.LinkCount);
        SetText(call, "operator"u8, core.GetModemText(ModemText.Operator));
        SetText(call, "model"u8, core.GetModemText(ModemText.Model));
        SetText(call, "imei"u8, core.GetModemText(ModemText.Imei));
        SetText(call, "imsi"u8, core.GetModemText(ModemText.Imsi));
        SetText(call, "iccid"u8, core.GetModemText(ModemText.Iccid));
        SetText(call, "problem"u8, ModemFaultText.Of(status.LastFault));
        call.EndTable();
    }

    private const int LongestText = 128;

    private static void SetText(in LuaCall call, ReadOnlySpan<byte> name, string text)
    {
        Span<byte> bytes = stackalloc byte[LongestText];
        int length = Math.Min(text.Length, bytes.Length);
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)text[i];
        }

        call.Set(name, bytes.Slice(0, length));
    }

    /// <summary>A field as a text of as many characters as it has bytes; what is no ASCII the core refuses.</summary>
    private static string TextField(in LuaCall call, ReadOnlySpan<byte> name)
    {
        if (!call.TryField(1, name, out LuaValue value))
        {
            return "";
        }

        ReadOnlySpan<byte> bytes = value.Bytes;
        Span<char> text = stackalloc char[LongestText];
        int length = Math.Min(bytes.Length, text.Length);
        for (int i = 0; i < length; i++)
        {
            text[i] = (char)bytes[i];
        }

        return new string(text.Slice(0, length));
    }
}
