namespace NanoSocket.Core.Endpoints;

/// <summary>Options of a blocking socket.</summary>
public enum EndpointOption
{
    /// <summary>TCP: 1 sends small segments at once. Default 0, as in .NET.</summary>
    NoDelay,
    /// <summary>IP time to live, 1 to 255. Default 255.</summary>
    TimeToLive,
    /// <summary>IP type of service, 0 to 255. Default 0.</summary>
    TypeOfService,
    /// <summary>TCP: 1 probes a silent peer. Default 0.</summary>
    KeepAlive,
    /// <summary>1 lets the local port be bound while an old connection lingers. Default 0.</summary>
    ReuseAddress,
    /// <summary>Bytes of the receive window or of the datagram queue; counts when set before bind and connect. 0 =
    /// default.</summary>
    ReceiveBuffer,
}
