using System;
using System.Linq;
using System.Text;

namespace NanoSocket.Lua.Tests.Support;

/// <summary>A Lua string that came back: bytes, readable in messages, equal to a string or bytes of the same content.
/// </summary>
public sealed class LuaText(byte[] bytes) : IEquatable<LuaText>
{
    public ReadOnlySpan<byte> Bytes => bytes;

    public static implicit operator LuaText(string text) => new(Encoding.Latin1.GetBytes(text));

    public static implicit operator LuaText(byte[] bytes) => new(bytes);

    public bool Equals(LuaText? other) => other is not null && other.Bytes.SequenceEqual(bytes);

    public override bool Equals(object? obj) => obj switch
    {
        LuaText text => Equals(text),
        string text => Equals((LuaText)text),
        byte[] other => other.SequenceEqual(bytes),
        _ => false,
    };

    public override int GetHashCode() => bytes.Length;

    public override string ToString() => Encoding.Latin1.GetString(bytes);
}
