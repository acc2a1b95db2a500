using System;

namespace NanoSocket.Core.Storage;

/// <summary>How a file is opened. The numbers are known to C (nsfile.h).</summary>
[Flags]
public enum FileAccess
{
    /// <summary>To be read; it exists.</summary>
    Read = 1,

    /// <summary>To be written.</summary>
    Write = 2,

    /// <summary>Made if it is not there.</summary>
    Create = 4,

    /// <summary>Emptied if it is there.</summary>
    Truncate = 8,
}
