using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Simulator.Hosting;

/// <summary>Where hosts plug in, one at a time.</summary>
internal interface ILineEndpoint : IAsyncDisposable
{
    /// <summary>What the user has to give to the other side.</summary>
    string Address { get; }

    /// <summary>The speed that the host has set; 0: it cannot be seen.</summary>
    int HostBaudRate { get; }

    /// <summary>Waits for the next host and returns the line to it.</summary>
    Task<Stream> AcceptAsync(CancellationToken cancellation);
}
