using NanoSocket.Core.Engine;
using NanoSocket.Core.Sockets;

namespace NanoSocket;

/// <summary>What the messages do not say: the socket table, and why a connect was refused.</summary>
public static partial class SocketCore
{
    /// <summary>The socket table: who has which id, how much went through it, why it failed.</summary>
    public static SlotTable Slots => default;

    /// <summary>
    /// Why the calling thread's last <c>SockConn</c> gave no socket, in words that say what to do; empty when it gave
    /// one.
    /// </summary>
    public static string RefusalReason => SocketFailureText.Of(CoreHost.Current.RefusalOfCaller);

    /// <summary>Number of <see cref="RefusalReason"/>, as <see cref="SlotInfo.ReasonCode"/>; 0 = none.</summary>
    public static int RefusalCode => (int)CoreHost.Current.RefusalOfCaller;
}
