using System.Runtime.InteropServices;

namespace NanoSocket.Lua.Device;

/// <summary>What C# needs of nslua.h. None of these throws.</summary>
internal static class NativeLua
{
    private const string Library = "nslua";

    /// <summary>Runs the scripts; 0, or 1 when they ended in an error.</summary>
    [DllImport(Library, EntryPoint = "nslua_run")]
    public static extern int Run();
}
