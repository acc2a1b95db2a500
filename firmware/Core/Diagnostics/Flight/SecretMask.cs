using System;

namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// Replaces what must not be recorded of an AT command line by asterisks: the arguments of commands that carry PINs and
/// passwords, from the equals sign to the end of the line; commas and quotes stay. It sees a line byte by byte, so that
/// it does not matter how the line is cut, and sees echoes like commands.
/// </summary>
internal sealed class SecretMask
{
    /// <summary>The longest name of <see cref="IsSecret"/> with its equals sign.</summary>
    private const int Window = 10;

    private readonly byte[] _last = new byte[Window];
    private bool _hidden;

    /// <summary>The byte as it may be recorded.</summary>
    public byte Take(byte value)
    {
        if (value is (byte)'\r' or (byte)'\n')
        {
            _hidden = false;
            _last.AsSpan().Clear();
            return value;
        }

        if (_hidden)
        {
            return value is (byte)',' or (byte)'"' ? value : (byte)'*';
        }

        _last.AsSpan(1).CopyTo(_last);
        _last[Window - 1] = value is >= (byte)'a' and <= (byte)'z' ? (byte)(value - 32) : value;
        _hidden = value == (byte)'=' && IsSecret(_last);
        return value;
    }

    /// <summary>PINs and passwords of the SIM (3GPP TS 27.007 8.3, 7.4 and 7.5), user and password of the operator
    /// (10.1.31 and what vendors have instead).</summary>
    private static bool IsSecret(ReadOnlySpan<byte> last)
        => last.EndsWith("+CPIN="u8) || last.EndsWith("+CPIN2="u8) || last.EndsWith("+CLCK="u8)
            || last.EndsWith("+CPWD="u8) || last.EndsWith("^SPIC="u8) || last.EndsWith("+CGAUTH="u8)
            || last.EndsWith("*CGDAUTH="u8) || last.EndsWith("+CSTT="u8) || last.EndsWith("+QICSGP="u8)
            || last.EndsWith("$QCPDPP="u8) || last.EndsWith("^AUTHDATA="u8) || last.EndsWith("+CPNETAPN="u8);
}
