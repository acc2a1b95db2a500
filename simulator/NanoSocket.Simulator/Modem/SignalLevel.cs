using System;
using NanoSocket.Simulator.Models;

namespace NanoSocket.Simulator.Modem;

/// <summary>
/// How well the cell is heard, in the measures that modems report. All of them follow from one level, so that they fit
/// each other.
/// </summary>
/// <param name="Rssi">Received power in dBm.</param>
/// <param name="IsKnown">There is a cell.</param>
/// <param name="Technology">What the cell is.</param>
internal readonly record struct SignalLevel(int Rssi, bool IsKnown, RadioTechnology Technology)
{
    /// <summary>The weakest and the strongest level that can be set, in dBm.</summary>
    public const int Minimum = -113;
    public const int Maximum = -51;

    private const int Unknown = 99;
    private const int UnknownExtended = 255;

    /// <summary>Reference signal power in dBm: what one of the many carriers of the channel has.</summary>
    public int Rsrp => Rssi - 23;

    /// <summary>Reference signal quality in dB: it falls when the level does.</summary>
    public int Rsrq => Math.Clamp(-8 - Math.Max(0, -80 - Rssi) / 3, -19, -3);

    /// <summary>Signal to noise ratio in dB.</summary>
    public int Sinr => Math.Clamp((Rssi + 100) / 2, -20, 30);

    /// <summary>+CSQ, 3GPP TS 27.007 clause 8.5: 0 to 31, 99 unknown.</summary>
    public int Csq => IsKnown ? Math.Clamp((Rssi + 113) / 2, 0, 31) : Unknown;

    /// <summary>+CESQ, clause 8.69: level and bit error rate of 2G, level and quality of 3G, quality and level of LTE.
    /// </summary>
    public string Extended()
    {
        if (!IsKnown)
        {
            return $"{Unknown},{Unknown},{UnknownExtended},{UnknownExtended},{UnknownExtended},{UnknownExtended}";
        }
        return Technology switch
        {
            RadioTechnology.Gsm => $"{Math.Clamp(Rssi + 111, 0, 63)},0,255,255,255,255",
            RadioTechnology.Utran =>
                $"99,99,{Math.Clamp(Rssi + 115, 0, 96)},{Math.Clamp(Rsrq * 2 + 49, 0, 49)},255,255",
            _ => $"99,99,255,255,{Math.Clamp(Rsrq * 2 + 38, 0, 34)},{Math.Clamp(Rsrp + 141, 0, 97)}",
        };
    }
}
