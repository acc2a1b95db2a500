namespace NanoSocket.Simulator.Faults;

/// <summary>A fault of the hardware flow control.</summary>
internal interface IHoldFault
{
    /// <summary>The modem goes on sending while the host holds it off; those bytes are lost.</summary>
    bool IgnoresHold { get; }
}
