using System.Globalization;
using NanoSocket.Simulator.Models;

namespace NanoSocket.Simulator.Modem;

/// <summary>The names and numbers of a modem and its SIM. They follow from the seed, so that several modems in one
/// process differ and a run can be repeated.</summary>
internal sealed class ModemIdentity
{
    public ModemIdentity(ModemModel model, int seed)
    {
        Manufacturer = model.Manufacturer;
        Product = model.Product;
        Revision = model.Revision;
        string serial = ((uint)seed % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        Imei = WithCheckDigit("00499901" + serial);
        Imsi = "001010000" + serial;
        Iccid = WithCheckDigit("8900101000000" + serial[1..]);
    }

    public string Manufacturer { get; }

    public string Product { get; }

    public string Revision { get; }

    /// <summary>15 digits from the range for test equipment (GSMA TS.06).</summary>
    public string Imei { get; }

    /// <summary>Test network 001 01 (ITU-T E.212).</summary>
    public string Imsi { get; }

    /// <summary>19 digits (ITU-T E.118).</summary>
    public string Iccid { get; }

    private static string WithCheckDigit(string digits)
    {
        // Luhn: every second digit from the right, starting with the last one, counts twice.
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[digits.Length - 1 - i] - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (char)('0' + (10 - sum % 10) % 10);
    }
}
