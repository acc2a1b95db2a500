using System;
using NanoSocket.Core.Net;
using NanoSocket.Simulation.Tests;
using NanoSocket.Simulator.Net;

namespace NanoSocket.Benchmarks.Link;

/// <summary>Measures one setup: a TCP connection that sends all it can, from its second second on.</summary>
internal sealed class LinkRun
{
    private const int Port = 9;
    private const uint Server = 0x5DB8D822;

    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_measured = TimeSpan.FromSeconds(5);

    private readonly LinkSetup _setup;
    private readonly PacedLink _link;
    private readonly byte[] _buffer = new byte[4096];
    private InMemoryTcpConnection? _connection;
    private long _count;
    private int _offset;
    private (TimeSpan Time, long Count)? _first;
    private (TimeSpan Time, long Count) _last;
    private TimeSpan _start;

    private LinkRun(LinkSetup setup)
    {
        _setup = setup;
        _link = new PacedLink(setup.BaudRate);
        _link.Internet.ListenTcp(Port, Accept);
    }

    /// <summary>Measures.</summary>
    public static LinkRate Measure(LinkSetup setup)
    {
        NativeState.Restore(setup.ToString());
        double measured = new LinkRun(setup).Run();
        double ceiling = setup.LineRate * Ceiling.OfLine(setup.FrameSize, Payload.Escapes);
        return new LinkRate(
            setup.BaudRate, setup.FrameSize, setup.IsUpload, setup.LineRate, ceiling, measured);
    }

    private double Run()
    {
        LwipStack stack = _link.Connect(_setup.FrameSize).Stack;
        stack.Open(0, Transport.Tcp, 0, 0);
        stack.Connect(0, Server, Port);
        _link.RunUntil(() => (stack.TakeEvents(0) & SlotEvents.Connected) != 0);
        _start = _link.Timeline.Now + s_settling;
        TimeSpan end = _start + s_measured;
        _link.RunUntil(() =>
        {
            Serve(stack);
            return _link.Timeline.Now >= end;
        });
        if (_link.Overruns > 0)
        {
            throw new InvalidOperationException($"{_link.Overruns} bytes found the receive ring full");
        }

        return (_last.Count - _first!.Value.Count) / (_last.Time - _first.Value.Time).TotalSeconds;
    }

    /// <summary>The app's part of a step.</summary>
    private void Serve(LwipStack stack)
    {
        if (_setup.IsUpload)
        {
            for (int room = stack.SendRoom(0); room > 0; room = stack.SendRoom(0))
            {
                int sent = stack.Send(0, Next(room));
                _offset = (_offset + sent) % Payload.Bytes.Length;
            }
        }
        else
        {
            for (int got = stack.Receive(0, _buffer); got > 0; got = stack.Receive(0, _buffer))
            {
                Count(got);
            }
        }
    }

    private void Accept(InMemoryTcpConnection connection)
    {
        _connection = connection;
        if (_setup.IsUpload)
        {
            connection.Readable += Read;
        }
        else
        {
            connection.Writable += Write;
            Write();
        }
    }

    private void Read()
    {
        for (int got = _connection!.ServerRead(_buffer); got > 0; got = _connection.ServerRead(_buffer))
        {
            Count(got);
        }
    }

    private void Write()
    {
        for (int sent = 1; sent > 0; _offset = (_offset + sent) % Payload.Bytes.Length)
        {
            sent = _connection!.ServerWrite(Next(Payload.Bytes.Length));
        }
    }

    private ReadOnlySpan<byte> Next(int most) =>
        Payload.Bytes.AsSpan(_offset, Math.Min(most, Payload.Bytes.Length - _offset));

    /// <summary>Rates are between arrivals: a segment more or less would be a percent of a slow line.</summary>
    private void Count(int bytes)
    {
        TimeSpan now = _link.Timeline.Now;
        _count += bytes;
        _first ??= now >= _start ? (now, _count) : null;
        _last = (now, _count);
    }
}
