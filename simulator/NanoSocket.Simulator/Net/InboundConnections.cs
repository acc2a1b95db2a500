using System;

namespace NanoSocket.Simulator.Net;

/// <summary>The way from outside to the host. It exists while a call is up; without one, connections are
/// reset.</summary>
internal sealed class InboundConnections
{
    /// <summary>The call that is up takes connections to a port of the host.</summary>
    public Action<int, IInboundTcp>? Handler { get; set; }

    /// <summary>A connection has come.</summary>
    public void Arrive(int hostPort, IInboundTcp connection)
    {
        if (Handler is Action<int, IInboundTcp> handler)
        {
            handler(hostPort, connection);
        }
        else
        {
            connection.Refuse();
        }
    }
}
