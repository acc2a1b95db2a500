using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Which modem and which SIM it is. Asked once, kept until the modem or its SIM may have been changed.
/// </summary>
public sealed class ModemIdentity
{
    /// <summary>Model name.</summary>
    public TextCell Model { get; } = new();

    /// <summary>Revision of its firmware.</summary>
    public TextCell Revision { get; } = new();

    /// <summary>Serial number of the modem (3GPP TS 23.003 6.2.1).</summary>
    public TextCell Imei { get; } = new(16);

    /// <summary>Subscriber number of the SIM (3GPP TS 23.003 2.2).</summary>
    public TextCell Imsi { get; } = new(16);

    /// <summary>Serial number of the SIM (ITU-T E.118).</summary>
    public TextCell Iccid { get; } = new(22);

    /// <summary>The SIM may be another one now.</summary>
    internal void ForgetSim()
    {
        Imsi.Set(default);
        Iccid.Set(default);
    }

    /// <summary>Takes a line if it answers the question that is asked now; false when it does not.</summary>
    /// <param name="line">The line.</param>
    /// <param name="channel">Its running command is the question.</param>
    /// <param name="iccidCommand">The modem's command for the SIM's serial number.</param>
    internal bool TakeLine(ReadOnlySpan<byte> line, AtChannel channel, string iccidCommand)
    {
        if (channel.IsRunning(StatusCommands.Model))
        {
            return Take(Model, line, "+CGMM:", digitsOnly: false);
        }

        if (channel.IsRunning(StatusCommands.Revision))
        {
            return Take(Revision, line, "+CGMR:", digitsOnly: false);
        }

        if (channel.IsRunning(StatusCommands.Imei))
        {
            return Take(Imei, line, "+CGSN:", digitsOnly: true);
        }

        if (channel.IsRunning(StatusCommands.Imsi))
        {
            return Take(Imsi, line, "+CIMI:", digitsOnly: true);
        }

        return channel.IsRunning(iccidCommand) && Take(Iccid, line, "CID:", digitsOnly: true);
    }

    /// <summary>
    /// The answer is a line of its own, or follows a prefix, with or without quotes. Anything else that begins like an
    /// unsolicited code is one.
    /// </summary>
    private static bool Take(TextCell cell, ReadOnlySpan<byte> line, string prefix, bool digitsOnly)
    {
        int prefixLength = PrefixLength(line, prefix);
        FieldReader fields = new(line, prefixLength);
        bool isCode = prefixLength == 0 && line[0] is (byte)'+' or (byte)'^' or (byte)'*';
        if (isCode || !fields.TryRead(out ReadOnlySpan<byte> text) || (digitsOnly && !StartsWithDigits(text)))
        {
            return false;
        }

        cell.Set(text);
        return true;
    }

    /// <summary>+CCID:, +ICCID:, ICCID: and +QCCID: all end alike.</summary>
    private static int PrefixLength(ReadOnlySpan<byte> line, string prefix)
    {
        int colon = line.IndexOf((byte)':');
        bool known = colon >= prefix.Length - 1 && colon < 8
            && AtText.StartsWith(line.Slice(colon + 1 - prefix.Length), prefix);
        return known ? colon + 1 : 0;
    }

    /// <summary>The serial number of a SIM may end with a letter.</summary>
    private static bool StartsWithDigits(ReadOnlySpan<byte> text)
        => text.Length >= 8 && AtText.TryParse(text.Slice(0, 8), out _);
}
