namespace NanoSocket.Core.Storage;

/// <summary>What became of a call to the file system. The numbers are known to C (nsfile.h), negated.</summary>
public enum FileStatus
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>No such file or directory.</summary>
    NotFound = 1,

    /// <summary>A file or directory of this name exists.</summary>
    Exists = 2,

    /// <summary>A part of the path is a file.</summary>
    NotDirectory = 3,

    /// <summary>The path names a directory.</summary>
    IsDirectory = 4,

    /// <summary>The directory is not empty.</summary>
    NotEmpty = 5,

    /// <summary>The store has no room for it.</summary>
    NoSpace = 6,

    /// <summary>The store has as many files and directories as it can.</summary>
    TooManyFiles = 7,

    /// <summary>The path is malformed or too long.</summary>
    BadPath = 8,

    /// <summary>The place is read-only, or the handle is.</summary>
    ReadOnly = 9,

    /// <summary>As many files are open as can be.</summary>
    TooManyOpen = 10,

    /// <summary>No such handle, or its file is gone.</summary>
    BadHandle = 11,

    /// <summary>The file is open.</summary>
    Busy = 12,

    /// <summary>An argument is out of range.</summary>
    BadArgument = 13,

    /// <summary>The flash does not do what it should.</summary>
    IoError = 14,

    /// <summary>This board has no flash for files.</summary>
    NoDevice = 15,
}
