namespace NanoSocket.Simulator.At;

/// <summary>Result codes of V.250 clause 5.7.1 with their numeric form, and the extended errors.</summary>
internal enum ResultCode
{
    Ok = 0,
    Connect = 1,
    NoCarrier = 3,
    Error = 4,
    /// <summary>3GPP TS 27.007 clause 9.2.</summary>
    CmeError = 100,
}

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

/// <summary>Causes that <c>+CME ERROR</c> names (3GPP TS 27.007 clauses 9.2.1 and 9.2.2).</summary>
internal enum CmeError
{
    OperationNotAllowed = 3,
    OperationNotSupported = 4,
    SimNotInserted = 10,
    SimPinRequired = 11,
    SimPukRequired = 12,
    SimFailure = 13,
    IncorrectPassword = 16,
    InvalidIndex = 21,
    NoNetworkService = 30,
    IncorrectParameters = 50,
    Unknown = 100,
}

internal static class CmeErrorText
{
    /// <summary>The verbose form, for <c>+CMEE=2</c>.</summary>
    public static string Of(CmeError error) => error switch
    {
        CmeError.OperationNotAllowed => "operation not allowed",
        CmeError.OperationNotSupported => "operation not supported",
        CmeError.SimNotInserted => "SIM not inserted",
        CmeError.SimPinRequired => "SIM PIN required",
        CmeError.SimPukRequired => "SIM PUK required",
        CmeError.SimFailure => "SIM failure",
        CmeError.IncorrectPassword => "incorrect password",
        CmeError.InvalidIndex => "invalid index",
        CmeError.NoNetworkService => "no network service",
        CmeError.IncorrectParameters => "Incorrect parameters",
        _ => "unknown",
    };
}
