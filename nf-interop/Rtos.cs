using System;
using System.Text;
using System.Threading;
using NanoSocket.Core.Engine;

namespace NanoSocket;

/// <summary>
/// LuatOS-Air's <c>rtos</c> for C#: messages and timers (spec 3). Every thread that calls in here has a queue of its
/// own; the messages of a socket go to the thread that opened it. At most 8 threads can have one at a time.
/// </summary>
public static class Rtos
{
    /// <summary>Result of <see cref="Receive"/> when nothing arrived in time.</summary>
    public const int WaitMsgTimeout = 4;

    /// <summary>A timer ran out: <see cref="Message.TimerId"/>.</summary>
    public const int MsgTimer = 5;

    /// <summary>Bytes arrived at a UART: <see cref="Message.UartId"/>.</summary>
    public const int MsgUartRxData = 6;

    /// <summary>A UART has sent all it was given: <see cref="Message.UartId"/>.</summary>
    public const int MsgUartTxDone = 7;

    /// <summary>Answer to activating a PDP context; never sent, the modem keeps its context itself.</summary>
    public const int MsgPdpActCnf = 28;

    /// <summary>Answer to deactivating a PDP context; never sent.</summary>
    public const int MsgPdpDeactCnf = 29;

    /// <summary>The packet data link is gone; messages about each socket follow (spec 7.14).</summary>
    public const int MsgPdpDeactInd = 30;

    /// <summary>Data can be read: <see cref="Message.SocketIndex"/>, <see cref="Message.RecvLen"/>.</summary>
    public const int MsgSockRecvInd = 31;

    /// <summary>The peer has acknowledged a send, or it was refused: <see cref="Message.SendLen"/>.</summary>
    public const int MsgSockSendCnf = 32;

    /// <summary>A close is complete.</summary>
    public const int MsgSockCloseCnf = 33;

    /// <summary>A connect succeeded (<see cref="Message.Result"/> 0) or failed (1).</summary>
    public const int MsgSockConnCnf = 34;

    /// <summary>Never sent (spec 2.2).</summary>
    public const int MsgSockSendInd = 35;

    /// <summary>The peer or the network closed the connection.</summary>
    public const int MsgSockCloseInd = 36;

    /// <summary>
    /// Something happened to modem or link: <see cref="Message.ModemEvent"/>. Sent only to threads that called
    /// <see cref="Modem.EnableMessages"/>; LuatOS-Air's numbers end at 43.
    /// </summary>
    public const int MsgModem = 100;

    /// <summary>
    /// Another thread has posted something: <see cref="Message.PostKind"/>, <see cref="TakePost"/>. Sent only to threads
    /// that called <see cref="AcceptPosts"/>.
    /// </summary>
    public const int MsgPost = 101;

    /// <summary>No time limit.</summary>
    public const int InfTimeout = -1;

    /// <summary><see cref="PowerOnReason"/>: power was applied, or the key pressed.</summary>
    public const int PowerOnKey = 0;

    /// <summary><see cref="PowerOnReason"/>: a charger was connected; no board here reports it.</summary>
    public const int PowerOnCharger = 1;

    /// <summary><see cref="PowerOnReason"/>: an alarm; no board here reports it.</summary>
    public const int PowerOnAlarm = 2;

    /// <summary><see cref="PowerOnReason"/>: <see cref="Restart"/>.</summary>
    public const int PowerOnRestart = 3;

    /// <summary><see cref="PowerOnReason"/>: the reset pin, a brown-out.</summary>
    public const int PowerOnOther = 4;

    /// <summary><see cref="PowerOnReason"/>: the hardware does not say.</summary>
    public const int PowerOnUnknown = 5;

    /// <summary><see cref="PowerOnReason"/>: a crash; a crash stops the boards here, none reports it.</summary>
    public const int PowerOnException = 6;

    /// <summary><see cref="PowerOnReason"/>: a command of a host; no board here reports it.</summary>
    public const int PowerOnHost = 7;

    /// <summary><see cref="PowerOnReason"/>: a watchdog, such as <see cref="OpenSoftDog"/>'s.</summary>
    public const int PowerOnWatchdog = 8;

    /// <summary>
    /// Waits for the calling thread's next message, first in, first out over all sources. The first call of any thread
    /// starts the modem, unless <see cref="PowerOn"/> was called before.
    /// </summary>
    /// <param name="timeout">Milliseconds; negative = no limit.</param>
    /// <returns>The message; <see cref="WaitMsgTimeout"/> as its id when none came in time.</returns>
    public static Message Receive(int timeout) => new(CoreHost.Current.Receive(timeout));

    /// <summary>As <see cref="Receive"/> (spec 7.18).</summary>
    public static Message Recv(int timeout) => Receive(timeout);

    /// <summary>Starts a one-shot timer of the calling thread; starting a running id again restarts it.</summary>
    /// <param name="id">Any number; comes back as <see cref="Message.TimerId"/>.</param>
    /// <param name="milliseconds">Time from now.</param>
    /// <returns>1, or 0 when 50 timers run or have their message unfetched.</returns>
    public static int TimerStart(int id, int milliseconds) => CoreHost.Current.StartTimer(id, milliseconds) ? 1 : 0;

    /// <summary>Stops a timer. A message that already waits in the queue is still delivered.</summary>
    /// <returns>1, for unknown ids too.</returns>
    public static int TimerStop(int id)
    {
        CoreHost.Current.StopTimer(id);
        return 1;
    }

    /// <summary>
    /// True starts the modem. False, before anything started it, keeps <see cref="Receive"/> from doing so.
    /// </summary>
    public static void PowerOn(bool on) => CoreHost.Current.PowerOn(on);

    /// <summary>Time since start in units of 5 ms; starts again from 0 after 0x5d638865 (about 91 days).</summary>
    public static int Tick() => CoreHost.Current.Tick;

    /// <summary>Blocks the calling thread; its messages wait meanwhile.</summary>
    /// <param name="milliseconds">0 and less only lets other threads run.</param>
    public static void Sleep(int milliseconds) => Thread.Sleep(milliseconds > 0 ? milliseconds : 0);

    /// <summary>Why the board started: one of the <c>PowerOn</c> constants.</summary>
    public static int PowerOnReason() => (int)CoreHost.Current.StartReason;

    /// <summary>Starts the board anew; does not return. Nothing is closed: peers find out by themselves.</summary>
    /// <exception cref="System.InvalidOperationException">Not on a board.</exception>
    public static void Restart() => CoreHost.Current.Restart();

    /// <summary>Name, version and board of the firmware, such as <c>NanoSocket_V0.1.0_posix</c>.</summary>
    public static string GetVersion() => "NanoSocket_V" + FirmwareVersion.Number + "_" + CoreHost.Current.BoardName;

    /// <summary>
    /// The calling thread gets <see cref="MsgPost"/> for what others post to it from now on. Calling it again begins
    /// anew: what waits is gone.
    /// </summary>
    /// <param name="bytes">Room for the contents of all posts that wait, of which there are 16 at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">The room is negative.</exception>
    public static void AcceptPosts(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        CoreHost.Current.AcceptPosts(bytes);
    }

    /// <summary>Posts something to another thread, or to this one. The Lua task's name is "lua".</summary>
    /// <param name="thread">The name of a thread that accepts posts.</param>
    /// <param name="kind">Any number; comes as <see cref="Message.PostKind"/>.</param>
    /// <param name="data">What else the receiver is told; may be empty.</param>
    /// <returns>False, and nothing is posted, when nobody of this name accepts posts or there is no room.</returns>
    public static bool Post(string thread, int kind, ReadOnlySpan<byte> data)
        => CoreHost.Current.Post(thread.AsSpan(), kind, data);

    /// <summary>Posts a text as UTF-8; see <see cref="Post(string, int, ReadOnlySpan{byte})"/>. Allocates.</summary>
    public static bool Post(string thread, int kind, string text) => Post(thread, kind, Encoding.UTF8.GetBytes(text));

    /// <summary>Copies the content of the post that the calling thread fetched last. It is gone with the next fetch.
    /// </summary>
    /// <returns>Bytes copied.</returns>
    public static int TakePost(Span<byte> buffer) => CoreHost.Current.TakePost(buffer);

    /// <summary>Opens the watchdog of apps: the board restarts unless <see cref="EatSoftDog"/> is called in time.
    /// Opening it again changes the time.</summary>
    /// <param name="milliseconds">Longest time between two feedings.</param>
    /// <returns>False when the time is not positive, or not on a board.</returns>
    public static bool OpenSoftDog(int milliseconds) => CoreHost.Current.OpenSoftDog(milliseconds);

    /// <summary>Feeds the watchdog; without effect while it is closed.</summary>
    public static void EatSoftDog() => CoreHost.Current.EatSoftDog();

    /// <summary>Closes the watchdog.</summary>
    public static void CloseSoftDog() => CoreHost.Current.CloseSoftDog();
}
