using System;
using System.IO;
using System.Linq;

namespace NanoSocket.Tool.Building;

/// <summary>The rows of a size report.</summary>
internal static class Component
{
    /// <summary>Our compiler's output; the report splits it further.</summary>
    public const string Generated = "generated";

    public const string App = "app C";
    public const string Board = "board";
    public const string Lwip = "lwip";
    public const string LuaShim = "lua: shim";
    public const string LuaModules = "lua: native modules";
    public const string Scripts = "scripts";

    /// <summary>How the names of TLS's parts begin.</summary>
    public const string Tls = "mbedtls";
    public const string TlsShim = Tls + ": shim";
    public const string Collector = "gc";
    public const string PublicRoots = "public roots";

    /// <summary>The component a C source of the firmware belongs to: its folder below <c>firmware/native</c>.
    /// </summary>
    public static string Of(string file)
    {
        string native = Path.Combine(Repository.Current.Firmware, "native") + "/";
        return file.StartsWith(native, StringComparison.Ordinal) ? file[native.Length..].Split('/').First() : Board;
    }
}
