using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Simulator.Time;

/// <summary>
/// Runs a <see cref="Timeline"/> in real time on a thread of its own. Everything that touches the simulated
/// modem is posted here, so the modem itself needs no locks.
/// </summary>
public sealed class EventLoop : IDisposable
{
    private readonly object gate = new();
    private readonly Queue<Action> inbox = new();
    private readonly TimeProvider clock;
    private readonly long start;
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread thread;
    private bool stopping;

    /// <summary>Starts the loop.</summary>
    /// <param name="name">Name of the thread.</param>
    /// <param name="clock">Source of time; the system's when null.</param>
    public EventLoop(string name, TimeProvider? clock = null)
    {
        this.clock = clock ?? TimeProvider.System;
        start = this.clock.GetTimestamp();
        thread = new Thread(Run) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>The loop's clock; to be used on the loop's thread only.</summary>
    public Timeline Timeline { get; } = new();

    /// <summary>Completes when the loop has ended; faulted when a posted action or an alarm threw.</summary>
    public Task Completion => completion.Task;

    /// <summary>Runs <paramref name="action"/> on the loop's thread, in the order of posting. Nothing happens once
    /// the loop is disposed.</summary>
    public void Post(Action action)
    {
        lock (gate)
        {
            if (!stopping)
            {
                inbox.Enqueue(action);
                Monitor.Pulse(gate);
            }
        }
    }

    /// <summary>Runs <paramref name="action"/> on the loop's thread and waits for it or for the loop's end.</summary>
    public Task InvokeAsync(Action action)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            action();
            done.SetResult();
        });
        return Task.WhenAny(done.Task, Completion).Unwrap();
    }

    /// <summary>Ends the loop; what is still posted is dropped.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stopping = true;
            Monitor.Pulse(gate);
        }
        if (Thread.CurrentThread != thread)
        {
            thread.Join();
        }
    }

    private void Run()
    {
        try
        {
            while (TryTake(out Action? action))
            {
                Timeline.AdvanceTo(clock.GetElapsedTime(start));
                action?.Invoke();
            }
            completion.SetResult();
        }
        catch (Exception error)
        {
            lock (gate)
            {
                stopping = true;
            }
            completion.SetException(error);
        }
    }

    /// <summary>Waits for a posted action or the next deadline (then without an action).</summary>
    /// <returns>False when the loop is to end.</returns>
    private bool TryTake(out Action? action)
    {
        lock (gate)
        {
            if (inbox.Count == 0 && !stopping)
            {
                TimeSpan? delay = Timeline.NextDeadline - clock.GetElapsedTime(start);
                if (delay is null)
                {
                    Monitor.Wait(gate);
                }
                else if (delay > TimeSpan.Zero)
                {
                    // Rounded up: waking early would only spin until the deadline.
                    Monitor.Wait(gate, (int)Math.Min(Math.Ceiling(delay.Value.TotalMilliseconds), 60_000));
                }
            }
            inbox.TryDequeue(out action);
            return !stopping;
        }
    }
}
