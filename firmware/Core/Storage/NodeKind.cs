namespace NanoSocket.Core.Storage;

/// <summary>What a path names.</summary>
public enum NodeKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A file.</summary>
    File = 1,

    /// <summary>A directory.</summary>
    Directory = 2,
}
