using System;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Tls;

/// <summary>The three parts of a step.</summary>
internal sealed partial class TlsWorker
{
    /// <summary>First part, with the core lock: moves what waits to go, and chooses what to do.</summary>
    private TlsWork Prepare(TlsSession session)
    {
        if (!session.IsUsed)
        {
            return TlsWork.None;
        }

        if (session.Slot < 0)
        {
            return TlsWork.Free;
        }

        SendOutput(session);
        FinishGoodbye(session);
        if (session.Slot < 0)
        {
            return TlsWork.Free;
        }

        if (session.Failure != SocketFailure.None)
        {
            return TlsWork.None;
        }

        if (session.Buffers == null)
        {
            return session.HasPeer && TryTakeBuffers(session) ? TlsWork.Open : TlsWork.None;
        }

        return !session.IsTransportUp ? TlsWork.None : session.IsEstablished ? Choose(session) : Negotiate(session);
    }

    private TlsWork Negotiate(TlsSession session)
    {
        if (!CanGoOn(session))
        {
            return TlsWork.None;
        }

        _pieceCount = CopyInput(session);
        return TlsWork.Handshake;
    }

    private TlsWork Choose(TlsSession session)
    {
        TlsBuffers buffers = session.Buffers!;
        bool maySend = !session.IsTransportGone && buffers.OutputCount == 0 && !session.SaidGoodbye;
        if (maySend && (buffers.IsWriting || _below.Staged(session.Slot) > 0))
        {
            _pieceCount = buffers.IsWriting ? 0 : _below.CopyStaged(session.Slot, _piece);
            return TlsWork.Write;
        }

        if (maySend && session.WantsGoodbye)
        {
            return TlsWork.Goodbye;
        }

        bool mayRead = session.IsLive && !session.IsPeerClosed && buffers.Received.Count < TlsRing.Size;
        if (mayRead && CanGoOn(session))
        {
            _pieceCount = CopyInput(session);
            buffers.Received.Reserve();
            return TlsWork.Read;
        }

        return TlsWork.None;
    }

    /// <summary>What the last step waited for has come. For input that never will, the session ends.</summary>
    private bool CanGoOn(TlsSession session)
    {
        switch (session.Buffers!.Waits)
        {
            case TlsStep.NeedsOutput:
                return session.Buffers.OutputCount == 0;
            case TlsStep.NeedsInput when _below.Available(session.Slot) > 0:
                return true;
            case TlsStep.NeedsInput:
                if (session.IsTransportFinished && !session.IsTransportGone)
                {
                    SocketFailure reason = session.IsEstablished
                        ? SocketFailure.TlsTruncated : SocketFailure.TlsHandshakeCutShort;
                    session.Fail(reason, detail: 0);
                    _core.Wake();
                }

                return false;
            default:
                return true;
        }
    }

    /// <summary>Second part, without the core lock.</summary>
    private void Make(TlsSession session, TlsWork work)
    {
        if (work == TlsWork.Open)
        {
            _outcome.Failure = _engine.Open(session.Engine, session.Options!, session.Name, _time?.UnixSeconds ?? 0,
                _resumptions.Find(session));
            return;
        }

        if (work == TlsWork.Free)
        {
            Free(session);
            return;
        }

        TlsBuffers buffers = session.Buffers!;
        bool hasInput = work is TlsWork.Handshake or TlsWork.Read;
        ReadOnlySpan<byte> piece = _piece.AsSpan(0, _pieceCount);
        TlsBytes io = new() { Input = hasInput ? piece : default, Output = buffers.OutputRoom };
        int engine = session.Engine;
        _outcome.Step = work switch
        {
            TlsWork.Handshake => _engine.Handshake(engine, ref io),
            TlsWork.Read => _engine.Read(engine, buffers.Received.Reserved, out _outcome.Count, ref io),
            TlsWork.Write => _engine.Write(engine, piece, out _outcome.Count, ref io),
            _ => _engine.CloseNotify(engine, ref io),
        };
        _outcome.Consumed = io.Consumed;
        _outcome.Produced = io.Produced;
        if (_outcome.Step == TlsStep.Failed)
        {
            _outcome.Failure = _engine.FailureOf(engine, out _outcome.FailureDetail);
        }
        else if (work == TlsWork.Handshake && _outcome.Step == TlsStep.Done)
        {
            _engine.Describe(engine, out _outcome.Facts);
        }
    }

    /// <summary>Third part, with the core lock. The app may have closed the slot meanwhile.</summary>
    /// <returns>The core has something to do.</returns>
    private bool Conclude(TlsSession session, TlsWork work)
    {
        bool hasOpened = work != TlsWork.Open || _outcome.Failure == SocketFailure.None;
        if (work == TlsWork.Free || !hasOpened)
        {
            GiveBuffersBack(session);
        }

        if (work == TlsWork.Free)
        {
            session.Release();
            return false;
        }

        if (session.Slot < 0)
        {
            return false;
        }

        session.Buffers?.Produced(_outcome.Produced);
        DropInput(session);
        if (_outcome.Failure != SocketFailure.None)
        {
            session.Fail(_outcome.Failure, _outcome.FailureDetail);
        }
        else
        {
            Note(session, session.Buffers!, work);
        }

        SendOutput(session);
        return true;
    }

    private void Note(TlsSession session, TlsBuffers buffers, TlsWork work)
    {
        switch (work)
        {
            case TlsWork.Handshake:
                buffers.Waits = _outcome.Step;
                if (_outcome.Step == TlsStep.Done)
                {
                    _layer.Establish(session, _outcome.Facts);
                }

                break;
            case TlsWork.Read:
                buffers.Waits = _outcome.Step;
                NoteRead(session, buffers);
                break;
            case TlsWork.Write:
                _below.DropStaged(session.Slot, _outcome.Count);
                session.Encrypted += (uint)_outcome.Count;
                buffers.IsWriting = _outcome.Step == TlsStep.NeedsOutput;
                if (!buffers.IsWriting)
                {
                    session.Marks.Add(session.Encrypted, session.Sent + (uint)buffers.OutputCount);
                }

                break;
            case TlsWork.Goodbye:
                session.SaidGoodbye = _outcome.Step == TlsStep.Done;
                break;
        }
    }

    private void NoteRead(TlsSession session, TlsBuffers buffers)
    {
        if (_outcome.Count > 0)
        {
            buffers.Received.Publish(_outcome.Count);
            session.Events |= Net.SlotEvents.Readable;
        }

        if (_outcome.Step == TlsStep.PeerClosed)
        {
            session.IsPeerClosed = true;
            session.Events |= Net.SlotEvents.PeerClosed;
        }
    }

    private int CopyInput(TlsSession session)
        => _below.Available(session.Slot) == 0
            ? 0 : _below.ReceiveFrom(session.Slot, _piece.AsSpan(0, InputPiece), peek: true, out _);

    private void DropInput(TlsSession session)
    {
        if (_outcome.Consumed > 0 && session.IsLive)
        {
            _below.Receive(session.Slot, _piece.AsSpan(0, _outcome.Consumed));
        }
    }

    private void SendOutput(TlsSession session)
    {
        if (session.Buffers is not { OutputCount: > 0 } buffers)
        {
            return;
        }

        int sent = session.IsTransportGone ? -1 : _below.Send(session.Slot, buffers.Output);
        if (sent > 0)
        {
            session.Sent += (uint)sent;
        }

        // What a connection that is gone does not take, nobody does.
        buffers.DropOutput(sent < 0 ? buffers.OutputCount : sent);
        if (sent > 0)
        {
            _core.Wake();
        }
    }

    /// <summary>Once close-notify is on its way, the end of the stream follows.</summary>
    private void FinishGoodbye(TlsSession session)
    {
        bool isSent = session.SaidGoodbye && session.Buffers!.OutputCount == 0;
        if (!session.IsLive && (isSent || session.Failure != SocketFailure.None))
        {
            _layer.End(session, orderly: isSent);
            _core.Wake();
        }
        else if (isSent && !session.IsTransportShutDown)
        {
            session.IsTransportShutDown = true;
            _below.ShutDownSending(session.Slot);
            _core.Wake();
        }
    }

    /// <summary>A session of the engine for one of ours; false while others have all of them, or their memory.</summary>
    private bool TryTakeBuffers(TlsSession session)
    {
        int taken = 0;
        int free = -1;
        for (int i = 0; i < _buffers.Length; i++)
        {
            taken += _buffers[i].IsTaken ? 1 : 0;
            free = _buffers[i].IsTaken ? free : i;
        }

        if (free < 0 || !_engine.HasMemoryFor(taken + 1, session.Options!))
        {
            return false;
        }

        _buffers[free].IsTaken = true;
        session.Engine = free;
        session.Buffers = _buffers[free];
        return true;
    }

    private static void GiveBuffersBack(TlsSession session)
    {
        if (session.Buffers is { } buffers)
        {
            buffers.Clear();
            buffers.IsTaken = false;
        }

        session.Buffers = null;
        session.Engine = TlsSession.Nowhere;
    }

    private void Free(TlsSession session)
    {
        if (session.Engine < 0)
        {
            return;
        }

        if (session.IsEstablished && session.Failure == SocketFailure.None)
        {
            _resumptions.Keep(session, _engine);
        }
        else if (session.Failure != SocketFailure.None)
        {
            _resumptions.Forget(session);
        }

        _engine.Free(session.Engine);
    }
}
