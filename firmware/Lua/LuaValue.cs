using System;
using System.Runtime.InteropServices;

namespace NanoSocket.Lua;

/// <summary>A Lua value as it crosses the border, <c>nslua_value</c> of nslua.h. A string's bytes belong to Lua and
/// are valid during the call.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
public unsafe struct LuaValue
{
    [FieldOffset(0)]
    private double _number;

    [FieldOffset(0)]
    private byte* _bytes;

    [FieldOffset(8)]
    private int _length;

    [FieldOffset(12)]
    private LuaType _type;

    private static readonly LuaValue Empty;

    /// <summary>A number.</summary>
    public static LuaValue Of(double number) => new() { _number = number, _type = LuaType.Number };

    /// <summary>A boolean.</summary>
    public static LuaValue Of(bool value) => new() { _number = value ? 1 : 0, _type = LuaType.Boolean };

    /// <summary>A string; the bytes must stay where they are as long as the value is used.</summary>
    public static LuaValue Of(byte* bytes, int length) =>
        new() { _bytes = bytes, _length = length, _type = LuaType.String };

    /// <summary>A value of which only the type matters, such as a table.</summary>
    public static LuaValue Of(LuaType type) => new() { _type = type };

    internal static ref readonly LuaValue Nil => ref Empty;

    /// <summary>The type.</summary>
    public readonly LuaType Type => _type;

    /// <summary>The value as a condition: false for nil and false.</summary>
    public readonly bool IsTrue => _type == LuaType.Boolean ? _number != 0 : _type != LuaType.Nil;

    /// <summary>The number; 0 when it is none.</summary>
    public readonly double Number => _type == LuaType.Number ? _number : 0;

    /// <summary>The number without its fraction; the nearest there is when it does not fit, 0 for NaN.</summary>
    public readonly int Integer => Number switch
    {
        >= int.MaxValue => int.MaxValue,
        <= int.MinValue => int.MinValue,
        double.NaN => 0,
        double number => (int)number,
    };

    /// <summary>The number without its fraction, modulo 2^32; 0 for NaN and infinities.</summary>
    public readonly uint UInt32
    {
        get
        {
            const double exact = 9007199254740992;
            double number = Number;
            if (number is > -exact and < exact)
            {
                return unchecked((uint)(long)number);
            }

            double rest = number % 4294967296.0;
            return double.IsNaN(rest) ? 0 : unchecked((uint)(long)rest);
        }
    }

    /// <summary>The string's bytes; empty when it is none.</summary>
    public readonly ReadOnlySpan<byte> Bytes =>
        _type == LuaType.String ? new ReadOnlySpan<byte>(_bytes, _length) : default;
}
