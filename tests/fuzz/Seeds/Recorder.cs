using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Fuzz.Tests.Seeds;

/// <summary>Lets a target talk with the simulator and writes down what happens to it: an input that, given to a fresh
/// target, is the same conversation.</summary>
internal sealed class Recorder
{
    private readonly ITarget _target;
    private readonly SeedWriter _writer;
    private readonly Timeline _timeline;
    private readonly Queue<byte[]> _heard = new();
    private readonly SortedDictionary<long, int> _actions = [];

    public Recorder(ITarget target, SeedWriter writer, Timeline timeline)
    {
        _target = target;
        _writer = writer;
        _timeline = timeline;
    }

    private long NowMs => (long)_timeline.Now.TotalMilliseconds;

    /// <summary>The peer said something.</summary>
    public void Hear(ReadOnlySpan<byte> bytes) => _heard.Enqueue(bytes.ToArray());

    /// <summary>The app does something at a time.</summary>
    public Recorder Plan(long atMs, int action)
    {
        _actions.Add(atMs, action);
        return this;
    }

    /// <summary>Records until a time.</summary>
    public byte[] Run(long untilMs)
    {
        while (NowMs < untilMs)
        {
            // What came at one moment in pieces is one frame.
            byte[] heard = [.. _heard.SelectMany(bytes => bytes)];
            _heard.Clear();
            foreach ((RecordKind kind, byte[] record) in FrameFinder.Find(heard))
            {
                Apply(kind, record, 0);
            }

            Act();
            Wait(untilMs);
        }

        return [.. _writer.Bytes];
    }

    private void Act()
    {
        while (_actions.Count > 0 && _actions.First() is var next && next.Key <= NowMs)
        {
            _actions.Remove(next.Key);
            Apply(RecordKind.App, [], next.Value);
        }
    }

    private void Wait(long untilMs)
    {
        long next = _target.NextTimeout == long.MaxValue ? untilMs : NowMs + _target.NextTimeout;
        next = _timeline.NextDeadline is { } due ? Math.Min(next, (long)Math.Ceiling(due.TotalMilliseconds)) : next;
        next = _actions.Count > 0 ? Math.Min(next, _actions.First().Key) : next;
        next = _heard.Count > 0 ? NowMs : Math.Clamp(next, NowMs + 1, Math.Max(untilMs, NowMs + 1));
        foreach (int wait in _writer.Split(next - NowMs))
        {
            Apply(RecordKind.Wait, [], wait);
        }

        _timeline.AdvanceTo(TimeSpan.FromMilliseconds(next));
    }

    private void Apply(RecordKind kind, ReadOnlySpan<byte> bytes, int number)
    {
        _writer.Add(kind, bytes, number);
        _target.Apply(kind, bytes, number);
    }
}
