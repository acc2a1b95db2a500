using System;
using System.IO;

namespace NanoSocket.Tool.Building;

/// <summary>Writes files that other processes may read or write at the same time.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a text file as a whole or not at all.</summary>
    public static void Write(string path, string text)
    {
        string temporary = TemporaryFor(path);
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>A new name beside <paramref name="path"/>, to write to and then move; the folder exists.</summary>
    public static string TemporaryFor(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return $"{path}.{Guid.NewGuid():N}.tmp";
    }
}
