using System;
using System.Runtime.InteropServices;

namespace NanoSocket.Lua.Device;

/// <summary>The text of numbers, for Lua itself.</summary>
internal static unsafe class LuaNumbers
{
    /// <summary>Makes the class known to the compiler, which then keeps what C calls.</summary>
    public static void Use()
    {
    }

    [UnmanagedCallersOnly(EntryPoint = "nslua_number_write")]
    private static int Write(double value, int conversion, int precision, byte* text, int capacity) =>
        NumberText.Format(value, (char)conversion, precision, new Span<byte>(text, capacity));

    [UnmanagedCallersOnly(EntryPoint = "nslua_number_read")]
    private static int Read(byte* text, int length, double* value) =>
        NumberText.TryRead(new ReadOnlySpan<byte>(text, length), out *value) ? 1 : 0;
}
