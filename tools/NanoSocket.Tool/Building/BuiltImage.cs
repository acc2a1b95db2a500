using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NanoSocket.Tool.Boards;

namespace NanoSocket.Tool.Building;

/// <summary>A linked image and what is known about it.</summary>
/// <param name="Board">The board it runs on.</param>
/// <param name="Folder">Holds the files below; complete and never changed again.</param>
/// <param name="NativeLibraries">The libraries its <c>[DllImport]</c>s name.</param>
internal sealed record BuiltImage(Board Board, string Folder, IReadOnlyList<string> NativeLibraries)
{
    /// <summary>The library behind the network stack.</summary>
    public const string NetworkLibrary = "nslink";

    public string Elf => Path.Combine(Folder, "image.elf");

    public string Map => Path.Combine(Folder, "image.map");

    /// <summary>Component of each object file in the map: <c>name component</c> lines.</summary>
    public string Components => Path.Combine(Folder, "components");

    /// <summary>Whether the app can reach the network, and so needs a modem.</summary>
    public bool UsesNetwork => NativeLibraries.Contains(NetworkLibrary, StringComparer.Ordinal);
}
