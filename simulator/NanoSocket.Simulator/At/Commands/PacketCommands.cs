using System;
using System.Collections.Generic;
using System.Globalization;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Net;

namespace NanoSocket.Simulator.At;

/// <summary>Packet domain (3GPP TS 27.007 clause 10) and the data call.</summary>
internal static class PacketCommands
{
    private const int MaximumApnLength = 100;

    /// <summary>EPS bearers are numbered from 5 (3GPP TS 24.301 clause 9.3.2), contexts from 1.</summary>
    private const int FirstBearer = 4;

    public static IReadOnlyList<AtEntry> Entries { get; } =
    [
        new("+CGDCONT")
        {
            NeedsSim = true,
            Test = "(1-15),\"IP\",,,(0),(0)",
            Read = ReadContexts,
            Set = DefineContext,
        },
        new("+CGAUTH")
        {
            NeedsSim = true,
            Test = "(1-15),(0-2),64,64",
            Read = ReadAuthentication,
            Set = SetAuthentication,
        },
        new("+CGATT")
        {
            NeedsSim = true,
            Test = "(0,1)",
            Read = context => context.Answer($"+CGATT: {(context.Modem.IsPacketAttached ? 1 : 0)}"),
            Set = AttachPacketDomain,
        },
        new("+CGACT") { NeedsSim = true, Test = "(0,1)", Read = ReadActivation, Set = ActivateContext },
        new("+CGPADDR")
        {
            NeedsSim = true,
            Test = "(1-15)",
            Execute = context => Addresses(context, only: 0),
            Set = (context, arguments) => arguments.TryNumber(0, 1, PacketContexts.MaximumId, out int id)
                ? Addresses(context, id)
                : AtResult.Fail(CmeError.IncorrectParameters),
        },
        AtEntry.Number("+CGEREP", 0, 2, s => s.PacketEvents, (s, value) => s.PacketEvents = value) with
        {
            Test = "(0-2),(0,1)",
            Read = context => context.Answer($"+CGEREP: {context.Settings.PacketEvents},0"),
        },
        new("+CGCONTRDP")
        {
            NeedsSim = true,
            Test = "(1-15)",
            Execute = context => Bearers(context, only: 0),
            Set = (context, arguments) => arguments.TryNumber(0, 1, PacketContexts.MaximumId, out int id)
                ? Bearers(context, id)
                : AtResult.Fail(CmeError.IncorrectParameters),
        },
        AtEntry.Stored("+CGCLASS", "\"A\"", "(\"A\")"),
        new("+CGDATA")
        {
            NeedsSim = true,
            Test = "(\"PPP\")",
            Set = (context, arguments) =>
                arguments.Text(0) == "PPP" && arguments.TryNumber(1, 1, PacketContexts.MaximumId, 1, out int id)
                    ? StartCall(context, id)
                    : AtResult.Fail(CmeError.IncorrectParameters),
        },
    ];

    /// <summary>
    /// <c>*99#</c>, <c>*99***1#</c> or <c>*99*address*protocol*1#</c> (3GPP TS 27.007 clause 10.2.1.1), with an
    /// optional T or P in front. There is nobody else to call.
    /// </summary>
    public static AtResult Dial(AtContext context, string number)
    {
        ReadOnlySpan<char> code = number.AsSpan().TrimStart("TtPp");
        if (!code.StartsWith("*99") || !code.EndsWith("#"))
        {
            return AtResult.NoCarrier;
        }
        string[] parts = code[3..^1].ToString().Split('*');
        int id = 1;
        bool valid = parts.Length <= 4 && parts[0].Length == 0
            && (parts.Length < 4 || int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out id))
            && id is >= 1 and <= PacketContexts.MaximumId;
        if (!valid)
        {
            return AtResult.Error;
        }
        return SimCommands.WhyLocked(context.Modem) is null ? StartCall(context, id) : AtResult.NoCarrier;
    }

    private static AtResult StartCall(AtContext context, int id)
    {
        CellularModem modem = context.Modem;
        PacketContext? packetContext = modem.Contexts.Find(id);
        if (packetContext is null || !modem.Network.IsRegistered || modem.Functionality != 1)
        {
            return AtResult.NoCarrier;
        }
        modem.Activate(packetContext);
        context.Channel.PrepareCall(packetContext);
        return AtResult.Connect;
    }

    private static AtResult ReadContexts(AtContext context)
    {
        foreach (PacketContext item in context.Modem.Contexts.All)
        {
            context.Lines.Add(
                $"+CGDCONT: {item.Id},\"{item.Type}\",\"{item.Apn}\",\"{Ipv4Address.Format(item.Address)}\",0,0");
        }
        return AtResult.Ok;
    }

    private static AtResult DefineContext(AtContext context, AtArguments arguments)
    {
        if (!arguments.TryNumber(0, 1, PacketContexts.MaximumId, out int id))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        if (arguments.Count == 1)
        {
            context.Modem.Contexts.Undefine(id);
            return AtResult.Ok;
        }
        string type = arguments.Text(1).ToUpperInvariant();
        string apn = arguments.Text(2);
        if (type is not ("IP" or "IPV4V6") || apn.Length > MaximumApnLength)
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        context.Modem.Contexts.Define(id, type, apn);
        return AtResult.Ok;
    }

    private static AtResult ReadAuthentication(AtContext context)
    {
        foreach (PacketContext item in context.Modem.Contexts.All)
        {
            context.Lines.Add(item.AuthType == 0
                ? $"+CGAUTH: {item.Id},0"
                : $"+CGAUTH: {item.Id},{item.AuthType},\"{item.User}\",\"{item.Password}\"");
        }
        return AtResult.Ok;
    }

    private static AtResult SetAuthentication(AtContext context, AtArguments arguments)
    {
        if (!arguments.TryNumber(0, 1, PacketContexts.MaximumId, out int id)
            || !arguments.TryNumber(1, 0, 2, 0, out int type)
            || arguments.Text(2).Length > 64 || arguments.Text(3).Length > 64)
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        if (context.Modem.Contexts.Find(id) is not PacketContext item)
        {
            return AtResult.Fail(CmeError.InvalidIndex);
        }
        item.AuthType = type;
        item.User = arguments.Text(2);
        item.Password = arguments.Text(3);
        return AtResult.Ok;
    }

    private static AtResult AttachPacketDomain(AtContext context, AtArguments arguments)
    {
        if (!arguments.TryNumber(0, 0, 1, out int attach))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        CellularModem modem = context.Modem;
        if (attach == 0)
        {
            context.Channel.AfterResult(modem.DetachPacketDomain);
            return AtResult.Ok;
        }
        modem.Network.IsPacketDetached = false;
        modem.Network.Search();
        return modem.Network.IsRegistered ? AtResult.Ok : AtResult.Fail(CmeError.NoNetworkService);
    }

    private static AtResult ReadActivation(AtContext context)
    {
        foreach (PacketContext item in context.Modem.Contexts.All)
        {
            context.Lines.Add($"+CGACT: {item.Id},{(item.IsActive ? 1 : 0)}");
        }
        return AtResult.Ok;
    }

    private static AtResult ActivateContext(AtContext context, AtArguments arguments)
    {
        CellularModem modem = context.Modem;
        if (!arguments.TryNumber(0, 0, 1, out int activate)
            || !arguments.TryNumber(1, 1, PacketContexts.MaximumId, 1, out int id))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        if (modem.Contexts.Find(id) is not PacketContext item)
        {
            return AtResult.Fail(CmeError.InvalidIndex);
        }
        if (!modem.Network.IsRegistered)
        {
            return AtResult.Fail(CmeError.NoNetworkService);
        }
        if (activate == 1)
        {
            modem.Activate(item);
        }
        else
        {
            context.Channel.AfterResult(() => modem.Deactivate(item));
        }
        return AtResult.Ok;
    }

    private static AtResult Addresses(AtContext context, int only)
    {
        foreach (PacketContext item in context.Modem.Contexts.All)
        {
            if (only == 0 || item.Id == only)
            {
                context.Lines.Add($"+CGPADDR: {item.Id},\"{Ipv4Address.Format(item.Address)}\"");
            }
        }
        return AtResult.Ok;
    }

    /// <summary>Context, bearer, name, address with mask, gateway and name servers (clause 10.1.23).</summary>
    private static AtResult Bearers(AtContext context, int only)
    {
        string servers = $"\"{Ipv4Address.Format(DataSession.Gateway)}\",\"{Ipv4Address.Format(DataSession.Dns1)}\","
            + $"\"{Ipv4Address.Format(DataSession.Dns2)}\"";
        foreach (PacketContext item in context.Modem.Contexts.All)
        {
            if (item.IsActive && (only == 0 || item.Id == only))
            {
                string address = Ipv4Address.Format(item.Address) + ".255.255.255.255";
                context.Lines.Add(
                    $"+CGCONTRDP: {item.Id},{item.Id + FirstBearer},\"{item.Apn}\",\"{address}\",{servers}");
            }
        }
        return AtResult.Ok;
    }
}
