using System;
using System.Runtime.InteropServices;
using NanoSocket.Core.Storage;

namespace NanoSocket.Lua.Device;

/// <summary>The file system for C (nsfile.h). Negative results are a <see cref="FileStatus"/>, negated.</summary>
internal static unsafe class LuaFiles
{
    /// <summary>Makes the class known to the compiler, which then keeps what C calls, and finds the files.</summary>
    public static void Use() => FileSystem.StartBoard();

    [UnmanagedCallersOnly(EntryPoint = "nsfs_open")]
    private static int Open(byte* path, int length, int access)
    {
        FileStatus status = FileSystem.Board.Open(new ReadOnlySpan<byte>(path, length), (FileAccess)access, out int handle);
        return status == FileStatus.Ok ? handle : -(int)status;
    }

    [UnmanagedCallersOnly(EntryPoint = "nsfs_close")]
    private static int Close(int handle) => -(int)FileSystem.Board.Close(handle);

    [UnmanagedCallersOnly(EntryPoint = "nsfs_read")]
    private static int Read(int handle, int offset, byte* bytes, int count)
    {
        FileStatus status = FileSystem.Board.Read(handle, offset, new Span<byte>(bytes, count), out int read);
        return status == FileStatus.Ok ? read : -(int)status;
    }

    [UnmanagedCallersOnly(EntryPoint = "nsfs_write")]
    private static int Write(int handle, int offset, byte* bytes, int count)
        => -(int)FileSystem.Board.Write(handle, offset, new ReadOnlySpan<byte>(bytes, count));

    [UnmanagedCallersOnly(EntryPoint = "nsfs_length")]
    private static int LengthOf(int handle) => FileSystem.Board.LengthOf(handle);

    /// <summary>A file, or an empty directory.</summary>
    [UnmanagedCallersOnly(EntryPoint = "nsfs_remove")]
    private static int Remove(byte* path, int length)
    {
        ReadOnlySpan<byte> name = new(path, length);
        FileStatus status = FileSystem.Board.Remove(name);
        return -(int)(status == FileStatus.IsDirectory ? FileSystem.Board.RemoveDirectory(name) : status);
    }

    [UnmanagedCallersOnly(EntryPoint = "nsfs_rename")]
    private static int Rename(byte* path, int length, byte* to, int toLength)
        => -(int)FileSystem.Board.Rename(new ReadOnlySpan<byte>(path, length), new ReadOnlySpan<byte>(to, toLength));
}
