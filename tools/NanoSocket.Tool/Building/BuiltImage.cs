using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;

namespace NanoSocket.Tool.Building;

/// <summary>A linked image and what is known about it.</summary>
/// <param name="Board">The board it runs on.</param>
/// <param name="App">The app's name.</param>
/// <param name="Folder">Holds all of the image's files; complete and never changed again.</param>
internal sealed record BuiltImage(Board Board, string App, string Folder)
{
    /// <summary>The library behind the network stack.</summary>
    private const string NetworkLibrary = "nslink";

    public string Elf => Path.Combine(Folder, "image.elf");

    public string Map => Path.Combine(Folder, "image.map");

    /// <summary>The C that our compiler wrote.</summary>
    public string GeneratedCode => Path.Combine(Folder, "image.c");

    /// <summary>Component of each object file in the map: <c>name component</c> lines.</summary>
    public string Components => Path.Combine(Folder, "components");

    /// <summary>The assemblies it was made of, the app's first.</summary>
    public IReadOnlyList<string> Assemblies => File.ReadAllLines(AssembliesFile)
        .Select(path => Path.GetFullPath(path, Folder)).ToList();

    /// <summary>Whether the app can reach the network, and so needs a modem.</summary>
    public bool UsesNetwork => File.ReadLines(LibrariesFile).Contains(NetworkLibrary, StringComparer.Ordinal);

    private string LibrariesFile => Path.Combine(Folder, "libraries");

    private string AssembliesFile => Path.Combine(Folder, "assemblies");

    /// <summary>Keeps what the compiler knows for later runs.</summary>
    /// <param name="libraries">The libraries that the image's <c>[DllImport]</c>s name.</param>
    /// <param name="assemblies">The assemblies it is made of; those in the folder move with it.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public async Task DescribeAsync(
        IEnumerable<string> libraries, IEnumerable<string> assemblies, CancellationToken cancellation)
    {
        await File.WriteAllLinesAsync(LibrariesFile, libraries, cancellation);
        IEnumerable<string> relative = assemblies.Select(
            path => path.StartsWith(Folder, StringComparison.Ordinal) ? Path.GetRelativePath(Folder, path) : path);
        await File.WriteAllLinesAsync(AssembliesFile, relative, cancellation);
    }
}
