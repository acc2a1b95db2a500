using System;
using System.IO;

namespace NanoSocket.Tool.Running;

/// <summary>A private folder for one run's sockets and files, gone when the run ends.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nanosocket-");

    /// <summary>Where the modem listens for the board.</summary>
    public string ModemSocket => File("modem");

    /// <summary>A path in the folder. Short: the name of a unix socket holds 107 bytes.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
