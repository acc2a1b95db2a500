using System.IO;

namespace NanoSocket.Tool.Building;

/// <summary>The caches of this checkout.</summary>
internal static class BuildCaches
{
    /// <summary>The firmware's assemblies and apps as C.</summary>
    public static BuildCache Translations { get; } = In("translations");

    /// <summary>Compiled C files.</summary>
    public static BuildCache Objects { get; } = In("objects");

    /// <summary>Linked images.</summary>
    public static BuildCache Images { get; } = In("images");

    /// <summary>Deletes what has not been used for long.</summary>
    public static void Trim()
    {
        Translations.Trim();
        Objects.Trim();
        Images.Trim();
    }

    private static BuildCache In(string folder) => new(Path.Combine(Repository.Current.Build, folder));
}
