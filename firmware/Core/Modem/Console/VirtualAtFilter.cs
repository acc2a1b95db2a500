using System;

namespace NanoSocket.Core.Modem;

/// <summary>What becomes of a command of the virtual AT channel.</summary>
internal enum VirtualAtFate
{
    /// <summary>The core answers, from what it knows.</summary>
    Answered,
    /// <summary>It would disturb the supervisor, or it is none.</summary>
    Refused,
    /// <summary>The modem answers, where it can be asked.</summary>
    Passed,
}

/// <summary>
/// Which commands an app may give to the modem beside the supervisor. Only single extended commands pass: what is behind
/// a semicolon or in front of a plus sign could be anything.
/// </summary>
internal static class VirtualAtFilter
{
    /// <summary>They end the call or the dialogue, change the line, the registration or the radio, or burn attempts of
    /// a PIN. The first letters, after "AT".</summary>
    private static readonly string[] s_refused =
    {
        "+CMUX", "+IPR", "+IFC", "+ICF", "+ILRR", "+CGDATA", "+CGACT=", "+CGATT=", "+CGDCONT=", "+CGAUTH=", "+COPS=",
        "+CPIN=", "+CPIN2=", "+CLCK=", "+CPWD=", "^SPIC=", "+CRESET", "+CPOWD", "+QPOWD", "+CPWROFF", "^RESET",
        "^SMSO", "+QRST", "+TRB", "+NETOPEN", "+NETCLOSE", "+CIPSHUT", "+CIICR", "+CGNSPWR", "+CNMP=", "+QCFG=",
        "+EGMR", "+CSCLK=", "+QSCLK=", "+CCID=", "$QCRMCALL", "+QIACT", "+QIDEACT", "*RESET", "+WISN=", "+ZSDT",
    };

    /// <summary>A line without its end. The core's own answers come first: see <see cref="VirtualAt"/>.</summary>
    public static VirtualAtFate FateOf(ReadOnlySpan<byte> line)
    {
        if (!IsOneExtendedCommand(line))
        {
            return VirtualAtFate.Refused;
        }

        for (int i = 0; i < s_refused.Length; i++)
        {
            if (AtText.StartsWith(line.Slice(2), s_refused[i]))
            {
                return VirtualAtFate.Refused;
            }
        }

        return VirtualAtFate.Passed;
    }

    private static bool IsOneExtendedCommand(ReadOnlySpan<byte> line)
    {
        bool begins = line.Length > 3 && AtText.StartsWith(line, "AT")
            && line[2] is (byte)'+' or (byte)'^' or (byte)'*' or (byte)'$' or (byte)'#' or (byte)'%';
        bool quoted = false;
        for (int i = 0; begins && i < line.Length; i++)
        {
            quoted ^= line[i] == (byte)'"';
            begins = line[i] is >= (byte)' ' and <= (byte)'~' && (quoted || line[i] != (byte)';');
        }

        return begins && !quoted;
    }
}
