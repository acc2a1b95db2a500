namespace NanoSocket.Core.Storage;

/// <summary>What a record of the store's log says.</summary>
internal enum RecordKind : byte
{
    /// <summary>None: the bytes are no record.</summary>
    None = 0,

    /// <summary>A file or directory gets its name and place; one that had them before is removed by the same record.
    /// Argument: the parent's id, and the <see cref="NodeKind"/> from bit 8. Payload: the name.</summary>
    Name = 1,

    /// <summary>Bytes of a file. Argument: where they begin.</summary>
    Data = 2,

    /// <summary>A file's length, shorter or longer than before. Argument: the length.</summary>
    Length = 3,

    /// <summary>A file or directory is no more.</summary>
    Remove = 4,
}
