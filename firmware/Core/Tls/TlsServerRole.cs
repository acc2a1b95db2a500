using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Tls;

/// <summary>
/// The server's half of the handshake. Code that can be a server calls <see cref="Enable"/>; in the image of an app
/// that reaches no such code, mbedTLS is without that half.
/// </summary>
internal abstract unsafe class TlsServerRole
{
    private static TlsServerRole? s_role;

    /// <summary>From now on sessions can be opened as servers.</summary>
    public static void Enable() => s_role ??= new MbedTls();

    /// <summary>Opens a session as server.</summary>
    public static SocketFailure Open(int session, NativeTls.Options* options) =>
        s_role is null ? SocketFailure.TlsNotInImage : (SocketFailure)s_role.OpenNative(session, options);

    /// <summary>Calls the shim.</summary>
    protected abstract int OpenNative(int session, NativeTls.Options* options);

    private sealed class MbedTls : TlsServerRole
    {
        protected override int OpenNative(int session, NativeTls.Options* options) =>
            NativeTls.OpenServer(session, options);
    }
}
