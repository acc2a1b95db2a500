using System;
using System.Runtime.InteropServices;

namespace NanoSocket.Lua.Device;

/// <summary>Where Lua enters C#.</summary>
internal static unsafe class LuaInvoker
{
    /// <summary>Calls the method of a native function. An exception becomes the script's error.</summary>
    [UnmanagedCallersOnly(EntryPoint = "nslua_invoke")]
    private static void Invoke(NativeFrame* frame, delegate*<ref LuaCall, void> method)
    {
        LuaCall call = new(frame);
        try
        {
            method(ref call);
        }
        catch (OutOfMemoryException)
        {
            call.Error("not enough memory");
        }
        catch (Exception e)
        {
            call.Error(e.Message);
        }
    }

    /// <summary>Makes the class known to the compiler, which then keeps what C calls.</summary>
    public static void Use()
    {
    }
}
