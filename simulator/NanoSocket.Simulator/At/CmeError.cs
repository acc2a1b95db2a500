namespace NanoSocket.Simulator.At;

/// <summary>Causes that <c>+CME ERROR</c> names (3GPP TS 27.007 clauses 9.2.1 and 9.2.2).</summary>
internal enum CmeError
{
    OperationNotAllowed = 3,
    OperationNotSupported = 4,
    SimNotInserted = 10,
    SimPinRequired = 11,
    SimPukRequired = 12,
    SimFailure = 13,
    SimBusy = 14,
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
        CmeError.SimBusy => "SIM busy",
        CmeError.IncorrectPassword => "incorrect password",
        CmeError.InvalidIndex => "invalid index",
        CmeError.NoNetworkService => "no network service",
        CmeError.IncorrectParameters => "Incorrect parameters",
        _ => "unknown",
    };
}
