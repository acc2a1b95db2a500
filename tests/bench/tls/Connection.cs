namespace TlsCost;

/// <summary>A TLS connection whose steps are counted: instructions, and memory of the session.</summary>
internal sealed unsafe class Connection(Wire wire)
{
    private const int Session = 0;
    private const int Done = 0, NeedsInput = 1, NeedsOutput = 2, PeerClosed = 3, Again = 5;

    /// <summary>As much as TLS of the core takes for a record: PlainPiece of TlsWorker.</summary>
    private const int PlainPiece = 1400;

    private readonly byte[] _output = new byte[1500];

    /// <summary>What the tool's authority encrypts keys with.</summary>
    private static readonly byte[] s_password = System.Text.Encoding.UTF8.GetBytes("nanosocket");

    /// <summary>Whom the client trusts, and its own certificate and key, both empty if it has none; PEM.</summary>
    public readonly record struct Identity(byte[] Ca, byte[] Certificate, byte[] Key);

    /// <summary>What one step took.</summary>
    /// <param name="State">mbedTLS's number of the step.</param>
    public readonly record struct Cost(int State, uint Instructions, int Used, int Peak);

    /// <summary>Instructions of everything since the connection was made.</summary>
    public uint Instructions { get; private set; }

    public List<Cost> Costs { get; } = new();

    /// <summary>Opens the session and shakes hands.</summary>
    /// <exception cref="InvalidOperationException">The handshake failed.</exception>
    public void Open(Identity identity, byte[] name, byte[] resume, int resumeLength, int version)
    {
        fixed (byte* trusted = identity.Ca, certificate = identity.Certificate, key = identity.Key, word = s_password)
        fixed (byte* peer = name, saved = resume)
        {
            Native.Options options = new()
            {
                Ca = new() { Start = trusted, Count = identity.Ca.Length },
                Certificate = new() { Start = certificate, Count = identity.Certificate.Length },
                Key = new() { Start = key, Count = identity.Key.Length },
                Password = new() { Start = word, Count = s_password.Length },
                Name = new() { Start = peer, Count = name.Length },
                Resume = new() { Start = saved, Count = resumeLength },
                Flags = 3,
                MinimumVersion = version,
                MaximumVersion = version,
            };
            uint before = Native.CounterRead();
            int failure = Native.Open(Session, &options);
            Count(-1, before);
            if (failure != 0)
            {
                throw new InvalidOperationException("open: " + failure.ToString());
            }
            Run((Native.Io* io) => Native.Handshake(Session, io), Done);
        }
    }

    /// <summary>Sends all of it.</summary>
    public void Write(byte[] plain)
    {
        fixed (byte* start = plain)
        {
            byte* bytes = start;
            for (int sent = 0; sent < plain.Length;)
            {
                int count = 0, at = sent;
                Run((Native.Io* io) => Native.Write(Session, bytes + at, Math.Min(PlainPiece, plain.Length - at), out count, io),
                    Done);
                sent += count;
            }
        }
    }

    /// <summary>Reads as much as fits.</summary>
    public void Read(byte[] plain)
    {
        fixed (byte* start = plain)
        {
            byte* bytes = start;
            for (int read = 0; read < plain.Length;)
            {
                int count = 0, at = read;
                Run((Native.Io* io) => Native.Read(Session, bytes + at, plain.Length - at, out count, io), Done);
                read += count;
            }
        }
    }

    /// <summary>Takes what the server still says, and ends.</summary>
    public int Close(byte[] saved)
    {
        byte[] nothing = new byte[1];
        fixed (byte* start = nothing, buffer = saved)
        {
            byte* bytes = start;
            Run((Native.Io* io) => Native.CloseNotify(Session, io), Done);
            Run((Native.Io* io) => Native.Read(Session, bytes, 1, out _, io), PeerClosed);
            int length = Native.Save(Session, buffer, saved.Length);
            Native.Free(Session);
            return length;
        }
    }

    private delegate int Step(Native.Io* io);

    private void Run(Step step, int end)
    {
        while (true)
        {
            int result, state;
            fixed (byte* input = wire.Input, output = _output)
            {
                Native.Io io = new()
                {
                    Input = input, InputCount = wire.Held, Output = output, OutputCapacity = _output.Length,
                };
                state = Native.GetLedger(Session, out _, out _);
                uint before = Native.CounterRead();
                result = step(&io);
                Count(state, before);
                wire.Consume(io.Consumed);
                wire.Send(_output, io.Produced);
            }
            if (result == end)
            {
                return;
            }
            if (result == NeedsInput)
            {
                wire.Receive();
            }
            else if (result is not (NeedsOutput or Again))
            {
                int failure = Native.Failure(Session, out int detail);
                throw new InvalidOperationException(
                    "step " + state.ToString() + ": " + failure.ToString() + ", " + detail.ToString("x"));
            }
        }
    }

    /// <summary>Steps in the same state are one, whatever pieces the input came in.</summary>
    private void Count(int state, uint before)
    {
        uint instructions = Native.CounterRead() - before;
        Native.GetLedger(Session, out int used, out int peak);
        Instructions += instructions;
        int last = Costs.Count - 1;
        if (last >= 0 && Costs[last].State == state)
        {
            Cost cost = Costs[last];
            Costs[last] = new Cost(state, cost.Instructions + instructions, used, Math.Max(cost.Peak, peak));
        }
        else
        {
            Costs.Add(new Cost(state, instructions, used, peak));
        }
    }
}
