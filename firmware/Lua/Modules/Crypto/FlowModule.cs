using System;

namespace NanoSocket.Lua.Modules.Crypto;

/// <summary>A digest piece by piece: <c>crypto.flow_md5()</c> and its siblings return an object with these methods.
/// </summary>
[LuaModule("crypto.flow")]
internal static class FlowModule
{
    /// <summary>Adds a string.</summary>
    [LuaFunction("update", "as")]
    internal static unsafe void Update(ref LuaCall call)
    {
        Digest* digest = call.Object<Digest>(1, Name);
        if (digest != null)
        {
            digest->Update(call.Bytes(2));
        }
    }

    /// <summary>Capital digits of the digest of all that was added so far; more can be added afterwards.</summary>
    [LuaFunction("hexdigest", "a")]
    internal static unsafe void HexDigest(ref LuaCall call)
    {
        Digest* digest = call.Object<Digest>(1, Name);
        if (digest != null)
        {
            Digest copy = *digest;
            Span<byte> result = stackalloc byte[Digest.MaxSize];
            CryptoModule.ReturnHex(ref call, result[..copy.Finish(result)]);
        }
    }

    internal static unsafe void Begin(ref LuaCall call, DigestKind kind)
    {
        Digest* digest = call.ReturnObject<Digest>(Name);
        if (digest != null)
        {
            *digest = Digest.Begin(kind);
        }
    }

    private static ReadOnlySpan<byte> Name => "crypto.flow"u8;
}
