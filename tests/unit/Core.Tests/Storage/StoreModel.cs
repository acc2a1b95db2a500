using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using NanoSocket.Core.Storage;
using Xunit;

namespace NanoSocket.Core.Tests.Storage;

/// <summary>What a store should hold: names with their bytes, null for directories. Paths are "/a/b".</summary>
internal sealed class StoreModel
{
    private readonly SortedDictionary<string, byte[]?> _nodes;

    public StoreModel() => _nodes = new(StringComparer.Ordinal);

    private StoreModel(SortedDictionary<string, byte[]?> nodes) => _nodes = new(nodes, StringComparer.Ordinal);

    public IEnumerable<string> Paths => _nodes.Keys;

    public byte[]? this[string path]
    {
        get => _nodes[path];
        set => _nodes[path] = value;
    }

    public bool Has(string path) => _nodes.ContainsKey(path);

    public bool IsDirectory(string path)
        => path.Length == 0 || (_nodes.TryGetValue(path, out byte[]? bytes) && bytes == null);

    public bool HasChildren(string path) => _nodes.Keys.Any(other => IsBelow(other, path));

    public void Remove(string path) => _nodes.Remove(path);

    public void Move(string path, string to)
    {
        foreach (string below in _nodes.Keys.Where(key => key == path || IsBelow(key, path)).ToArray())
        {
            byte[]? bytes = _nodes[below];
            _nodes.Remove(below);
            _nodes[to + below[path.Length..]] = bytes;
        }
    }

    public StoreModel Copy() => new(_nodes);

    /// <summary>All that a store holds, read through its public members.</summary>
    public static StoreModel Of(FlashStore store)
    {
        StoreModel model = new();
        model.AddDirectory(store, 0, "");
        return model;
    }

    public override string ToString() => string.Join("; ", _nodes.Select(node => node.Value == null
        ? node.Key + "/" : $"{node.Key} {node.Value.Length} {Convert.ToHexString(SHA256.HashData(node.Value))[..8]}"));

    public static byte[] ReadAll(FlashStore store, int id)
    {
        byte[] bytes = new byte[store.LengthOf(id)];
        ReadCursor cursor = default;
        for (int at = 0; at < bytes.Length; at += 100)
        {
            Assert.Equal(FileStatus.Ok,
                store.Read(id, at, bytes.AsSpan(at, Math.Min(100, bytes.Length - at)), ref cursor, out _));
        }

        return bytes;
    }

    private static bool IsBelow(string path, string directory)
        => path.StartsWith(directory + "/", StringComparison.Ordinal);

    private void AddDirectory(FlashStore store, int directory, string path)
    {
        Span<byte> name = stackalloc byte[FlashStore.LongestName];
        for (int id = store.NextIn(directory, 1); id != 0; id = store.NextIn(directory, id + 1))
        {
            string full = path + "/" + Encoding.UTF8.GetString(name[..store.ReadName(id, name)]);
            bool isFile = store.KindOf(id) == NodeKind.File;
            _nodes.Add(full, isFile ? ReadAll(store, id) : null);
            if (!isFile)
            {
                AddDirectory(store, id, full);
            }
        }
    }
}
