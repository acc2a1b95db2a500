using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Lua.Bindings;

/// <summary>
/// <c>socketcore</c> for scripts (spec 1): a thin front door to the one implementation, in whose eyes the Lua task is a
/// thread like any other. A script holds ids, never anything of C#.
/// </summary>
[LuaModule("socketcore")]
internal static partial class SocketcoreModule
{
    /// <summary><c>sock_conn(type, addr, port [, cert] [, recvBufferLen] [, insist] [, local_port] [, hostNameFlag])</c>:
    /// the id, or nil.</summary>
    [LuaFunction("sock_conn", ConnectArguments.Signature)]
    internal static void Connect(ref LuaCall call)
    {
        if (!ConnectArguments.TryConnect(ref call, out int id))
        {
            return;
        }

        if (id < 0)
        {
            call.ReturnNil();
        }
        else
        {
            call.Return(id);
        }
    }

    /// <summary>As <c>sock_conn</c>; -1 where that gives nil, -2 when the name cannot even be asked for.</summary>
    [LuaFunction("sock_conn_ext", ConnectArguments.Signature)]
    internal static void ConnectExt(ref LuaCall call)
    {
        if (ConnectArguments.TryConnect(ref call, out int id))
        {
            call.Return(id);
        }
    }

    /// <summary><c>sock_send(id, data)</c>: 1 and 0, or 0 and the error. The data must be a string, not a number.
    /// </summary>
    [LuaFunction("sock_send", "iS")]
    internal static void Send(ref LuaCall call)
    {
        SendStatus status = CoreHost.Current.Send(call.Integer(1), call.Bytes(2));
        call.Return(status.Accepted);
        call.Return((int)status.Error);
    }

    /// <summary><c>sock_recv(id, len)</c>: a string, empty when there is nothing.</summary>
    [LuaFunction("sock_recv", "ii")]
    internal static void Receive(ref LuaCall call)
    {
        int id = call.Integer(1);
        int count = Math.Min(call.Integer(2), CoreHost.Current.Readable(id));
        if (count <= 0)
        {
            call.Return(""u8);
            return;
        }

        // Without memory the call ends in that error, and the data is still there.
        Span<byte> room = call.Reserve(count);
        if (!room.IsEmpty)
        {
            call.Commit(CoreHost.Current.Receive(id, room));
        }
    }

    /// <summary><c>sock_close(id)</c>: 1, and a CLOSE_CNF, in every state.</summary>
    [LuaFunction("sock_close", "i")]
    internal static void Close(ref LuaCall call) => call.Return(CoreHost.Current.Close(call.Integer(1)));

    /// <summary><c>sock_destroy(id)</c>: 1 when the id is free now, else 0.</summary>
    [LuaFunction("sock_destroy", "i")]
    internal static void Destroy(ref LuaCall call) => call.Return(CoreHost.Current.Destroy(call.Integer(1)));

    /// <summary><c>sock_setopt(id, level, optname, optval)</c>: 0 or -1. A value that is no number is -1, too, be it a
    /// string that reads as one.</summary>
    [LuaFunction("sock_setopt", "iiia?")]
    internal static void SetOption(ref LuaCall call)
    {
        bool isNumber = call.TypeOf(4) == LuaType.Number;
        call.Return(isNumber
            ? CoreHost.Current.SetOption(call.Integer(1), call.Integer(2), call.Integer(3), call.Integer(4))
            : -1);
    }

    /// <summary><c>sock_getremainbuf(id)</c>: bytes that a send would take now.</summary>
    [LuaFunction("sock_getremainbuf", "i")]
    internal static void GetRemainingBuffer(ref LuaCall call)
        => call.Return(CoreHost.Current.RemainingBuffer(call.Integer(1)));

    /// <summary>
    /// <c>sock_reason(id)</c>: number and text of why a connection failed or ended; 0 and "" when it did not. Without an
    /// id: why the last connect gave no socket. Ours; LuatOS-Air gives no reasons.
    /// </summary>
    [LuaFunction("sock_reason", "i?")]
    internal static void Reason(ref LuaCall call)
    {
        int id = call.Integer(1);
        bool isSocket = (uint)id < SocketConstants.SlotCount;
        SocketFailure reason = call.IsNil(1) ? CoreHost.Current.RefusalOfCaller
            : isSocket ? CoreHost.Current.Snapshot(id).Failure : SocketFailure.None;
        call.Return((int)reason);
        LuaText.Return(ref call, SocketFailureText.Of(reason));
    }

    /// <summary>
    /// <c>sock_reserve(count)</c>: keeps sockets for the Lua task, so that C# threads beside it leave it as many: 1, or 0
    /// when there are not as many. Ours.
    /// </summary>
    [LuaFunction("sock_reserve", "i")]
    internal static void Reserve(ref LuaCall call)
        => call.Return(CoreHost.Current.ReserveSockets(call.Integer(1)) ? 1 : 0);
}
