namespace NanoSocket.Core.Engine;

/// <summary>Tells the core thread that an app call made work for it. Must not block.</summary>
public interface IWakeup
{
    /// <summary>Ends the core thread's wait, or the next one if it is not waiting.</summary>
    void Wake();
}
