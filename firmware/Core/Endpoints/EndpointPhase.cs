namespace NanoSocket.Core.Endpoints;

/// <summary>Where a blocking socket is in its life.</summary>
internal enum EndpointPhase
{
    /// <summary>It has a slot and nothing in the stack.</summary>
    Fresh,
    /// <summary>It has a local port.</summary>
    Bound,
    Connecting,
    /// <summary>TCP: connected, or was until <see cref="Endpoint.HasEnded"/>. UDP: has a default peer.</summary>
    Connected,
    /// <summary>TCP: connected, and the TLS handshake is under way.</summary>
    Securing,
    Listening,
    Closed,
}
