using NanoSocket.Core.Engine;
using NanoSocket.Core.Sockets;

namespace NanoSocket;

/// <summary>What the messages do not say: the socket table, why a connect was refused, and how threads share the sockets.</summary>
public static partial class SocketCore
{
    /// <summary>The socket table: who has which id, how much went through it, why it failed.</summary>
    public static SlotTable Slots => default;

    /// <summary>
    /// Why the calling thread's last <c>SockConn</c> gave no socket, in words that say what to do; empty when it gave
    /// one.
    /// </summary>
    public static string RefusalReason => SocketFailureText.Of(CoreHost.Current.RefusalOfCaller);

    /// <summary>
    /// Keeps sockets for the calling thread: others find none free when only those are left. Without reservations it is
    /// first come, first served.
    /// </summary>
    /// <param name="count">How many it may always have; 0 = none.</param>
    /// <returns>False, and nothing changes, when all threads together would have reserved more than 10.</returns>
    public static bool ReserveSockets(int count) => CoreHost.Current.ReserveSockets(count);

    /// <summary>Number of <see cref="RefusalReason"/>, as <see cref="SlotInfo.ReasonCode"/>; 0 = none.</summary>
    public static int RefusalCode => (int)CoreHost.Current.RefusalOfCaller;
}
