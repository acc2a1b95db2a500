using System;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Running;

/// <summary>A board that runs an image on this PC. Disposing ends it.</summary>
internal interface IMachine : IAsyncDisposable
{
    /// <summary>Passes on what the app says until it ends; returns its exit code.</summary>
    /// <exception cref="ToolException">The board ended without saying how.</exception>
    Task<int> RunAsync(IRunOutput output, CancellationToken cancellation);
}
