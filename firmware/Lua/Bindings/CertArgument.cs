using System;
using System.Text;

namespace NanoSocket.Lua.Bindings;

/// <summary>
/// The <c>cert</c> table of <c>sock_conn</c>: contents of certificates, not paths. They are copied out of Lua's heap,
/// and the last ones are kept: a script that connects again with the same ones takes no new memory, and goes on with
/// its TLS session.
/// </summary>
internal static class CertArgument
{
    private const int Kept = 2;

    private static readonly TlsOptions?[] s_kept = new TlsOptions?[Kept];
    private static int s_next;

    /// <summary>Reads the table.</summary>
    /// <param name="call">The call.</param>
    /// <param name="argument">Where the table is; anything else there means no certificates.</param>
    /// <param name="address">The name that is checked and sent when the table has none.</param>
    /// <param name="insist">Goes on although the peer's certificate is for another name.</param>
    /// <param name="sendName">Tells the peer which name is meant.</param>
    /// <param name="options">The same as options.</param>
    /// <returns>False: a field has a wrong type, and the call ends in that error.</returns>
    public static bool TryRead(ref LuaCall call, int argument, ReadOnlySpan<byte> address, bool insist, bool sendName,
        out TlsOptions? options)
    {
        options = null;
        if (!TryText(ref call, argument, "hostName"u8, out LuaValue name)
            || !TryText(ref call, argument, "caCert"u8, out LuaValue ca)
            || !TryText(ref call, argument, "clientCert"u8, out LuaValue certificate)
            || !TryText(ref call, argument, "clientKey"u8, out LuaValue key)
            || !TryText(ref call, argument, "clientPassword"u8, out LuaValue password))
        {
            return false;
        }

        ReadOnlySpan<byte> host = name.Type == LuaType.Nil ? address : UpToNul(name);
        foreach (TlsOptions? kept in s_kept)
        {
            if (kept != null && kept.Insist == insist && kept.SendName == sendName && IsText(kept.HostName, host)
                && IsText(kept.KeyPassword, UpToNul(password)) && AreBytes(kept.CaCertificates, ca)
                && AreBytes(kept.ClientCertificate, certificate) && AreBytes(kept.ClientKey, key))
            {
                options = kept;
                return true;
            }
        }

        options = new TlsOptions
        {
            HostName = Encoding.UTF8.GetString(host),
            CaCertificates = Copy(ca),
            ClientCertificate = Copy(certificate),
            ClientKey = Copy(key),
            KeyPassword = password.Type == LuaType.Nil ? null : Encoding.UTF8.GetString(UpToNul(password)),
            Insist = insist,
            SendName = sendName,
        };
        s_kept[s_next] = options;
        s_next = (s_next + 1) % Kept;
        return true;
    }

    /// <summary>A field that is a string, a number as its text, or absent.</summary>
    private static bool TryText(ref LuaCall call, int argument, ReadOnlySpan<byte> name, out LuaValue value)
    {
        if (!call.TryField(argument, name, out value) || value.Type is LuaType.String)
        {
            return true;
        }

        if (value.Type == LuaType.Number)
        {
            // It is neither a name nor a certificate, whichever number it is.
            value = LuaValue.Of(LuaType.String);
            return true;
        }

        call.ArgumentError(argument, "string expected in hostName, caCert, clientCert, clientKey");
        return false;
    }

    /// <summary>PEM is text: the reference copies it up to its first NUL.</summary>
    private static ReadOnlySpan<byte> UpToNul(in LuaValue value)
    {
        ReadOnlySpan<byte> bytes = value.Bytes;
        int end = bytes.IndexOf((byte)0);
        return end < 0 ? bytes : bytes.Slice(0, end);
    }

    private static byte[]? Copy(in LuaValue value) => value.Type == LuaType.Nil ? null : UpToNul(value).ToArray();

    private static bool AreBytes(byte[]? kept, in LuaValue value) => kept == null
        ? value.Type == LuaType.Nil
        : value.Type != LuaType.Nil && UpToNul(value).SequenceEqual(kept);

    private static bool IsText(string? kept, ReadOnlySpan<byte> text)
    {
        kept ??= "";
        bool same = kept.Length == text.Length;
        for (int i = 0; same && i < text.Length; i++)
        {
            same = kept[i] == text[i];
        }

        return same;
    }
}
