using System;

namespace NanoSocket.Core.Storage;

/// <summary>Goes through the names of a path. Paths begin at "/", with it or without; "." and empty names are nothing,
/// ".." is refused.</summary>
internal ref struct StoragePath
{
    /// <summary>Bytes of a path, at most.</summary>
    public const int Longest = 255;

    private ReadOnlySpan<byte> _rest;

    public StoragePath(ReadOnlySpan<byte> path)
    {
        _rest = path;
        Name = default;
        IsBad = path.Length is 0 or > Longest;
    }

    /// <summary>The name found last.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>No name follows.</summary>
    public readonly bool IsLast => _rest.IndexOfNameStart() < 0;

    /// <summary>The path is empty or too long, or a name is.</summary>
    public bool IsBad { get; private set; }

    /// <summary>What follows the name, without the slashes before it.</summary>
    public readonly ReadOnlySpan<byte> Rest
        => IsLast ? default : _rest.Slice(_rest.IndexOfNameStart());

    /// <summary>Finds the next name; false at the end and when the path is bad.</summary>
    public bool TryNext()
    {
        int start = _rest.IndexOfNameStart();
        if (start < 0 || IsBad)
        {
            return false;
        }

        _rest = _rest.Slice(start);
        int end = _rest.IndexOf((byte)'/');
        Name = end < 0 ? _rest : _rest.Slice(0, end);
        _rest = end < 0 ? default : _rest.Slice(end);
        IsBad = Name.Length > FlashStore.LongestName || Name.SequenceEqual(".."u8) || Name.IndexOf((byte)0) >= 0;
        return !IsBad;
    }
}
