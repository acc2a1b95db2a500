using System;
using System.IO;
using System.Threading;

namespace NanoSocket.TlsTests.Servers;

/// <summary>A private folder for the files of a run's servers: keys, certificates, settings. Gone at the end.</summary>
internal sealed class ServerFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nanosocket-tls-");
    private int _count;

    public string Path => _folder.FullName;

    /// <summary>Writes a file of a name of its own; returns its path.</summary>
    public string Write(string text, string extension = "pem")
    {
        string path = System.IO.Path.Combine(Path, $"{Interlocked.Increment(ref _count)}.{extension}");
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
