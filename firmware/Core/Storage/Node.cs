namespace NanoSocket.Core.Storage;

/// <summary>What the store remembers of a file or directory; its name and bytes stay in flash.</summary>
internal struct Node
{
    public NodeKind Kind;

    /// <summary>Id of the directory it is in.</summary>
    public byte Parent;

    public byte NameLength;

    /// <summary>No byte of the file was written twice, and in rising order: reading may stop early.</summary>
    public bool InOrder;

    public ushort NameHash;

    /// <summary>The record with its name.</summary>
    public int NameAt;

    /// <summary>Nothing before this address matters for the file's bytes; 0: it has none.</summary>
    public int DataAt;

    /// <summary>Bytes of the file.</summary>
    public int Size;

    /// <summary>Bytes it takes in an area that holds nothing unneeded.</summary>
    public readonly int Footprint(int largestRecord) => Kind == NodeKind.None
        ? 0
        : RecordHeader.TotalOf(NameLength) + DataFootprint(Size, largestRecord);

    /// <summary>Bytes that content of a length takes there.</summary>
    public static int DataFootprint(int size, int largestRecord)
    {
        int records = (size + largestRecord - 1) / largestRecord;
        return RecordHeader.Padded(size) + records * RecordHeader.Overhead;
    }
}
