namespace NanoSocket.Lua.Modules.Text;

/// <summary>What <c>iconv</c> converts between.</summary>
internal enum TextEncoding
{
    None,
    Utf8,

    /// <summary>16 bits a character, lowest byte first; characters beyond as surrogate pairs.</summary>
    Ucs2,

    /// <summary>The same, highest byte first.</summary>
    Ucs2BigEndian,
}
