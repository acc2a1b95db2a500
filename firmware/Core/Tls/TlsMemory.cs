namespace NanoSocket.Core.Tls;

/// <summary>The heap of TLS, in bytes.</summary>
public struct TlsMemory
{
    /// <summary>In use now and at most since the start.</summary>
    public int Used, Peak;

    /// <summary>All there is, and the largest piece that is free.</summary>
    public int Total, LargestFree;
}
