using NanoSocket.Core.Device;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Tls;

/// <summary>On a device TLS has a thread of its own.</summary>
public static partial class TlsSupport
{
    static partial void Start(CoreHost host)
        => new TlsThread(host, new MbedTlsEngine(), NativeTls.AllowsUnverified() == 0).Start();
}
