using System;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Conformance.Peers;

/// <summary>A scripted server at a port of its own.</summary>
internal interface IPeer : IAsyncDisposable
{
    /// <summary>The port on 127.0.0.1.</summary>
    int Port { get; }

    /// <summary>Carries out a command of a case.</summary>
    /// <param name="command">What to do.</param>
    /// <param name="count">How many bytes, for commands that have such a number.</param>
    /// <param name="cancellation">The time for it is over.</param>
    /// <returns>What the case is told.</returns>
    /// <exception cref="PeerException">It cannot be done, or what came is not what the case says.</exception>
    Task<string> DoAsync(string command, int count, CancellationToken cancellation);
}
