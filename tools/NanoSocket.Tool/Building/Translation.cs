using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Aot;
using NanoSocket.Tool.Lua;

namespace NanoSocket.Tool.Building;

/// <summary>An app as C, and what the compiler knows about it.</summary>
/// <param name="Folder">Holds the app's assembly, its PDB, and the files below.</param>
/// <param name="App">The app's name.</param>
/// <param name="Firmware">The firmware's assemblies it was made with.</param>
/// <param name="Warnings">What the compilers warned of; nothing when it was found and not made.</param>
internal sealed record Translation(
    string Folder, string App, IReadOnlyList<string> Firmware, IReadOnlyList<string> Warnings)
{
    /// <summary>The library behind the network stack.</summary>
    private const string NetworkLibrary = "nslink";

    /// <summary>The library behind TLS, and its function that only servers need.</summary>
    private const string TlsLibrary = "nstls";
    private const string TlsServerFunction = "nstls_open_server";

    /// <summary>The library behind Lua scripts.</summary>
    public const string LuaLibrary = "nslua";

    /// <summary>The C file.</summary>
    public string Code => CodeIn(Folder);

    /// <summary>The assemblies that are in the image, the app's first.</summary>
    public IReadOnlyList<string> Assemblies => [Path.Combine(Folder, App + ".dll"), .. Firmware];

    /// <summary>Whether the app can reach the network, and so needs a modem.</summary>
    public bool UsesNetwork => Uses(NetworkLibrary);

    /// <summary>Whether the app can reach TLS.</summary>
    public bool UsesTls => Uses(TlsLibrary);

    /// <summary>Whether the app runs Lua scripts.</summary>
    public bool UsesLua => Uses(LuaLibrary);

    /// <summary>The native modules that scripts see.</summary>
    public IReadOnlyList<LuaModule> LuaModules =>
        LuaModuleReader.Read(Firmware);

    /// <summary>Whether the app can be the server of a TLS handshake.</summary>
    public bool UsesTlsServer => Imports.Contains(TlsServerFunction, StringComparer.Ordinal);

    /// <summary>The C functions that its <c>[DllImport]</c>s name.</summary>
    public IReadOnlyList<string> Imports => File.ReadAllLines(ImportsIn(Folder));

    public static string CodeIn(string folder) => Path.Combine(folder, "image.c");

    /// <summary>Keeps what the compiler knows.</summary>
    public static async Task DescribeAsync(string folder, AotResult result, CancellationToken cancellation)
    {
        await File.WriteAllLinesAsync(LibrariesIn(folder), result.NativeLibraries, cancellation);
        await File.WriteAllLinesAsync(ImportsIn(folder), result.NativeSymbols, cancellation);
    }

    private bool Uses(string library) =>
        File.ReadLines(LibrariesIn(Folder)).Contains(library, StringComparer.Ordinal);

    private static string LibrariesIn(string folder) => Path.Combine(folder, "libraries");

    private static string ImportsIn(string folder) => Path.Combine(folder, "imports");
}
