using System;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Tests.Tls;

/// <summary>The socket table over a layer over a <see cref="PipeStack"/>, one task, virtual time, no threads.</summary>
internal sealed class TlsBench : IClock, IWakeup
{
    public static readonly TlsOptions Unverified = new();
    public static readonly TlsOptions Verified = new() { CaCertificates = [1, 2, 3] };

    public TlsBench(int sessions = 2, int seed = 1, bool forbidsUnverified = false)
    {
        Engine = new ToyEngine(sessions, seed);
        Below = new PipeStack(sessions);
        Layer = new TlsLayer(Below, Engine, Log, this) { ForbidsUnverified = forbidsUnverified };
        Worker = new TlsWorker(Layer, Engine, new CoreLock(this), this, time: null);
        Table = new SocketTable(Layer, Time, Log);
        Task = new RtosTask(null, Table);
        Table.SetLink(true);
    }

    public ToyEngine Engine { get; }

    public PipeStack Below { get; }

    public TlsLayer Layer { get; }

    public TlsWorker Worker { get; }

    public CoreTime Time { get; } = new();

    public CoreLog Log { get; } = new(8192);

    public SocketTable Table { get; }

    public RtosTask Task { get; }

    public long NowMs => Time.NowMs;

    public long NowUs => Time.NowMs * 1000;

    public string LogText
    {
        get
        {
            byte[] text = new byte[8192];
            return Encoding.ASCII.GetString(text, 0, Log.Take(text));
        }
    }

    public void Wake()
    {
    }

    public int Dial(TlsOptions? options, string address = "192.0.2.1")
    {
        ConnectRequest request = new() { Kind = SocketKind.Tls, Port = 443, Tls = options };
        return Table.Connect(Task, Encoding.ASCII.GetBytes(address), request);
    }

    /// <summary>A socket whose handshake is done and whose CONN_CNF was fetched.</summary>
    public int Connected(out ToyPeer peer, TlsOptions? options = null)
    {
        int id = Dial(options ?? Verified);
        PipeConnection connection = Below[id];
        peer = new ToyPeer(connection, seed: 5);
        connection.Connect();
        RtosMessage? message = null;
        for (int i = 0; i < 200 && message == null; i++)
        {
            Run(peer);
            message = Next();
        }

        return message is { Id: RtosMessageId.SocketConnected, Result: 0 } ? id
            : throw new InvalidOperationException("not connected: " + message?.Id + " " + message?.Result);
    }

    /// <summary>Core and worker do what there is to do; then the network carries what there is.</summary>
    public void Run(params ToyPeer[] peers)
    {
        Settle();
        foreach (ToyPeer peer in peers)
        {
            peer.Move(100_000, 100_000);
            peer.Acknowledge(100_000);
        }

        Settle();
    }

    /// <summary>As <see cref="Run"/>, until nothing changes any more.</summary>
    public void RunOn(params ToyPeer[] peers)
    {
        for (int i = 0; i < 50; i++)
        {
            Run(peers);
        }
    }

    public void Pass(int milliseconds)
    {
        Time.Advance(Time.NowMs + milliseconds);
        Settle();
    }

    public RtosMessage? Next() => Task.TryReceive(out RtosMessage message) ? message : null;

    private void Settle()
    {
        do
        {
            StepCore();
        }
        while (Worker.Step());
        StepCore();
    }

    /// <summary>A step of the core.</summary>
    public void StepCore()
    {
        Layer.Poll((uint)Time.NowMs);
        Table.ProcessEvents();
        Table.ExpireTimers();
    }
}
