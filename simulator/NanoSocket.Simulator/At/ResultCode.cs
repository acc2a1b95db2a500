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
