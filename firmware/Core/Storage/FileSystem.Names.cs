using System;

namespace NanoSocket.Core.Storage;

/// <summary>Names: renaming, removing, directories.</summary>
public sealed partial class FileSystem
{
    private static ReadOnlySpan<byte> ScriptDirectory => "lua"u8;

    private static ReadOnlySpan<byte> DataDirectory => "ldata"u8;

    /// <summary>What a path names.</summary>
    public NodeKind KindOf(ReadOnlySpan<byte> path)
    {
        lock (_gate)
        {
            if (IsScript(path, out ReadOnlySpan<byte> name))
            {
                return name.Length == 0 ? NodeKind.Directory
                    : _bundle != null && _bundle.TryFind(name, out _) ? NodeKind.File : NodeKind.None;
            }

            return Resolve(path, out _, out _, out int id) == FileStatus.Ok ? _store!.KindOf(id) : NodeKind.None;
        }
    }

    /// <summary>Gives a file or directory another path. A file that is there is replaced: after a power cut one or the
    /// other is there, whole.</summary>
    public FileStatus Rename(ReadOnlySpan<byte> path, ReadOnlySpan<byte> to)
    {
        lock (_gate)
        {
            if (IsScript(path, out _) || IsScript(to, out _))
            {
                return FileStatus.ReadOnly;
            }

            FileStatus status = Resolve(path, out _, out _, out int id);
            if (status != FileStatus.Ok || id == NodeTable.Root)
            {
                return status != FileStatus.Ok ? status : FileStatus.ReadOnly;
            }

            status = Resolve(to, out int directory, out ReadOnlySpan<byte> name, out int replaced);
            bool hasPlace = status is FileStatus.Ok or FileStatus.NotFound && name.Length > 0;
            status = hasPlace ? _store!.Rename(id, directory, name) : status;
            if (hasPlace && status == FileStatus.Ok && replaced != id)
            {
                Detach(replaced);
            }

            return status;
        }
    }

    /// <summary>Removes a file.</summary>
    public FileStatus Remove(ReadOnlySpan<byte> path) => Remove(path, NodeKind.File, FileStatus.IsDirectory);

    /// <summary>Removes an empty directory.</summary>
    public FileStatus RemoveDirectory(ReadOnlySpan<byte> path)
        => Remove(path, NodeKind.Directory, FileStatus.NotDirectory);

    /// <summary>Makes a directory; the one it is in exists.</summary>
    public FileStatus MakeDirectory(ReadOnlySpan<byte> path)
    {
        lock (_gate)
        {
            if (IsScript(path, out _))
            {
                return FileStatus.ReadOnly;
            }

            FileStatus status = Resolve(path, out int directory, out ReadOnlySpan<byte> name, out _);
            return status == FileStatus.Ok ? FileStatus.Exists
                : status == FileStatus.NotFound && name.Length > 0
                    ? _store!.Create(directory, name, NodeKind.Directory, out _)
                    : status;
        }
    }

    /// <summary>Goes through a directory.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="place">0 at first; moves on.</param>
    /// <param name="name">Takes the name: <see cref="ScriptBundle.LongestName"/> bytes.</param>
    /// <param name="nameLength">The name's length; 0: there are no more.</param>
    /// <param name="kind">What it names.</param>
    /// <param name="size">Bytes of the file.</param>
    public FileStatus List(ReadOnlySpan<byte> path, ref int place, Span<byte> name, out int nameLength,
        out NodeKind kind, out int size)
    {
        lock (_gate)
        {
            nameLength = 0;
            kind = NodeKind.None;
            size = 0;
            return IsScript(path, out ReadOnlySpan<byte> script)
                ? ListScripts(script, ref place, name, out nameLength, ref kind, ref size)
                : ListStored(path, ref place, name, ref nameLength, ref kind, ref size);
        }
    }

    private FileStatus ListScripts(ReadOnlySpan<byte> script, ref int place, Span<byte> name, out int nameLength,
        ref NodeKind kind, ref int size)
    {
        nameLength = 0;
        if (script.Length > 0)
        {
            return FileStatus.NotDirectory;
        }

        if (_bundle != null && _bundle.TryGet(place, name, out nameLength, out BundleFile file))
        {
            place++;
            kind = NodeKind.File;
            size = file.Length;
        }

        return FileStatus.Ok;
    }

    private FileStatus ListStored(ReadOnlySpan<byte> path, ref int place, Span<byte> name, ref int nameLength,
        ref NodeKind kind, ref int size)
    {
        FileStatus status = Resolve(path, out _, out _, out int directory);
        if (status != FileStatus.Ok || _store!.KindOf(directory) != NodeKind.Directory)
        {
            return status != FileStatus.Ok ? status : FileStatus.NotDirectory;
        }

        int id = _store.NextIn(directory, place + 1);
        if (id != NodeTable.Root)
        {
            place = id;
            nameLength = _store.ReadName(id, name);
            kind = _store.KindOf(id);
            size = _store.LengthOf(id);
        }

        return FileStatus.Ok;
    }

    private FileStatus Remove(ReadOnlySpan<byte> path, NodeKind kind, FileStatus ifOther)
    {
        lock (_gate)
        {
            if (IsScript(path, out _))
            {
                return FileStatus.ReadOnly;
            }

            FileStatus status = Resolve(path, out int directory, out ReadOnlySpan<byte> name, out int id);
            if (status != FileStatus.Ok)
            {
                return status;
            }

            if (_store!.KindOf(id) != kind)
            {
                return ifOther;
            }

            bool isSystems = id == NodeTable.Root
                || (directory == NodeTable.Root && kind == NodeKind.Directory && name.SequenceEqual(DataDirectory));
            status = isSystems ? FileStatus.ReadOnly : _store.Remove(id);
            if (status == FileStatus.Ok)
            {
                Detach(id);
            }

            return status;
        }
    }

    /// <summary>Open files that are no more must not become others that get their id.</summary>
    private void Detach(int id)
    {
        for (int i = 0; i < MaxOpen; i++)
        {
            if (_open[i].Kind == OpenKind.Stored && _open[i].Id == id)
            {
                _open[i].Kind = OpenKind.Gone;
            }
        }
    }

    /// <summary>The path is /lua or below.</summary>
    private static bool IsScript(ReadOnlySpan<byte> path, out ReadOnlySpan<byte> name)
    {
        StoragePath names = new(path);
        bool isScript = names.TryNext() && names.Name.SequenceEqual(ScriptDirectory);
        name = isScript ? names.Rest : default;
        return isScript;
    }

    /// <summary>Finds what a path names in the store.</summary>
    /// <param name="path">The path.</param>
    /// <param name="directory">The directory that the last name is in.</param>
    /// <param name="name">The last name; empty when a directory before it is not there.</param>
    /// <param name="id">What it names; negative: nothing.</param>
    private FileStatus Resolve(ReadOnlySpan<byte> path, out int directory, out ReadOnlySpan<byte> name, out int id)
    {
        directory = NodeTable.Root;
        id = NodeTable.Root;
        name = default;
        if (_store == null)
        {
            return FileStatus.NoDevice;
        }

        StoragePath names = new(path);
        while (names.TryNext())
        {
            if (_store.KindOf(id) != NodeKind.Directory)
            {
                return id < 0 ? FileStatus.NotFound : FileStatus.NotDirectory;
            }

            directory = id;
            id = _store.Find(directory, names.Name);
            name = id < 0 && !names.IsLast ? default : names.Name;
        }

        return names.IsBad ? FileStatus.BadPath : id < 0 ? FileStatus.NotFound : FileStatus.Ok;
    }
}
