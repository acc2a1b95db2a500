using System;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Tls;

/// <summary>
/// TLS itself: a fixed number of sessions that step over bytes. All calls are made by the worker, without the core lock
/// unless a member says otherwise; none waits. Sessions are numbered from 0.
/// </summary>
internal interface ITlsEngine
{
    /// <summary>Number of sessions.</summary>
    int Count { get; }

    /// <summary>The heap is large enough for the peaks of this many sessions, one of them with these options. May be
    /// called with the core lock held: arithmetic only.</summary>
    bool HasMemoryFor(int openSessions, TlsOptions options);

    /// <summary>Prepares a session; reads certificates and keys.</summary>
    /// <param name="session">A free session.</param>
    /// <param name="options">Its options; referred to until <see cref="Free"/>.</param>
    /// <param name="asciiName">The peer's name; empty when there is none.</param>
    /// <param name="unixSeconds">The time, for dates of certificates; 0: the clock is not set.</param>
    /// <param name="resume">From <see cref="SaveForResumption"/>; empty: a new session. Of no use any more, it is
    /// ignored.</param>
    /// <returns><see cref="SocketFailure.None"/>, or why it cannot begin; the session is free then.</returns>
    SocketFailure Open(
        int session, TlsOptions options, ReadOnlySpan<byte> asciiName, long unixSeconds, ReadOnlySpan<byte> resume);

    /// <summary>Goes on with the handshake. <see cref="TlsStep.Done"/>: finished, all output included.</summary>
    TlsStep Handshake(int session, ref TlsBytes io);

    /// <summary>Decrypts. <see cref="TlsStep.Done"/>: <paramref name="count"/> bytes, more than 0, were written.</summary>
    TlsStep Read(int session, Span<byte> plain, out int count, ref TlsBytes io);

    /// <summary>
    /// Encrypts. <paramref name="count"/> bytes were taken, perhaps less than there are: as many as a record may have.
    /// <see cref="TlsStep.Done"/>: all ciphertext that covers what was ever taken is produced.
    /// <see cref="TlsStep.NeedsOutput"/>: the session keeps the rest of it; call again with an empty span, as often as
    /// needed, before any other step.
    /// </summary>
    TlsStep Write(int session, ReadOnlySpan<byte> plain, out int count, ref TlsBytes io);

    /// <summary>Says goodbye to the peer. <see cref="TlsStep.Done"/>: all of it was produced.</summary>
    TlsStep CloseNotify(int session, ref TlsBytes io);

    /// <summary>Ends a session and wipes what it knew.</summary>
    void Free(int session);

    /// <summary>Why a step failed.</summary>
    /// <param name="session">The session.</param>
    /// <param name="detail">The alert's number, or the library's error; 0 when neither applies.</param>
    SocketFailure FailureOf(int session, out int detail);

    /// <summary>What the handshake agreed on.</summary>
    void Describe(int session, out TlsFacts facts);

    /// <summary>Writes what <see cref="Open"/> needs to take the session up again; returns its length, 0 when there is
    /// nothing or the buffer is too small. TLS 1.3: tickets arrive after the handshake.</summary>
    int SaveForResumption(int session, Span<byte> buffer);

    /// <summary>The heap now. May be called with the core lock held: arithmetic only.</summary>
    void GetMemory(out TlsMemory memory);
}
