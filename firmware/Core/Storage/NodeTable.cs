using System;

namespace NanoSocket.Core.Storage;

/// <summary>All files and directories, by id. Id 0 is the root, which is always there. What it holds follows from the
/// log's records alone, when mounting and when writing alike.</summary>
internal sealed class NodeTable
{
    /// <summary>Id of the root directory.</summary>
    public const int Root = 0;

    private readonly Node[] _nodes;

    public NodeTable(int capacity)
    {
        _nodes = new Node[capacity];
        Clear();
    }

    public int Capacity => _nodes.Length;

    public ref Node this[int id] => ref _nodes[id];

    public void Clear()
    {
        _nodes.AsSpan().Clear();
        _nodes[Root].Kind = NodeKind.Directory;
    }

    /// <summary>An id that is not in use; 0: none.</summary>
    public int FindFree()
    {
        for (int id = 1; id < _nodes.Length; id++)
        {
            if (_nodes[id].Kind == NodeKind.None)
            {
                return id;
            }
        }

        return 0;
    }

    /// <summary>The next id from <paramref name="from"/> on that is in a directory; 0: none.</summary>
    public int NextIn(int directory, int from)
    {
        for (int id = Math.Max(from, 1); id < _nodes.Length; id++)
        {
            if (_nodes[id].Kind != NodeKind.None && _nodes[id].Parent == directory)
            {
                return id;
            }
        }

        return 0;
    }

    /// <summary>Whether one node is the other or lies below it.</summary>
    public bool IsWithin(int id, int directory)
    {
        for (int depth = 0; id != directory && depth < _nodes.Length; depth++)
        {
            if (id == Root)
            {
                return false;
            }

            id = _nodes[id].Parent;
        }

        return id == directory;
    }

    /// <summary>A record with a name counts from now on.</summary>
    /// <param name="recordAt">Where it is.</param>
    /// <param name="header">Its header.</param>
    /// <param name="hash">Hash of the name.</param>
    /// <param name="replaced">The node that had the name; 0: none.</param>
    public void ApplyName(int recordAt, in RecordHeader header, ushort hash, int replaced)
    {
        if (replaced != header.Id && replaced != Root)
        {
            _nodes[replaced] = default;
        }

        ref Node node = ref _nodes[header.Id];
        if (node.Kind == NodeKind.None)
        {
            node.Kind = (NodeKind)(header.Argument >> 8);
            node.InOrder = true;
        }

        node.Parent = (byte)header.Argument;
        node.NameLength = (byte)header.Payload;
        node.NameHash = hash;
        node.NameAt = recordAt;
    }

    /// <summary>A record with bytes, a length, or the end of a node counts from now on.</summary>
    public void Apply(int recordAt, in RecordHeader header)
    {
        ref Node node = ref _nodes[header.Id];
        switch (header.Kind)
        {
            case RecordKind.Data:
                node.InOrder &= header.Argument >= node.Size;
                node.Size = Math.Max(node.Size, header.Argument + header.Payload);
                node.DataAt = node.DataAt == 0 ? recordAt : node.DataAt;
                break;
            case RecordKind.Length:
                node.InOrder = header.Argument == 0 || (node.InOrder && header.Argument >= node.Size);
                node.Size = header.Argument;
                node.DataAt = header.Argument == 0 ? 0 : node.DataAt;
                break;
            case RecordKind.Remove:
                node = default;
                break;
            default:
                break;
        }
    }

    /// <summary>Whether a record of the log makes sense here: it may be what is left of a damaged log.</summary>
    public bool Accepts(in RecordHeader header)
    {
        if (header.Id == Root || header.Id >= _nodes.Length)
        {
            return false;
        }

        NodeKind kind = _nodes[header.Id].Kind;
        return header.Kind switch
        {
            RecordKind.Name => (header.Argument >> 8) is (int)NodeKind.File or (int)NodeKind.Directory
                && (byte)header.Argument < _nodes.Length && header.Payload is > 0 and <= FlashStore.LongestName,
            RecordKind.Data => kind == NodeKind.File && header.Argument >= 0
                && header.Argument <= int.MaxValue - header.Payload,
            RecordKind.Length => kind == NodeKind.File && header.Argument >= 0,
            _ => kind != NodeKind.None,
        };
    }
}
