using System;

namespace NanoSocket.TlsTests.Servers;

/// <summary>A server on a port of 127.0.0.1.</summary>
internal interface IServer : IAsyncDisposable
{
    /// <summary>The port.</summary>
    int Port { get; }

    /// <summary>What it said, for the description of a failure.</summary>
    string Log { get; }
}
