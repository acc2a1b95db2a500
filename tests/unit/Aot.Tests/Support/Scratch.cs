using System.IO;
using System.Threading;

namespace NanoSocket.Aot.Tests.Support;

/// <summary>Folders for what the tests compile, beside the test program.</summary>
public static class Scratch
{
    private static int count;

    /// <summary>A new empty folder.</summary>
    public static string Folder(string name)
    {
        string path = Path.Combine(
            System.AppContext.BaseDirectory, "scratch", $"{name}-{Interlocked.Increment(ref count)}");
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        Directory.CreateDirectory(path);
        return path;
    }
}
