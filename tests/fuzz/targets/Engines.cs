using NanoSocket.Core.Tls;

namespace NanoSocket.Fuzz;

/// <summary>TLS as after a start: the variables of its shim are renewed before each input (driver.c).</summary>
internal static class Engines
{
    /// <summary>Starts the shim, for clients and for servers.</summary>
    public static MbedTlsEngine Start()
    {
        TlsServerRole.Enable();
        return new MbedTlsEngine();
    }
}
