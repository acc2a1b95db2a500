using System;
using System.Threading;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Lua.Bindings;

/// <summary><c>rtos</c> for scripts (spec 3): messages, timers and time.</summary>
[LuaModule("rtos")]
internal static partial class RtosModule
{
    /// <summary>
    /// <c>receive(timeout)</c>: waits for the next message, in the forms of spec 2.2: several values, or one table. Its
    /// first call starts the modem unless <c>poweron</c> was called before. Nothing in time: 4.
    /// </summary>
    [LuaFunction("receive", "n")]
    [LuaFunction("recv", "n")]
    internal static void Receive(ref LuaCall call)
    {
        bool isForever = call.Number(1) is < 0 or >= InfiniteTimeout;
        Return(ref call, CoreHost.Current.Receive(isForever ? -1 : call.Integer(1)));
    }

    /// <summary><c>timer_start(id, ms)</c>: 1, or 0 when 50 timers run already.</summary>
    [LuaFunction("timer_start", "ii")]
    internal static void StartTimer(ref LuaCall call)
        => call.Return(CoreHost.Current.StartTimer(call.Integer(1), call.Integer(2)) ? 1 : 0);

    /// <summary><c>timer_stop(id)</c>: 1.</summary>
    [LuaFunction("timer_stop", "i")]
    internal static void StopTimer(ref LuaCall call)
    {
        CoreHost.Current.StopTimer(call.Integer(1));
        call.Return(1);
    }

    /// <summary><c>sleep(ms)</c>: blocks the Lua task.</summary>
    [LuaFunction("sleep", "i")]
    internal static void Sleep(ref LuaCall call) => Thread.Sleep(Math.Max(0, call.Integer(1)));

    /// <summary><c>tick()</c>: units of 5 ms.</summary>
    [LuaFunction("tick", "")]
    internal static void Tick(ref LuaCall call) => call.Return(CoreHost.Current.Tick);

    /// <summary><c>openSoftDog(ms)</c>: the board restarts unless <c>eatSoftDog</c> is called in time.</summary>
    [LuaFunction("openSoftDog", "i")]
    internal static void OpenSoftDog(ref LuaCall call) => call.Return(CoreHost.Current.OpenSoftDog(call.Integer(1)));

    /// <summary><c>eatSoftDog()</c>.</summary>
    [LuaFunction("eatSoftDog", "")]
    internal static void EatSoftDog(ref LuaCall call) => CoreHost.Current.EatSoftDog();

    /// <summary><c>closeSoftDog()</c>.</summary>
    [LuaFunction("closeSoftDog", "")]
    internal static void CloseSoftDog(ref LuaCall call) => CoreHost.Current.CloseSoftDog();

    /// <summary>
    /// <c>accept_posts([bytes])</c>: MSG_POST comes for what C# threads, or the script itself, post to "lua" from now on,
    /// with room for that much. Ours.
    /// </summary>
    [LuaFunction("accept_posts", "i?")]
    internal static void AcceptPosts(ref LuaCall call)
    {
        int bytes = call.Integer(1, DefaultPostRoom);
        if (bytes is < 0 or > LargestPostRoom)
        {
            call.ArgumentError(1, "0 to 16384 bytes expected");
            return;
        }

        CoreHost.Current.AcceptPosts(bytes);
    }

    /// <summary>
    /// <c>post(thread, kind [, data])</c>: tells something to a thread that accepts posts, by its name: 1, or 0 when there
    /// is none, or no room. Ours.
    /// </summary>
    [LuaFunction("post", "sis?")]
    internal static void Post(ref LuaCall call)
    {
        ReadOnlySpan<byte> name = call.Bytes(1);
        Span<char> thread = stackalloc char[LongestThreadName];
        bool fits = name.Length <= thread.Length;
        for (int i = 0; fits && i < name.Length; i++)
        {
            thread[i] = (char)name[i];
        }

        call.Return(fits
            && CoreHost.Current.Post(thread.Slice(0, name.Length), call.Integer(2), call.Bytes(3)) ? 1 : 0);
    }

    private const int DefaultPostRoom = 1024;
    private const int LargestPostRoom = 16_384;
    private const int LongestThreadName = 64;

    private static void Return(ref LuaCall call, in RtosMessage message)
    {
        switch (message.Id)
        {
            case RtosMessageId.WaitTimeout:
                call.Return(WaitMsgTimeout);
                break;
            case RtosMessageId.Timer or RtosMessageId.UartReceived or RtosMessageId.UartSent:
                call.Return((int)message.Id);
                call.Return(message.Source);
                break;
            case RtosMessageId.Post:
                ReturnPost(ref call, message);
                break;
            case RtosMessageId.Modem:
                ReturnModemEvent(ref call, message);
                break;
            default:
                ReturnTable(ref call, message);
                break;
        }
    }

    /// <summary>Id, kind and data.</summary>
    private static void ReturnPost(ref LuaCall call, in RtosMessage message)
    {
        call.Return(MsgPost);
        call.Return(message.Source);
        if (message.Length == 0)
        {
            call.Return(""u8);
            return;
        }

        Span<byte> room = call.Reserve(message.Length);
        if (!room.IsEmpty)
        {
            call.Commit(CoreHost.Current.TakePost(room));
        }
    }

    private static void ReturnModemEvent(ref LuaCall call, in RtosMessage message)
    {
        call.BeginTable();
        call.Set("id"u8, (int)message.Id);
        call.Set("event"u8, message.Source);
        call.Set("value"u8, message.Length);
        call.EndTable();
    }

    private static void ReturnTable(ref LuaCall call, in RtosMessage message)
    {
        call.BeginTable();
        call.Set("id"u8, (int)message.Id);
        call.Set("result"u8, message.Result);
        if (message.Id != RtosMessageId.PdpDeactivated)
        {
            call.Set("socket_index"u8, message.Source);
        }

        if (message.Id == RtosMessageId.SocketReceived)
        {
            call.Set("recv_len"u8, message.Length);
        }
        else if (message.Id == RtosMessageId.SocketSent)
        {
            call.Set("send_len"u8, message.Length);
        }

        call.EndTable();
    }
}
