namespace NanoSocket.Simulator.At;

/// <summary>How a command ended.</summary>
internal readonly record struct AtResult(ResultCode Code, CmeError Cause = CmeError.Unknown)
{
    public static AtResult Ok { get; } = new(ResultCode.Ok);

    public static AtResult Error { get; } = new(ResultCode.Error);

    public static AtResult NoCarrier { get; } = new(ResultCode.NoCarrier);

    /// <summary>The channel enters data mode behind this result.</summary>
    public static AtResult Connect { get; } = new(ResultCode.Connect);

    public static AtResult Fail(CmeError cause) => new(ResultCode.CmeError, cause);
}
