using System.IO;

namespace NanoSocket.Tool.Fuzzing;

/// <summary>Folders of inputs; a file's name is the hash of what is in it.</summary>
internal static class FuzzCorpus
{
    /// <summary>Deletes all inputs.</summary>
    public static void Clear(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
        }
    }

    /// <summary>Makes a folder's inputs those of another.</summary>
    public static void Replace(string folder, string with)
    {
        Clear(folder);
        foreach (string file in Directory.EnumerateFiles(with))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
