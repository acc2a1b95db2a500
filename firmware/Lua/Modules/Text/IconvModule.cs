using System;

namespace NanoSocket.Lua.Modules.Text;

/// <summary>Conversions between encodings of text.</summary>
[LuaModule("iconv")]
internal static class IconvModule
{
    /// <summary>A converter, whose method <c>iconv</c> converts a string.</summary>
    [LuaFunction("open", "ss")]
    internal static unsafe void Open(ref LuaCall call)
    {
        TextEncoding to = TextConverter.Find(call.Bytes(1));
        TextEncoding from = TextConverter.Find(call.Bytes(2));
        if (to == TextEncoding.None || from == TextEncoding.None)
        {
            call.ArgumentError(to == TextEncoding.None ? 1 : 2,
                "utf8, ucs2 or ucs2be expected; there is no gb2312 table");
            return;
        }

        TextConverter* converter = call.ReturnObject<TextConverter>(IconvObject.Name);
        if (converter != null)
        {
            *converter = new TextConverter(to, from);
        }
    }
}

/// <summary>What <c>iconv.open</c> returns.</summary>
[LuaModule("iconv.object")]
internal static class IconvObject
{
    internal static ReadOnlySpan<byte> Name => "iconv.object"u8;

    /// <summary>The string in the other encoding; nil for what is no text in its own.</summary>
    [LuaFunction("iconv", "as")]
    internal static unsafe void Convert(ref LuaCall call)
    {
        TextConverter* converter = call.Object<TextConverter>(1, Name);
        if (converter == null)
        {
            return;
        }

        int length = converter->Convert(call.Bytes(2), default);
        if (length < 0)
        {
            call.ReturnNil();
            return;
        }

        Span<byte> result = call.Reserve(length);
        if (result.Length == length)
        {
            _ = converter->Convert(call.Bytes(2), result);
            call.Commit(length);
        }
    }
}
