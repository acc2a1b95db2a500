using System;
using System.Buffers.Binary;

namespace NanoSocket.Lua.Modules;

/// <summary>
/// Values as bytes, with the widths of the reference: 8, 16 and 32 bits, little-endian unless the format says otherwise
/// (specification, section 4.2).
/// </summary>
[LuaModule("pack")]
internal static class PackModule
{
    private const int WidestValue = 8;

    [LuaFunction("pack", "s*")]
    internal static void Pack(ref LuaCall call)
    {
        long length = Measure(ref call);
        if (length < 0)
        {
            return;
        }

        if (length > LuaLimits.MaxResult)
        {
            call.Error("packed string too long");
            return;
        }

        Span<byte> result = call.Reserve((int)length);
        if (result.Length == length)
        {
            Write(ref call, result);
            call.Commit((int)length);
        }
    }

    /// <summary>The position behind what was read, then the values. It ends with the string: values for which nothing
    /// is left are not returned.</summary>
    [LuaFunction("unpack", "ssi?")]
    internal static void Unpack(ref LuaCall call)
    {
        if (Read(ref call, returns: false, out int next))
        {
            call.Return(next + 1.0);
            Read(ref call, returns: true, out _);
        }
    }

    /// <summary>Checks the format and the arguments.</summary>
    /// <returns>Bytes of the result; -1: an error is noted.</returns>
    private static long Measure(ref LuaCall call)
    {
        long length = 0;
        int argument = 1;
        PackFormat format = new(call.Bytes(1));
        while (format.MoveNext())
        {
            if (!format.IsKnown)
            {
                call.ArgumentError(1, "bad code in format");
                return -1;
            }

            for (int i = 0; i < format.Repeat; i++)
            {
                argument++;
                int size = format.Size;
                if (size > 0 && !format.HasLength)
                {
                    if (!call.TryNumber(argument, out _))
                    {
                        return -1;
                    }

                    length += size;
                }
                else if (call.TryBytes(argument, out ReadOnlySpan<byte> text))
                {
                    length += size + text.Length + (format.Code == 'z' ? 1 : 0);
                }
                else
                {
                    return -1;
                }
            }
        }

        return length;
    }

    private static void Write(ref LuaCall call, Span<byte> result)
    {
        int at = 0, argument = 1;
        PackFormat format = new(call.Bytes(1));
        while (format.MoveNext())
        {
            for (int i = 0; i < format.Repeat; i++)
            {
                argument++;
                if (format.Size > 0)
                {
                    WriteValue(ref call, argument, in format, result.Slice(at, format.Size));
                    at += format.Size;
                }

                if (format.Size == 0 || format.HasLength)
                {
                    ReadOnlySpan<byte> text = call.Bytes(argument);
                    text.CopyTo(result[at..]);
                    at += text.Length;
                }

                if (format.Code == 'z')
                {
                    result[at++] = 0;
                }
            }
        }
    }

    private static void WriteValue(ref LuaCall call, int argument, in PackFormat format, Span<byte> target)
    {
        ulong bits = (char)format.Code switch
        {
            'f' => BitConverter.SingleToUInt32Bits((float)call.Number(argument)),
            'd' or 'n' => BitConverter.DoubleToUInt64Bits(call.Number(argument)),
            _ => format.HasLength ? (uint)call.Bytes(argument).Length : call.UInt32(argument),
        };
        Span<byte> wide = stackalloc byte[WidestValue];
        if (format.IsBigEndian)
        {
            BinaryPrimitives.WriteUInt64BigEndian(wide, bits);
            wide[^target.Length..].CopyTo(target);
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(wide, bits);
            wide[..target.Length].CopyTo(target);
        }
    }

    /// <summary>Reads values until the format or the string ends.</summary>
    /// <param name="call">String, format, first position.</param>
    /// <param name="returns">Return them; otherwise only find out where reading ends.</param>
    /// <param name="at">Where, from 0.</param>
    /// <returns>Whether the format is one.</returns>
    private static bool Read(ref LuaCall call, bool returns, out int at)
    {
        ReadOnlySpan<byte> data = call.Bytes(1);
        at = Math.Clamp(call.Integer(3, 1) - 1, 0, data.Length);
        bool hasEnded = false;
        PackFormat format = new(call.Bytes(2));
        while (format.MoveNext())
        {
            if (!format.IsKnown)
            {
                call.ArgumentError(2, "bad code in format");
                return false;
            }

            int values = format.Code == 'A' ? Math.Min(format.Repeat, 1) : format.Repeat;
            for (int i = 0; i < values && !hasEnded; i++)
            {
                int length = LengthOf(in format, data[at..]);
                hasEnded = length > data.Length - at;
                if (!hasEnded)
                {
                    if (returns)
                    {
                        ReturnValue(ref call, in format, data.Slice(at, length));
                    }

                    at += length;
                }
            }
        }

        return true;
    }

    /// <summary>Bytes of the next value in the data, with what belongs to it; more than there are when it is cut.
    /// </summary>
    private static int LengthOf(in PackFormat format, ReadOnlySpan<byte> data)
    {
        if (format.Code == 'A')
        {
            return format.Repeat;
        }

        if (format.Code == 'z')
        {
            int end = data.IndexOf((byte)0);
            return end < 0 ? data.Length + 1 : end + 1;
        }

        if (!format.HasLength || data.Length < format.Size)
        {
            return format.Size;
        }

        ulong length = ReadBits(data[..format.Size], format.IsBigEndian);
        return length > (uint)(data.Length - format.Size) ? data.Length + 1 : (int)length + format.Size;
    }

    private static void ReturnValue(ref LuaCall call, in PackFormat format, ReadOnlySpan<byte> value)
    {
        if (format.Code is (byte)'A')
        {
            call.Return(value);
            return;
        }

        if (format.Code is (byte)'z' || format.HasLength)
        {
            call.Return(format.HasLength ? value[format.Size..] : value[..^1]);
            return;
        }

        ulong bits = ReadBits(value, format.IsBigEndian);
        call.Return((char)format.Code switch
        {
            'c' => (sbyte)bits,
            'h' => (short)bits,
            'i' or 'l' => (int)bits,
            'f' => BitConverter.UInt32BitsToSingle((uint)bits),
            'd' or 'n' => BitConverter.UInt64BitsToDouble(bits),
            _ => (double)bits,
        });
    }

    private static ulong ReadBits(ReadOnlySpan<byte> value, bool isBigEndian)
    {
        ulong bits = 0;
        for (int i = 0; i < value.Length; i++)
        {
            bits = (bits << 8) | value[isBigEndian ? i : value.Length - 1 - i];
        }

        return bits;
    }
}
