namespace NanoSocket.Core.Tls;

/// <summary>What is known about a peer.</summary>
public enum TlsVerification
{
    /// <summary>Nothing: anybody could be at the other end.</summary>
    None,
    /// <summary>A trusted certificate stands behind its own.</summary>
    Chain,
    /// <summary>And its certificate is for the name that was asked for.</summary>
    ChainAndName,
}
