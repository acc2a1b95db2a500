using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using NanoSocket.Simulator.At;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Net;

namespace NanoSocket.Simulator.Models;

/// <summary>Fills the placeholders of a model's texts: <c>{imei}</c> becomes the modem's number.</summary>
internal static class ModelText
{
    private static readonly Dictionary<string, Func<CellularModem, string>> Values = new()
    {
        ["manufacturer"] = modem => modem.Identity.Manufacturer,
        ["model"] = modem => modem.Identity.Product,
        ["revision"] = modem => modem.Identity.Revision,
        ["imei"] = modem => modem.Identity.Imei,
        ["imsi"] = modem => modem.Identity.Imsi,
        ["iccid"] = modem => modem.Identity.Iccid,
        ["cfun"] = modem => Number(modem.Functionality),
        ["cpin"] = modem => SimCommands.StateName(modem.Sim.State),
        ["sim"] = modem => modem.Sim.IsInserted ? "1" : "0",
        ["operator"] = modem => modem.Network.LongName,
        ["plmn"] = modem => modem.Network.NumericName,
        ["mcc"] = modem => modem.Network.NumericName[..3],
        ["mnc"] = modem => modem.Network.NumericName[3..],
        ["stat"] = modem => Number((int)modem.Network.State),
        ["attached"] = modem => modem.Network.IsRegistered ? "1" : "0",
        ["act"] = modem => Number((int)modem.Network.Technology),
        ["tac"] = modem => modem.Network.TrackingArea.ToString("X4", CultureInfo.InvariantCulture),
        ["cell"] = modem => modem.Network.CellId.ToString("X", CultureInfo.InvariantCulture),
        ["csq"] = modem => Number(modem.Network.Signal.Csq),
        ["rssi"] = modem => Number(modem.Network.Signal.Rssi),
        ["rsrp"] = modem => Number(modem.Network.Signal.Rsrp),
        ["rsrq"] = modem => Number(modem.Network.Signal.Rsrq),
        ["sinr"] = modem => Number(modem.Network.Signal.Sinr),
        ["mode"] = modem => SystemMode(modem.Network),
        ["mode-text"] = modem => ModeText(modem.Network),
        ["address"] = modem => Ipv4Address.Format(modem.Contexts.Find(1)?.Address ?? 0),
        ["active"] = modem => modem.Contexts.Find(1) is { IsActive: true } ? "1" : "0",
        ["clock"] = modem => modem.Clock.Read(),
    };

    public static string Expand(string template, CellularModem modem)
    {
        StringBuilder text = new();
        int at = 0;
        while (template.IndexOf('{', at) is int open and >= 0)
        {
            int close = template.IndexOf('}', open);
            text.Append(template, at, open - at);
            text.Append(Values[template[(open + 1)..close]](modem));
            at = close + 1;
        }
        return text.Append(template, at, template.Length - at).ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The system mode as SIMCom, Huawei and Luat modems number it: 0 none, 3 GSM, 5 WCDMA, 17 LTE.</summary>
    private static string SystemMode(OperatorNetwork network) => !network.IsRegistered ? "0" : network.Technology switch
    {
        RadioTechnology.Gsm => "3",
        RadioTechnology.Utran => "5",
        _ => "17",
    };

    private static string ModeText(OperatorNetwork network) => !network.IsRegistered ? "NO SERVICE"
        : network.Technology switch
        {
            RadioTechnology.Gsm => "GSM",
            RadioTechnology.Utran => "WCDMA",
            RadioTechnology.NbIot => "NBIoT",
            RadioTechnology.Nr => "NR5G-SA",
            _ => "LTE",
        };
}
