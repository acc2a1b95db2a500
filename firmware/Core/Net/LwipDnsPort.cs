using System;
using NanoSocket.Core.Dns;

namespace NanoSocket.Core.Net;

/// <summary>The resolver's ports in lwIP.</summary>
internal sealed unsafe class LwipDnsPort : IDnsPort
{
    public uint Server(int index) => NativeLink.DnsServer(index);

    public uint Random() => NativeLink.Random();

    public bool Open(int question) => NativeLink.QueryOpen(question) == (int)StackResult.Ok;

    public void Send(int question, uint server, ReadOnlySpan<byte> message)
    {
        fixed (byte* bytes = message)
        {
            _ = NativeLink.QuerySend(question, server, bytes, message.Length);
        }
    }

    public void Close(int question) => NativeLink.QueryClose(question);
}
