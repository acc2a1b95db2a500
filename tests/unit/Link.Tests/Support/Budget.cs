namespace NanoSocket.Link.Tests.Support;

/// <summary>The sizes in Native/ns_budget.h, and what follows from them.</summary>
internal static class Budget
{
    public const int Sockets = 10;
    public const int ReceivePool = 29200;
    public const int SendPool = 27448;

    /// <summary>Bytes of a pool block.</summary>
    public const int Block = 292;

    public const int SegmentSize = 1460;

    /// <summary>Most that a slot may have sent and not acknowledged.</summary>
    public const int SendLimit = 11200;
}
