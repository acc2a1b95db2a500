using System.IO;
using System.Linq;

namespace NanoSocket.Tool.Fuzzing;

/// <summary>Folders of inputs. A file's name is the hash of what is in it, or says what is special about it: those
/// with a name of words were findings and stay.</summary>
internal static class FuzzCorpus
{
    private const int HashLength = 40;

    /// <summary>Deletes all inputs but findings.</summary>
    public static void Clear(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder).Where(IsNamedByHash))
        {
            File.Delete(file);
        }
    }

    /// <summary>Makes a folder's inputs those of another, and its own findings.</summary>
    public static void Replace(string folder, string with)
    {
        Clear(folder);
        foreach (string file in Directory.EnumerateFiles(with))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static bool IsNamedByHash(string file) =>
        Path.GetFileName(file) is { Length: HashLength } name && name.All(char.IsAsciiHexDigitLower);
}
