namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// Replaces what must not be recorded of an AT command line by asterisks: the arguments of commands that carry PINs and
/// passwords, from the equals sign to the end of the line; commas and quotes stay. It sees a line byte by byte, so that
/// it does not matter how the line is cut, and sees echoes like commands.
/// </summary>
internal struct SecretMask
{
    /// <summary>PINs and passwords of the SIM (3GPP TS 27.007 8.3, 7.4 and 7.5), user and password of the operator
    /// (10.1.31 and what vendors have instead). Eight characters at most are compared, the last ones of a name.
    /// </summary>
    private static readonly string[] s_secrets =
    {
        "+CPIN=", "+CPIN2=", "+CLCK=", "+CPWD=", "^SPIC=", "+CGAUTH=", "CGDAUTH=", "+CSTT=", "+QICSGP=", "$QCPDPP=",
        "UTHDATA=", "PNETAPN=",
    };

    private ulong _last; // eight characters, the newest in the lowest byte
    private bool _hidden;

    /// <summary>The byte as it may be recorded.</summary>
    public byte Take(byte value)
    {
        if (value is (byte)'\r' or (byte)'\n')
        {
            _hidden = false;
            _last = 0;
            return value;
        }

        if (_hidden)
        {
            return value is (byte)',' or (byte)'"' ? value : (byte)'*';
        }

        byte capital = value is >= (byte)'a' and <= (byte)'z' ? (byte)(value - 32) : value;
        _last = (_last << 8) | capital;
        _hidden = value == (byte)'=' && IsSecret();
        return value;
    }

    private readonly bool IsSecret()
    {
        bool secret = false;
        for (int i = 0; i < s_secrets.Length && !secret; i++)
        {
            secret = EndsWith(s_secrets[i]);
        }

        return secret;
    }

    private readonly bool EndsWith(string name)
    {
        ulong last = _last;
        int matched = 0;
        while (matched < name.Length && (byte)last == name[name.Length - 1 - matched])
        {
            last >>= 8;
            matched++;
        }

        return matched == name.Length;
    }
}
