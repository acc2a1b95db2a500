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

    /// <summary>The peer or the network closed the connection.</summary>
    public const int MsgSockCloseInd = 36;

    /// <summary>No time limit.</summary>
    public const int InfTimeout = -1;

    /// <summary>
    /// Waits for the calling thread's next message, first in, first out over all sources. The first call of any thread
    /// starts the modem, unless <see cref="PowerOn"/> was called before.
    /// </summary>
    /// <param name="timeout">Milliseconds; negative = no limit.</param>
    /// <returns>The message; <see cref="WaitMsgTimeout"/> as its id when none came in time.</returns>
    public static Message Receive(int timeout) => new(CoreHost.Current.Receive(timeout));

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
}
