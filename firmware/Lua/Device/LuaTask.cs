using System.Threading;
using NanoSocket.Lua.Device;

namespace NanoSocket;

/// <summary>The task that runs the image's Lua scripts. The scripts' memory is not the C# heap's.</summary>
public static partial class LuaTask
{
    /// <summary>Runs <c>/lua/main.lua</c> on the calling thread until it ends.</summary>
    /// <returns>0, or 1 when it ended in an error, whose traceback is on the log.</returns>
    public static int Run()
    {
        LuaInvoker.Use();
        LuaNumbers.Use();
        Thread.CurrentThread.Name ??= ThreadName;
        LuaFiles.Use();
        return NativeLua.Run();
    }
}
