using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Net;

namespace NanoSocket.Simulator.Tests.Support;

/// <summary>What the servers of the tests do.</summary>
internal static class ScriptedServers
{
    /// <summary>Keeps everything, and ends its side when the host ends its own.</summary>
    public static void Collect(InMemoryTcpConnection connection, List<byte> into, bool finishes = true)
    {
        byte[] chunk = new byte[4096];
        connection.Readable += () =>
        {
            int count;
            while ((count = connection.ServerRead(chunk)) > 0)
            {
                into.AddRange(chunk.AsSpan(0, count));
            }
            if (connection.IsHostFinished && finishes)
            {
                connection.ServerFinish();
            }
        };
    }

    /// <summary>Sends as fast as it can, then ends its side.</summary>
    public static void Serve(InMemoryTcpConnection connection, byte[] content, bool finishes = true)
    {
        int sent = 0;
        void More()
        {
            sent += connection.ServerWrite(content.AsSpan(sent));
            if (sent == content.Length && finishes)
            {
                finishes = false;
                connection.ServerFinish();
            }
        }
        connection.Writable += More;
        More();
    }
}
