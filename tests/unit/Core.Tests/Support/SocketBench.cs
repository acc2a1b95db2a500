using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using Xunit;

namespace NanoSocket.Core.Tests.Support;

/// <summary>The socket table over a <see cref="FakeStack"/>, one task, virtual time, link up.</summary>
public sealed class SocketBench
{
    public const uint Peer = 0xc0a8_0001;

    public SocketBench()
    {
        Table = new SocketTable(Stack, Time, Log);
        Task = new RtosTask(null, Table);
        Table.SetLink(true);
    }

    public FakeStack Stack { get; } = new();

    public CoreTime Time { get; } = new();

    public CoreLog Log { get; } = new(8192);

    public SocketTable Table { get; }

    public RtosTask Task { get; }

    public int Connect(string address = "192.168.0.1", SocketKind kind = SocketKind.Tcp, int port = 80,
        int localPort = 0, int receiveBuffer = 0, RtosTask? task = null)
    {
        ConnectRequest request = new()
        {
            Kind = kind,
            Port = port,
            LocalPort = localPort,
            ReceiveBuffer = receiveBuffer,
        };
        return Table.Connect(task ?? Task, Encoding.ASCII.GetBytes(address), request);
    }

    /// <summary>A socket whose CONN_CNF was fetched.</summary>
    public int Connected(SocketKind kind = SocketKind.Tcp)
    {
        int id = Connect(kind: kind);
        if (kind == SocketKind.Tcp)
        {
            Stack.AcceptConnection(id);
            Step();
        }

        Expect(RtosMessageId.SocketConnected, id);
        return id;
    }

    /// <summary>Does what is due now, then lets time pass in steps of at most 10 ms.</summary>
    public void Step(int milliseconds = 0)
    {
        long end = Time.NowMs + milliseconds;
        StepNow();
        while (Time.NowMs < end)
        {
            Time.Advance(Math.Min(end, Time.NowMs + 10));
            StepNow();
        }
    }

    public RtosMessage? Next(RtosTask? task = null)
        => (task ?? Task).TryReceive(out RtosMessage message) ? message : null;

    public RtosMessage Expect(RtosMessageId id, int source, int result = 0, int length = 0)
    {
        RtosMessage? next = Next();
        Assert.NotNull(next);
        Assert.Equal((id, source, result, length),
            (next.Value.Id, next.Value.Source, next.Value.Result, next.Value.Length));
        return next.Value;
    }

    public void ExpectNothing() => Assert.Null(Next());

    public byte[] Read(int id, int count)
    {
        byte[] buffer = new byte[Math.Max(0, count)];
        int length = Table.Receive(id, buffer);
        return buffer[..length];
    }

    public SendStatus Send(int id, int count) => Table.Send(id, Pattern(count));

    public static byte[] Pattern(int count, int seed = 0)
        => [.. Enumerable.Range(0, count).Select(i => (byte)((i * 31) + (i >> 8) + seed))];

    public SocketState State(int id) => Table.Snapshot(id).State;

    public List<RtosMessageId> Drain()
    {
        List<RtosMessageId> ids = [];
        while (Next() is { } message)
        {
            ids.Add(message.Id);
        }

        return ids;
    }

    private void StepNow()
    {
        Table.ProcessEvents();
        Table.ExpireTimers();
        Task.Timers.Expire(Time.NowMs);
    }
}
