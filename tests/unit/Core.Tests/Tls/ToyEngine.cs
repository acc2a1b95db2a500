using System;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Tests.Tls;

/// <summary>
/// An engine that speaks <see cref="ToyRecords"/> and behaves as the worst that its contract allows: records of any
/// length, output in pieces of any size, input taken to the last byte or only to the end of a _record. Whoever uses it
/// against the contract gets an exception. Allocates nothing once _sessions were used.
/// </summary>
internal sealed class ToyEngine : ITlsEngine
{
    private readonly ToySession[] _sessions;
    private readonly Random _random;

    public ToyEngine(int count, int seed)
    {
        _random = new Random(seed);
        _sessions = new ToySession[count];
        for (int i = 0; i < count; i++)
        {
            _sessions[i] = new ToySession();
        }
    }

    public int Count => _sessions.Length;

    /// <summary>Sessions that fit into memory.</summary>
    public int MemoryFor { get; set; } = int.MaxValue;

    /// <summary>What the next <see cref="Open"/> says.</summary>
    public SocketFailure OpenFailure { get; set; }

    /// <summary>Steps until one fails, once; negative: never.</summary>
    public int FailsAfter { get; set; } = -1;

    /// <summary>The output is given out in pieces of at most so many bytes, at _random; 0: as there is room.</summary>
    public int OutputPiece { get; set; }

    public int LargestRecord { get; set; } = 1600;

    public int Opened { get; private set; }

    public int Freed { get; private set; }

    /// <summary>Sessions begun with something to resume.</summary>
    public int Resumed { get; private set; }

    public string LastName { get; private set; } = "";

    public bool HasMemoryFor(int openSessions, TlsOptions options) => openSessions <= MemoryFor;

    public SocketFailure Open(
        int session, TlsOptions options, ReadOnlySpan<byte> asciiName, long unixSeconds, ReadOnlySpan<byte> resume)
    {
        ToySession it = _sessions[session];
        Check(!it.IsOpen, "session opened twice");
        LastName = asciiName.Length == 0 ? "" : System.Text.Encoding.ASCII.GetString(asciiName);
        SocketFailure failure = OpenFailure;
        OpenFailure = SocketFailure.None;
        if (failure == SocketFailure.None)
        {
            it.Begin(options, resume.Length > 0);
            Opened++;
            Resumed += resume.Length > 0 ? 1 : 0;
        }

        return failure;
    }

    public TlsStep Handshake(int session, ref TlsBytes io)
    {
        ToySession it = Used(session);
        Check(!it.IsDone, "handshake after the handshake");
        if (Fails(it))
        {
            return Fail(it, ref io);
        }

        if (!it.SaidHello)
        {
            it.SaidHello = true;
            it.Say(ToyType.ClientHello, 100 + _random.Next(400));
        }

        while (Give(it, ref io) && !it.IsDone)
        {
            switch (it.TakeRecord(ref io))
            {
                case null:
                    return TlsStep.NeedsInput;
                case ToyType.ServerHello:
                    it.Say(ToyType.ClientFinished, 40);
                    break;
                case ToyType.ServerFinished:
                    it.IsDone = true;
                    break;
                default:
                    return Fail(it, ref io);
            }
        }

        return it.Output.Count > 0 ? TlsStep.NeedsOutput : TlsStep.Done;
    }

    public TlsStep Read(int session, Span<byte> plain, out int count, ref TlsBytes io)
    {
        ToySession it = Used(session);
        count = 0;
        Check(it.IsDone && plain.Length > 0, "read before the handshake, or into nothing");
        if (Fails(it))
        {
            return Fail(it, ref io);
        }

        if (it.Plain.Count == 0)
        {
            ToyType? type = it.TakeRecord(ref io);
            if (type == null)
            {
                return TlsStep.NeedsInput;
            }

            if (type == ToyType.CloseNotify)
            {
                return TlsStep.PeerClosed;
            }

            if (type != ToyType.Data)
            {
                return Fail(it, ref io);
            }
        }

        count = it.Plain.Take(plain[..Math.Min(plain.Length, 1 + _random.Next(plain.Length))]);
        return count > 0 ? TlsStep.Done : TlsStep.NeedsInput;
    }

    public TlsStep Write(int session, ReadOnlySpan<byte> plain, out int count, ref TlsBytes io)
    {
        ToySession it = Used(session);
        Check(it.IsDone, "write before the handshake");
        count = 0;
        if (Fails(it))
        {
            return Fail(it, ref io);
        }

        Check(it.Output.Count == 0 || plain.Length == 0, "a _record before the last one was taken");
        Check(it.Output.Count > 0 || plain.Length > 0, "a _record of nothing");
        if (plain.Length > 0)
        {
            count = Math.Min(plain.Length, 1 + _random.Next(LargestRecord));
            it.Records.Encode(ToyType.Data, plain[..count], it.Output);
        }

        return Give(it, ref io) ? TlsStep.Done : TlsStep.NeedsOutput;
    }

    public TlsStep CloseNotify(int session, ref TlsBytes io)
    {
        ToySession it = Used(session);
        if (Fails(it))
        {
            return Fail(it, ref io);
        }

        if (!it.SaidGoodbye)
        {
            Check(it.Output.Count == 0, "goodbye in the middle of a _record");
            it.SaidGoodbye = true;
            it.Say(ToyType.CloseNotify, 2);
        }

        return Give(it, ref io) ? TlsStep.Done : TlsStep.NeedsOutput;
    }

    public void Free(int session)
    {
        Used(session).IsOpen = false;
        Freed++;
    }

    public SocketFailure FailureOf(int session, out int detail)
    {
        Check(Used(session).HasFailed, "no step has failed");
        detail = 40;
        return SocketFailure.TlsAlert;
    }

    public void Describe(int session, out TlsFacts facts)
    {
        ToySession it = Used(session);
        facts = new TlsFacts
        {
            Version = TlsVersion.Tls13,
            Suite = 0x1301,
            Verification = it.Options!.CaCertificates == null ? TlsVerification.None : TlsVerification.Chain,
            Resumed = it.IsResumed,
            Alpn = -1,
        };
    }

    public int SaveForResumption(int session, Span<byte> buffer)
    {
        Check(Used(session).IsDone, "nothing to resume");
        buffer[..16].Fill(7);
        return 16;
    }

    public void GetMemory(out TlsMemory memory) => memory = default;

    private static void Check(bool kept, string broken)
    {
        if (!kept)
        {
            throw new InvalidOperationException("against the engine's contract: " + broken);
        }
    }

    private ToySession Used(int session)
    {
        Check(_sessions[session].IsOpen, "session is not open");
        return _sessions[session];
    }

    private bool Fails(ToySession it)
    {
        Check(!it.HasFailed, "a step after one that failed");
        return FailsAfter >= 0 && FailsAfter-- == 0;
    }

    private static TlsStep Fail(ToySession it, ref TlsBytes io)
    {
        it.HasFailed = true;
        it.Say(ToyType.Alert, 2);
        io.Produced += it.Output.Take(io.Output[io.Produced..]);
        return TlsStep.Failed;
    }

    /// <summary>True: all is given out.</summary>
    private bool Give(ToySession it, ref TlsBytes io)
    {
        int room = io.Output.Length - io.Produced;
        if (OutputPiece > 0)
        {
            room = Math.Min(room, 1 + _random.Next(OutputPiece));
        }

        io.Produced += it.Output.Take(io.Output.Slice(io.Produced, room));
        return it.Output.Count == 0;
    }

    private sealed class ToySession
    {
        private readonly byte[] _record = new byte[ToyRecords.LargestPayload + ToyRecords.Overhead];
        private readonly byte[] _payload = new byte[ToyRecords.LargestPayload];
        private int _recordLength;

        public bool IsOpen { get; set; }

        public bool IsDone { get; set; }

        public bool HasFailed { get; set; }

        public bool SaidHello { get; set; }

        public bool SaidGoodbye { get; set; }

        public bool IsResumed { get; private set; }

        public TlsOptions? Options { get; private set; }

        public ToyRecords Records { get; private set; } = new();

        public ByteQueue Output { get; } = new();

        public ByteQueue Plain { get; } = new();

        public void Begin(TlsOptions options, bool resumed)
        {
            Options = options;
            IsResumed = resumed;
            IsOpen = true;
            IsDone = HasFailed = SaidHello = SaidGoodbye = false;
            Records = new ToyRecords();
            Output.Clear();
            Plain.Clear();
            _recordLength = 0;
        }

        public void Say(ToyType type, int length) => Records.Encode(type, _payload.AsSpan(0, length), Output);

        /// <summary>Takes input up to the end of a _record; null: it is not there yet.</summary>
        public ToyType? TakeRecord(ref TlsBytes io)
        {
            while (io.Consumed < io.Input.Length)
            {
                _record[_recordLength++] = io.Input[io.Consumed++];
                if (ToyRecords.LengthOf(_record.AsSpan(0, _recordLength)) > _record.Length)
                {
                    return ToyType.Alert;
                }

                if (_recordLength != ToyRecords.LengthOf(_record.AsSpan(0, _recordLength)))
                {
                    continue;
                }

                bool valid = Records.TryDecode(_record.AsSpan(0, _recordLength), _payload, out ToyType type, out int length);
                _recordLength = 0;
                if (valid && type == ToyType.Data)
                {
                    Plain.Add(_payload.AsSpan(0, length));
                }

                return valid ? type : ToyType.Alert;
            }

            return null;
        }
    }
}
