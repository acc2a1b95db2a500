using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace NanoSocket.Tool.Building;

/// <summary>A hash over everything a result depends on; equal fingerprints mean the result can be used again.
/// </summary>
internal sealed class Fingerprint : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a piece of text, kept apart from its neighbours.</summary>
    public Fingerprint Add(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        _hash.AppendData(BitConverter.GetBytes(bytes.Length));
        _hash.AppendData(bytes);
        return this;
    }

    /// <summary>Adds each text and how many there are.</summary>
    public Fingerprint Add(IReadOnlyCollection<string> texts)
    {
        Add("#" + texts.Count);
        foreach (string text in texts)
        {
            Add(text);
        }
        return this;
    }

    /// <summary>Adds a file's content.</summary>
    public Fingerprint AddFile(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        _hash.AppendData(BitConverter.GetBytes(bytes.Length));
        _hash.AppendData(bytes);
        return this;
    }

    /// <summary>Adds names (relative to <paramref name="folder"/>) and contents.</summary>
    public Fingerprint AddFiles(string folder, IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            Add(Path.GetRelativePath(folder, file)).AddFile(file);
        }
        return this;
    }

    /// <summary>Adds a program by its path, size and time; its content is not read.</summary>
    public Fingerprint AddProgram(string path)
    {
        FileInfo file = new(path);
        return Add($"{path} {file.Length} {file.LastWriteTimeUtc.Ticks}");
    }

    /// <summary>The hash so far, as 32 hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(_hash.GetCurrentHash().AsSpan(0, 16));

    public void Dispose() => _hash.Dispose();
}
