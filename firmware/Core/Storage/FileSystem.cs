using System;

namespace NanoSocket.Core.Storage;

/// <summary>
/// The files of a device: <c>/lua</c> is the deployed scripts, read-only; everything else is the store's. Any thread may
/// call; a call that changes something may take seconds, when the flash is erased, so none is made under the core lock.
/// Files are read and written at positions the caller knows. Nothing is allocated after construction.
/// </summary>
public sealed partial class FileSystem
{
    /// <summary>Files open at the same time, at most.</summary>
    public const int MaxOpen = 8;

    private readonly object _gate = new();
    private readonly OpenFile[] _open = new OpenFile[MaxOpen];
    private readonly FlashStore? _store;
    private readonly ScriptBundle? _bundle;

    /// <summary>Makes a file system; what is null is not there.</summary>
    public FileSystem(FlashStore? store, ScriptBundle? bundle)
    {
        _store = store;
        _bundle = bundle;
    }

    /// <summary>The board's file system: one without store or scripts until <see cref="StartBoard"/>, and after it where
    /// there is no flash for files.</summary>
    public static FileSystem Board { get; private set; } = new(null, null);

    /// <summary>Bytes that files may take; 0: there is no store.</summary>
    public int TotalBytes => _store?.TotalBytes ?? 0;

    /// <summary>Bytes that are free.</summary>
    public int FreeBytes
    {
        get
        {
            lock (_gate)
            {
                return _store?.FreeBytes ?? 0;
            }
        }
    }

    /// <summary>Mounts the board's flash. Once; what becomes of it, later calls say.</summary>
    public static void StartBoard()
    {
        FileSystem files = Board;
        FindFlash(ref files);
        _ = files.Mount();
        Board = files;
    }

    /// <summary>Finds scripts and files, and makes <c>/ldata</c> if it is not there. Once, before anything else.</summary>
    public FileStatus Mount()
    {
        lock (_gate)
        {
            _bundle?.Open();
            FileStatus status = _store?.Mount() ?? FileStatus.NoDevice;
            return status == FileStatus.Ok && _store!.Find(NodeTable.Root, DataDirectory) < 0
                ? _store.Create(NodeTable.Root, DataDirectory, NodeKind.Directory, out _)
                : status;
        }
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="access">For what.</param>
    /// <param name="handle">0 to <see cref="MaxOpen"/> - 1.</param>
    public FileStatus Open(ReadOnlySpan<byte> path, FileAccess access, out int handle)
    {
        lock (_gate)
        {
            OpenFile file = default;
            handle = FindFreeHandle();
            FileStatus status = handle < 0 ? FileStatus.TooManyOpen
                : IsScript(path, out ReadOnlySpan<byte> name) ? OpenScript(name, access, ref file)
                : OpenStored(path, access, ref file);
            if (status == FileStatus.Ok)
            {
                file.Access = access;
                _open[handle] = file;
            }

            return status;
        }
    }

    /// <summary>Closes a file.</summary>
    public FileStatus Close(int handle)
    {
        lock (_gate)
        {
            if (!IsOpen(handle))
            {
                return FileStatus.BadHandle;
            }

            _open[handle] = default;
            return FileStatus.Ok;
        }
    }

    /// <summary>Copies bytes of a file; fewer than asked only at its end.</summary>
    public FileStatus Read(int handle, int offset, Span<byte> buffer, out int count)
    {
        lock (_gate)
        {
            count = 0;
            if (!IsUsable(handle, FileAccess.Read, out FileStatus status) || offset < 0)
            {
                return offset < 0 ? FileStatus.BadArgument : status;
            }

            ref OpenFile file = ref _open[handle];
            if (file.Kind == OpenKind.Stored)
            {
                return _store!.Read(file.Id, offset, buffer, ref file.Cursor, out count);
            }

            count = Math.Clamp(file.Script.Length - offset, 0, buffer.Length);
            return count == 0 || _bundle!.Read(file.Script, offset, buffer.Slice(0, count))
                ? FileStatus.Ok : FileStatus.IoError;
        }
    }

    /// <summary>Writes bytes, in pieces of <see cref="FlashStore.MaxWrite"/>, each of which is there whole or not at all
    /// after a power cut.</summary>
    /// <param name="handle">The file.</param>
    /// <param name="offset">Where; negative: at its end.</param>
    /// <param name="bytes">What.</param>
    public FileStatus Write(int handle, int offset, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (!IsUsable(handle, FileAccess.Write, out FileStatus status))
            {
                return status;
            }

            int id = _open[handle].Id;
            while (bytes.Length > 0 && status == FileStatus.Ok)
            {
                int count = Math.Min(bytes.Length, FlashStore.MaxWrite);
                status = _store!.Write(id, offset < 0 ? _store.LengthOf(id) : offset, bytes.Slice(0, count));
                bytes = bytes.Slice(count);
                offset += offset < 0 ? 0 : count;
            }

            return status;
        }
    }

    /// <summary>Makes a file shorter, or longer with zeros.</summary>
    public FileStatus SetLength(int handle, int length)
    {
        lock (_gate)
        {
            return IsUsable(handle, FileAccess.Write, out FileStatus status)
                ? _store!.SetLength(_open[handle].Id, length) : status;
        }
    }

    /// <summary>Bytes of an open file; negative: there is none.</summary>
    public int LengthOf(int handle)
    {
        lock (_gate)
        {
            return !IsOpen(handle) || _open[handle].Kind == OpenKind.Gone ? -1
                : _open[handle].Kind == OpenKind.Script ? _open[handle].Script.Length
                : _store!.LengthOf(_open[handle].Id);
        }
    }

    /// <summary>The file is bytecode that the tool which made the bundle compiled.</summary>
    public bool IsCompiled(int handle)
    {
        lock (_gate)
        {
            return IsOpen(handle) && _open[handle].Kind == OpenKind.Script && _open[handle].Script.IsCompiled;
        }
    }

    static partial void FindFlash(ref FileSystem files);

    private int FindFreeHandle()
    {
        for (int i = 0; i < MaxOpen; i++)
        {
            if (_open[i].Kind == OpenKind.None)
            {
                return i;
            }
        }

        return -1;
    }

    private bool IsOpen(int handle) => handle is >= 0 and < MaxOpen && _open[handle].Kind != OpenKind.None;

    private bool IsUsable(int handle, FileAccess access, out FileStatus status)
    {
        status = !IsOpen(handle) || _open[handle].Kind == OpenKind.Gone ? FileStatus.BadHandle
            : (_open[handle].Access & access) == 0 ? FileStatus.ReadOnly
            : FileStatus.Ok;
        return status == FileStatus.Ok;
    }

    private FileStatus OpenScript(ReadOnlySpan<byte> name, FileAccess access, ref OpenFile file)
    {
        if (access != FileAccess.Read)
        {
            return FileStatus.ReadOnly;
        }

        file.Kind = OpenKind.Script;
        return name.Length == 0 ? FileStatus.IsDirectory
            : _bundle != null && _bundle.TryFind(name, out file.Script) ? FileStatus.Ok
            : FileStatus.NotFound;
    }

    private FileStatus OpenStored(ReadOnlySpan<byte> path, FileAccess access, ref OpenFile file)
    {
        FileStatus status = Resolve(path, out int directory, out ReadOnlySpan<byte> name, out file.Id);
        file.Kind = OpenKind.Stored;
        if (status == FileStatus.NotFound && name.Length > 0 && (access & FileAccess.Create) != 0)
        {
            return _store!.Create(directory, name, NodeKind.File, out file.Id);
        }

        if (status != FileStatus.Ok || _store!.KindOf(file.Id) == NodeKind.Directory)
        {
            return status != FileStatus.Ok ? status : FileStatus.IsDirectory;
        }

        return (access & FileAccess.Truncate) != 0 ? _store.SetLength(file.Id, 0) : FileStatus.Ok;
    }

    private enum OpenKind : byte
    {
        None = 0,
        Script = 1,
        Stored = 2,
        Gone = 3,
    }

    private struct OpenFile
    {
        public OpenKind Kind;
        public FileAccess Access;
        public int Id;
        public ReadCursor Cursor;
        public BundleFile Script;
    }
}
