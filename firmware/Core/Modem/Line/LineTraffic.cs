namespace NanoSocket.Core.Modem;

/// <summary>What a piece of the line's traffic is.</summary>
public enum LineTraffic
{
    /// <summary>Characters of the AT dialogue, any number of them, cut anywhere.</summary>
    At,
    /// <summary>Bytes of PPP in data mode, any number of them, cut anywhere.</summary>
    Ppp,
    /// <summary>Whole frames of the multiplexer, mostly one, from flag to flag.</summary>
    Mux,
}
