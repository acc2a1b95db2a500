using System;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Fuzz;

/// <summary>All sessions of an engine but the last, which is the server's at the other end.</summary>
internal sealed class ClientSessions(ITlsEngine engine) : ITlsEngine
{
    public int Count => engine.Count - 1;

    public bool HasMemoryFor(int openSessions, TlsOptions options)
        => openSessions <= Count && engine.HasMemoryFor(openSessions, options);

    public SocketFailure Open(
        int session, TlsOptions options, ReadOnlySpan<byte> asciiName, long unixSeconds, ReadOnlySpan<byte> resume)
        => engine.Open(session, options, asciiName, FuzzIdentity.UnixSeconds, resume);

    public TlsStep Handshake(int session, ref TlsBytes io) => engine.Handshake(session, ref io);

    public TlsStep Read(int session, Span<byte> plain, out int count, ref TlsBytes io)
        => engine.Read(session, plain, out count, ref io);

    public TlsStep Write(int session, ReadOnlySpan<byte> plain, out int count, ref TlsBytes io)
        => engine.Write(session, plain, out count, ref io);

    public TlsStep CloseNotify(int session, ref TlsBytes io) => engine.CloseNotify(session, ref io);

    public void Free(int session) => engine.Free(session);

    public SocketFailure FailureOf(int session, out int detail) => engine.FailureOf(session, out detail);

    public void Describe(int session, out TlsFacts facts) => engine.Describe(session, out facts);

    public int SaveForResumption(int session, Span<byte> buffer) => engine.SaveForResumption(session, buffer);

    public void GetMemory(out TlsMemory memory) => engine.GetMemory(out memory);
}
