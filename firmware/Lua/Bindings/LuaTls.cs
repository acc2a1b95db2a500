using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Lua.Bindings;

/// <summary>TLS for scripts. It is in an image only when somebody asks for it when the image is built; without it
/// sockets of type 2 are refused.</summary>
internal static class LuaTls
{
    /// <summary>Puts TLS into the core; null: this image has none for scripts, unless a C# thread has put it there.
    /// </summary>
    public static Action? Enable { get; set; }

    /// <summary>Sockets of type 2 can be had. Puts TLS into the core when it is not there yet.</summary>
    public static bool IsInImage
    {
        get
        {
            Enable?.Invoke();
            return Enable != null || CoreHost.Current.HasTls;
        }
    }
}
