using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Tls;

/// <summary>
/// The only one that touches the engine. In each step of a session it looks, with the core lock, at what there is to do
/// and copies what it needs for that; works without the lock; and, with the lock again, hands over what came of it.
/// Starts no thread, waits for nothing, allocates nothing after construction.
/// </summary>
internal sealed partial class TlsWorker
{
    /// <summary>Ciphertext taken at a time.</summary>
    private const int InputPiece = 512;

    /// <summary>Plaintext of one record: with what TLS adds, it fits into one segment.</summary>
    private const int PlainPiece = 1400;

    private readonly TlsLayer _layer;
    private readonly IStagingStack _below;
    private readonly ITlsEngine _engine;
    private readonly CoreLock _lock;
    private readonly IWakeup _core;
    private readonly TimeOfDay? _time;
    private readonly TlsBuffers[] _buffers;
    private readonly TlsResumptions _resumptions;

    /// <summary>Ciphertext or plaintext of the step being made.</summary>
    private readonly byte[] _piece = new byte[PlainPiece];

    private int _pieceCount;
    private Outcome _outcome;

    /// <param name="layer">The sessions.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="coreLock">The core lock.</param>
    /// <param name="core">Woken when there is something to do for the core.</param>
    /// <param name="time">The time of day; null: nobody knows it.</param>
    public TlsWorker(TlsLayer layer, ITlsEngine engine, CoreLock coreLock, IWakeup core, TimeOfDay? time)
    {
        _layer = layer;
        _below = layer.Below;
        _engine = engine;
        _lock = coreLock;
        _core = core;
        _time = time;
        _resumptions = new TlsResumptions(engine.Count);
        _buffers = new TlsBuffers[engine.Count];
        for (int i = 0; i < _buffers.Length; i++)
        {
            _buffers[i] = new TlsBuffers();
        }
    }

    /// <summary>A round: each session makes a step, if it can.</summary>
    /// <returns>False: nothing could be done, and nothing can be until somebody wakes the worker.</returns>
    public bool Step()
    {
        bool worked = false;
        ReadOnlySpan<TlsSession> sessions = _layer.Sessions;
        for (int i = 0; i < sessions.Length; i++)
        {
            worked |= Advance(sessions[i]);
        }

        return worked;
    }

    private bool Advance(TlsSession session)
    {
        TlsWork work;
        using (_lock.Enter(CoreCall.Tls))
        {
            work = Prepare(session);
        }

        if (work == TlsWork.None)
        {
            return false;
        }

        _outcome = default;
        Make(session, work);
        bool tellsCore;
        using (_lock.Enter(CoreCall.Tls))
        {
            tellsCore = Conclude(session, work);
        }

        if (tellsCore)
        {
            _core.Wake();
        }

        return true;
    }

    /// <summary>What a step came to.</summary>
    private struct Outcome
    {
        public TlsStep Step;
        public SocketFailure Failure;
        public int FailureDetail;

        /// <summary>Ciphertext consumed and produced.</summary>
        public int Consumed, Produced;

        /// <summary>Plaintext decrypted or encrypted.</summary>
        public int Count;

        public TlsFacts Facts;
    }
}
