using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Tls;

/// <summary>
/// TLS in an image: whoever calls <see cref="Enable()"/> has it, with engine, worker and their memory, and nobody else.
/// </summary>
public static partial class TlsSupport
{
    private static readonly object s_gate = new();

    /// <summary>Puts TLS over the core's network stack, the first time. Where there is no device to run its worker,
    /// nothing happens: sockets of type 2 are refused there unless the core's owner has done it.</summary>
    public static void Enable() => Enable(CoreHost.Current);

    internal static void Enable(CoreHost host)
    {
        lock (s_gate)
        {
            if (host.Tls == null)
            {
                Start(host);
            }
        }
    }

    static partial void Start(CoreHost host);
}
