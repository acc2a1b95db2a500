namespace NanoSocket.Core.Tls;

/// <summary>A question to the engine that belongs to no connection, such as what a certificate says. Only the worker may
/// ask it.</summary>
internal interface ITlsJob
{
    /// <summary>Called once by the worker, without the core lock.</summary>
    void Run(ITlsEngine engine);
}
