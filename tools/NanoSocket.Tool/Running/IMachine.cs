using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Running;

/// <summary>A board that runs an image on this PC. Disposing ends it.</summary>
internal interface IMachine : IAsyncDisposable
{
    /// <summary>Passes on what the app says until it ends; returns its exit code.</summary>
    /// <param name="output">Takes what the app says.</param>
    /// <param name="typed">What is typed on the board's console; null: nothing.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="ToolException">The board ended without saying how.</exception>
    Task<int> RunAsync(IRunOutput output, Stream? typed, CancellationToken cancellation);

    /// <summary>The memory of the board's flight recorder; empty when it has none. After the end of the run, too.
    /// </summary>
    Task<byte[]> ReadRecorderAsync();
}
