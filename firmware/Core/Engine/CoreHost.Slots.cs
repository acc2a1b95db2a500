using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Engine;

/// <summary>The socket table for those who look at it.</summary>
public sealed partial class CoreHost
{
    /// <summary>Why the calling thread's last connect gave no socket.</summary>
    public SocketFailure RefusalOfCaller
    {
        get
        {
            using (_coreLock.Enter(CoreCall.Inspect))
            {
                return _tasks.Current().Task.ConnectFailure;
            }
        }
    }

    /// <summary>A row of the socket table.</summary>
    public SlotSnapshot Snapshot(int id)
    {
        using (_coreLock.Enter(CoreCall.Inspect))
        {
            Advance();
            return _engine.Sockets.Snapshot(id);
        }
    }
}
