using System;
using System.Collections.Generic;
using NanoSocket.Core.Dns;

namespace NanoSocket.Core.Tests.Support;

/// <summary>The network below the resolver, in the hands of a test.</summary>
public sealed class FakeDnsPort : IDnsPort
{
    public const uint First = 0x0a00_0001;
    public const uint Second = 0x0a00_0002;

    private uint _random = 0x1234;

    public uint[] Servers { get; } = [First, Second];

    public bool Full { get; set; }

    public HashSet<int> Open { get; } = [];

    /// <summary>Questions sent, oldest first.</summary>
    public List<(int Question, uint Server, byte[] Message)> Sent { get; } = [];

    public (int Question, uint Server, byte[] Message) Last => Sent[^1];

    uint IDnsPort.Server(int index) => Servers[index];

    uint IDnsPort.Random() => _random += 0x1111;

    bool IDnsPort.Open(int question) => !Full && Open.Add(question);

    void IDnsPort.Send(int question, uint server, ReadOnlySpan<byte> message)
    {
        if (!Open.Contains(question))
        {
            throw new InvalidOperationException("question " + question + " has no port");
        }

        Sent.Add((question, server, message.ToArray()));
    }

    void IDnsPort.Close(int question) => Open.Remove(question);
}
