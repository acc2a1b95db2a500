using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Lua.Bindings;

/// <summary>
/// The arguments of <c>sock_conn</c> (spec 1.1, 7.4), of which the fourth is the certificates by the documentation and the
/// receive buffer in what scripts really call: a number there means the latter, but for TLS.
/// </summary>
internal static class ConnectArguments
{
    /// <summary>Type, address, port; what may follow is looked at here.</summary>
    public const string Signature = "isia?a?a?a?a?";

    private const int Cert = 4;
    private const int ReceiveBuffer = 5;
    private const int Insist = 6;
    private const int LocalPort = 7;
    private const int HostNameFlag = 8;

    /// <summary>Connects.</summary>
    /// <returns>False: an argument is wrong, and the call ends in that error.</returns>
    public static bool TryConnect(ref LuaCall call, out int id)
    {
        ReadOnlySpan<byte> address = call.Bytes(2);
        id = -1;
        if (!TryRead(ref call, out ConnectRequest request))
        {
            return false;
        }

        if (request.Kind == SocketKind.Tls && LuaTls.IsInImage
            && !CertArgument.TryRead(ref call, Cert, address, IsSet(ref call, Insist, true),
                IsSet(ref call, HostNameFlag, false), out request.Tls))
        {
            return false;
        }

        id = CoreHost.Current.Connect(address, request);
        return true;
    }

    private static bool TryRead(ref LuaCall call, out ConnectRequest request)
    {
        request = new() { Kind = (SocketKind)call.Integer(1), Port = unchecked((int)call.UInt32(3)) };
        bool isShort = call.TypeOf(Cert) == LuaType.Number && request.Kind != SocketKind.Tls;
        for (int i = ReceiveBuffer; i <= HostNameFlag; i++)
        {
            bool isFlag = i is Insist or HostNameFlag && call.TypeOf(i) == LuaType.Boolean;
            if (!call.IsNil(i) && call.TypeOf(i) != LuaType.Number && !isFlag)
            {
                call.ArgumentError(i, "number expected");
                return false;
            }
        }

        request.ReceiveBuffer = call.Integer(isShort ? Cert : ReceiveBuffer);
        request.LocalPort = unchecked((int)call.UInt32(LocalPort));
        return true;
    }

    /// <summary>A flag as the number that the documentation has, or as a boolean.</summary>
    private static bool IsSet(ref LuaCall call, int argument, bool otherwise) => call.TypeOf(argument) switch
    {
        LuaType.Nil => otherwise,
        LuaType.Number => call.Number(argument) != 0,
        _ => call.Boolean(argument),
    };
}
