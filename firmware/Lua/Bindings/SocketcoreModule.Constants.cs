using NanoSocket.Core.Sockets;

namespace NanoSocket.Lua.Bindings;

/// <content>Constants (spec 1.9); EINVAL is not among them, as on the reference.</content>
internal static partial class SocketcoreModule
{
    [LuaConstant("SOL_SOCKET")]
    internal const int SolSocket = SocketConstants.SolSocket;

    [LuaConstant("IPPROTO_TCP")]
    internal const int IpProtoTcp = SocketConstants.IpProtoTcp;

    [LuaConstant("SO_REUSEADDR")]
    internal const int SoReuseAddr = SocketConstants.SoReuseAddr;

    [LuaConstant("SO_KEEPALIVE")]
    internal const int SoKeepAlive = SocketConstants.SoKeepAlive;

    [LuaConstant("TCP_KEEPIDLE")]
    internal const int TcpKeepIdle = SocketConstants.TcpKeepIdle;

    [LuaConstant("TCP_KEEPINTVL")]
    internal const int TcpKeepInterval = SocketConstants.TcpKeepInterval;

    [LuaConstant("TCP_KEEPCNT")]
    internal const int TcpKeepCount = SocketConstants.TcpKeepCount;

    /// <summary>The spelling is the vendor's.</summary>
    [LuaConstant("ERR_UNKOWN")]
    internal const int ErrUnknown = -1;

    [LuaConstant("ERR_OK")]
    internal const int ErrOk = 0;

    [LuaConstant("ERR_ENOMEM")]
    internal const int ErrNoMemory = 1;

    [LuaConstant("ERR_ENOBUFS")]
    internal const int ErrNoBuffers = 2;

    [LuaConstant("ERR_ETIMEOUT")]
    internal const int ErrTimeout = 3;

    [LuaConstant("ERR_ERTE")]
    internal const int ErrRoute = 4;

    [LuaConstant("ERR_EINPROGRESS")]
    internal const int ErrInProgress = 5;

    [LuaConstant("ERR_EWOULDBLOCK")]
    internal const int ErrWouldBlock = 7;

    [LuaConstant("ERR_EADDRINUSE")]
    internal const int ErrAddressInUse = 8;

    [LuaConstant("ERR_EALREADY")]
    internal const int ErrAlready = 9;

    [LuaConstant("ERR_EISCONN")]
    internal const int ErrIsConnected = 10;

    [LuaConstant("ERR_ENOTCONN")]
    internal const int ErrNotConnected = 11;

    [LuaConstant("ERR_EIF")]
    internal const int ErrInterface = 12;

    [LuaConstant("ERR_EABORT")]
    internal const int ErrAbort = 13;

    [LuaConstant("ERR_ERST")]
    internal const int ErrReset = 14;

    [LuaConstant("ERR_ECLSD")]
    internal const int ErrClosed = 15;

    [LuaConstant("ERR_EARG")]
    internal const int ErrArgument = 16;

    [LuaConstant("ERR_EIO")]
    internal const int ErrIo = 17;

    /// <summary>The spelling is the vendor's.</summary>
    [LuaConstant("ERR_SSL_EHANDESHAK")]
    internal const int ErrTlsHandshake = 18;

    [LuaConstant("ERR_SSL_EINIT")]
    internal const int ErrTlsInit = 19;

    [LuaConstant("ERR_SSL_EINVALID")]
    internal const int ErrTlsInvalid = 20;
}
