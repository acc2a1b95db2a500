using System;
using System.IO;

namespace NanoSocket.Cli.Tests;

/// <summary>A folder for a test's apps, gone after the test.</summary>
public sealed class AppFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nanosocket-test-").FullName;

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(_folder, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A path in the folder.</summary>
    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
