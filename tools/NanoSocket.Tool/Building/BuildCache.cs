using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Building;

/// <summary>Results of slow steps, files or folders, each named by the fingerprint of everything it depends on.
/// Shared by all apps, and by processes that run at the same time.</summary>
/// <param name="folder">Where the results are; created when missing.</param>
internal sealed class BuildCache(string folder)
{
    /// <summary>A result that nothing used for this long is deleted.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _running = new();

    /// <summary>The path of a result; <paramref name="make"/> creates it at the path it is given when it is not
    /// there. Several askers of the same result share one making of it.</summary>
    /// <param name="name">Fingerprint and extension.</param>
    /// <param name="make">Throws when it fails; then nothing is kept.</param>
    public async Task<string> GetAsync(string name, Func<string, Task> make)
    {
        Lazy<Task<string>> result = _running.GetOrAdd(name, _ => new(() => FindOrMakeAsync(name, make)));
        try
        {
            return await result.Value;
        }
        finally
        {
            _running.TryRemove(name, out _);
        }
    }

    /// <summary>Deletes what has not been used for a week.</summary>
    public void Trim()
    {
        DateTime oldest = DateTime.UtcNow - Keep;
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry.LastWriteTimeUtc < oldest)
            {
                Delete(entry.FullName);
            }
        }
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    private async Task<string> FindOrMakeAsync(string name, Func<string, Task> make)
    {
        string path = Path.Combine(folder, name);
        if (Exists(path))
        {
            Directory.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return path;
        }
        string temporary = AtomicFile.TemporaryFor(path);
        try
        {
            await make(temporary);
            Publish(temporary, path);
            return path;
        }
        finally
        {
            Delete(temporary);
        }
    }

    private static void Publish(string temporary, string path)
    {
        if (File.Exists(temporary))
        {
            File.Move(temporary, path, overwrite: true);
            return;
        }
        try
        {
            Directory.Move(temporary, path);
        }
        catch (IOException) when (Directory.Exists(path))
        {
            // Another process made the same result first.
        }
    }
}
