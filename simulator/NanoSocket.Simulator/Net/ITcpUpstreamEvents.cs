namespace NanoSocket.Simulator.Net;

/// <summary>What happens to a connection to a server.</summary>
public interface ITcpUpstreamEvents
{
    /// <summary>The server accepted.</summary>
    void OnConnected();

    /// <summary>Nobody listens, or the server could not be reached.</summary>
    void OnRefused();

    /// <summary>Bytes or FIN arrived.</summary>
    void OnReadable();

    /// <summary>More is acknowledged, the window moved, or there is room to write again.</summary>
    void OnProgress();

    /// <summary>The server sent RST.</summary>
    void OnReset();
}
