using System;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Tls;

/// <summary>mbedTLS as an <see cref="ITlsEngine"/>. There is one in a process, since the shim's state is static.</summary>
internal sealed unsafe class MbedTlsEngine : ITlsEngine
{
    private const int FlagSendName = 1;
    private const int FlagCheckName = 2;
    private const int FlagRequireCertificate = 4;
    private const int FlagPublicRoots = 8;

    /// <summary>The step was one of many: nothing is lacking.</summary>
    private const int Again = 5;

    private readonly PinnedBytes[] _trusted;
    private readonly int _ownRoom;

    /// <summary>Starts the shim.</summary>
    public MbedTlsEngine()
    {
        NativeTls.Start();
        _trusted = new PinnedBytes[NativeTls.SessionCount()];
        _ownRoom = NativeTls.OwnRoom();
    }

    /// <inheritdoc/>
    public int Count => _trusted.Length;

    /// <inheritdoc/>
    /// <remarks>Each session has memory of its own: as much as a handshake takes, and room for what options bring.
    /// </remarks>
    public bool HasMemoryFor(int openSessions, TlsOptions options) =>
        openSessions <= Count && options.SessionBytes <= _ownRoom;

    /// <inheritdoc/>
    public SocketFailure Open(
        int session, TlsOptions options, ReadOnlySpan<byte> asciiName, long unixSeconds, ReadOnlySpan<byte> resume)
    {
        NativeTls.SetTime(unixSeconds, Environment.TickCount64);
        _trusted[session].Release();
        _trusted[session] = new PinnedBytes(options.CaCertificates);
        if (options.SessionBytes + resume.Length > _ownRoom)
        {
            resume = default; // a whole handshake needs less than both
        }

        fixed (byte* certificate = options.ClientCertificate, key = options.ClientKey)
        fixed (byte* password = options.PasswordBytes, protocols = options.AlpnOnWire)
        fixed (byte* name = asciiName, saved = resume)
        {
            NativeTls.Options native = new()
            {
                Ca = _trusted[session].Bytes,
                Certificate = Bytes(certificate, options.ClientCertificate),
                Key = Bytes(key, options.ClientKey),
                Password = Bytes(password, options.PasswordBytes),
                Name = new() { Start = name, Count = asciiName.Length },
                Alpn = Bytes(protocols, options.AlpnOnWire),
                Resume = new() { Start = saved, Count = resume.Length },
                Flags = Flags(options),
                MinimumVersion = (int)options.MinimumVersion,
                MaximumVersion = (int)options.MaximumVersion,
            };
            return options.IsServer ? TlsServerRole.Open(session, &native) : (SocketFailure)NativeTls.Open(session, &native);
        }
    }

    /// <inheritdoc/>
    public TlsStep Handshake(int session, ref TlsBytes io)
    {
        fixed (byte* input = io.Input, output = io.Output)
        {
            int consumed = 0, produced = 0, result;
            do
            {
                NativeTls.Io native = new()
                {
                    Input = input + consumed,
                    InputCount = io.Input.Length - consumed,
                    Output = output + produced,
                    OutputCapacity = io.Output.Length - produced,
                };
                result = NativeTls.Handshake(session, &native);
                consumed += native.Consumed;
                produced += native.Produced;
            }
            while (result == Again);
            io.Consumed = consumed;
            io.Produced = produced;
            return (TlsStep)result;
        }
    }

    /// <inheritdoc/>
    public TlsStep Read(int session, Span<byte> plain, out int count, ref TlsBytes io)
    {
        fixed (byte* input = io.Input, output = io.Output, bytes = plain)
        {
            NativeTls.Io native = Io(input, output, ref io);
            int result = NativeTls.Read(session, bytes, plain.Length, out count, &native);
            return Finish(result, in native, ref io);
        }
    }

    /// <inheritdoc/>
    public TlsStep Write(int session, ReadOnlySpan<byte> plain, out int count, ref TlsBytes io)
    {
        fixed (byte* input = io.Input, output = io.Output, bytes = plain)
        {
            NativeTls.Io native = Io(input, output, ref io);
            int result = NativeTls.Write(session, bytes, plain.Length, out count, &native);
            return Finish(result, in native, ref io);
        }
    }

    /// <inheritdoc/>
    public TlsStep CloseNotify(int session, ref TlsBytes io)
    {
        fixed (byte* input = io.Input, output = io.Output)
        {
            NativeTls.Io native = Io(input, output, ref io);
            int result = NativeTls.CloseNotify(session, &native);
            return Finish(result, in native, ref io);
        }
    }

    /// <inheritdoc/>
    public void Free(int session)
    {
        NativeTls.Free(session);
        _trusted[session].Release();
    }

    /// <inheritdoc/>
    public SocketFailure FailureOf(int session, out int detail) =>
        (SocketFailure)NativeTls.Failure(session, out detail);

    /// <inheritdoc/>
    public void Describe(int session, out TlsFacts facts)
    {
        NativeTls.Describe(session, out NativeTls.Facts native);
        facts = new TlsFacts
        {
            Version = (TlsVersion)native.Version,
            Suite = (ushort)native.Suite,
            Verification = native.ChainChecked == 0 ? TlsVerification.None
                : native.NameChecked == 0 ? TlsVerification.Chain : TlsVerification.ChainAndName,
            DatesChecked = native.DatesChecked != 0,
            Resumed = native.Resumed != 0,
            Alpn = native.Alpn,
        };
    }

    /// <inheritdoc/>
    public int SaveForResumption(int session, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return NativeTls.Save(session, bytes, buffer.Length);
        }
    }

    /// <inheritdoc/>
    public void GetMemory(out TlsMemory memory) => NativeTls.GetMemory(out memory);

    private static NativeTls.Bytes Bytes(byte* start, byte[]? bytes) =>
        new() { Start = start, Count = bytes is null ? 0 : bytes.Length };

    private static NativeTls.Io Io(byte* input, byte* output, ref TlsBytes io) => new()
    {
        Input = input,
        InputCount = io.Input.Length,
        Output = output,
        OutputCapacity = io.Output.Length,
    };

    private static TlsStep Finish(int result, in NativeTls.Io native, ref TlsBytes io)
    {
        io.Consumed = native.Consumed;
        io.Produced = native.Produced;
        return (TlsStep)result;
    }

    private static int Flags(TlsOptions options) =>
        (options.SendName ? FlagSendName : 0) | (options.Insist ? 0 : FlagCheckName)
        | (options.RequireClientCertificate ? FlagRequireCertificate : 0)
        | (options.PublicRoots ? FlagPublicRoots : 0);
}
