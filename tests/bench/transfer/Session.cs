using NanoSocket.Core.Engine;

namespace Transfer;

/// <summary>The measurements, the same for both programs. Only the program's own instructions count, not the peer's.</summary>
internal sealed class Session(IProgram program, ModemPeer peer, Line line, Meter meter)
{
    private const int Chunk = 1024;
    private const int TransferLength = 64 * 1024;
    private const int Calls = 16;
    private const int StepLimit = 20_000;

    private readonly byte[] _data = new byte[2048];
    private int _confirmed;
    private int _received;
    private bool _connected;

    public void Run()
    {
        program.Connect();
        Until(() => _connected);
        MeasureCalls();
        MeasureIdle();
        Transfer("");
    }

    /// <summary>What the way to the network adds.</summary>
    /// <param name="link">Behind the names of the results.</param>
    public void RunTransfers(string link)
    {
        program.Connect();
        Until(() => _connected);
        Transfer(link);
    }

    private void Transfer(string link)
    {
        Upload(Chunk);
        Report("upload" + link, Upload(TransferLength), TransferLength);
        Report("download" + link, Download(TransferLength), TransferLength);
        program.Close();
        Until(() => peer.Ppp.Tcp.HasEnded);
    }

    /// <summary>What a send takes: the call, and what each further byte adds to it.</summary>
    private void MeasureCalls()
    {
        long ofOneByte = Sends(1);
        Report("send", ofOneByte, Calls);
        Report("send.byte", Sends(1 + Chunk) - ofOneByte, Calls * Chunk);
        long fetches = Receives(1, out ofOneByte);
        Report("message", fetches, Calls);
        Report("receive", ofOneByte, Calls);
        Receives(1 + Chunk, out long ofMany);
        Report("receive.byte", ofMany - ofOneByte, Calls * Chunk);
    }

    /// <summary>Receives several times a message and the data that it announces.</summary>
    /// <returns>What it takes to fetch the messages.</returns>
    private long Receives(int length, out long reads)
    {
        long fetches = 0;
        reads = 0;
        for (int i = 0; i < Calls; i++)
        {
            peer.Ppp.Tcp.ToSend = length;
            Happening happening = Happening.Nothing;
            while (happening == Happening.Nothing)
            {
                TakeTurns();
                meter.Reset();
                meter.Start();
                happening = program.Next(out _);
                meter.Stop();
            }

            fetches += meter.Total;
            meter.Reset();
            meter.Start();
            program.Receive(_data);
            meter.Stop();
            reads += meter.Total;
        }

        return fetches;
    }

    private long Sends(int length)
    {
        long total = 0;
        for (int i = 0; i < Calls; i++)
        {
            meter.Reset();
            meter.Start();
            program.Send(_data, length);
            meter.Stop();
            total += meter.Total;
            Until(() => _confirmed >= length);
            _confirmed = 0;
        }

        return total;
    }

    /// <summary>A step with nothing to do, and a look into the empty queue.</summary>
    private void MeasureIdle()
    {
        meter.Reset();
        meter.Start();
        program.Step();
        meter.Stop();
        Report("step.idle", meter.Total, 1);
        meter.Reset();
        meter.Start();
        program.Next(out _);
        meter.Stop();
        Report("message.none", meter.Total, 1);
    }

    private long Upload(int length)
    {
        _confirmed = 0;
        meter.Reset();
        int sent = 0;
        Until(() =>
        {
            meter.Start();
            while (sent < length && program.Room() >= Chunk)
            {
                program.Send(_data, Chunk);
                sent += Chunk;
            }

            meter.Stop();
            return _confirmed == length;
        });
        return meter.Total;
    }

    private long Download(int length)
    {
        _received = 0;
        meter.Reset();
        peer.Ppp.Tcp.ToSend = length;
        Until(() => _received == length);
        return meter.Total;
    }

    private void Until(Func<bool> condition)
    {
        int steps = 0;
        while (!condition())
        {
            if (++steps > StepLimit)
            {
                throw new InvalidOperationException(program.Name + ": no progress");
            }

            meter.Start();
            TakeMessages();
            meter.Stop();
            TakeTurns();
        }
    }

    /// <summary>A step of the device and one of the peer, in a millisecond.</summary>
    private void TakeTurns()
    {
        meter.Start();
        program.Step();
        meter.Stop();
        peer.Run();
        line.NowMs++;
    }

    private void TakeMessages()
    {
        Happening happening = program.Next(out int length);
        while (happening != Happening.Nothing)
        {
            switch (happening)
            {
                case Happening.Connected:
                    _connected = true;
                    break;
                case Happening.Sent:
                    _confirmed += length;
                    break;
                case Happening.Received:
                    _received += program.Receive(_data);
                    break;
                default:
                    break;
            }

            happening = program.Next(out length);
        }
    }

    private void Report(string name, long amount, int count)
        => Console.WriteLine(name + " " + program.Name + " " + amount + " " + count);
}
