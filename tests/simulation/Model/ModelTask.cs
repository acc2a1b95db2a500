using System.Collections.Generic;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Simulation.Tests.Model;

/// <summary>A task and what its queue owes it beside the messages of its sockets.</summary>
internal sealed class ModelTask
{
    private readonly Dictionary<int, long> _running = [];
    private readonly HashSet<int> _fired = [];
    private readonly List<(int Id, ModelConnection? Connection)> _closes = [];

    public ModelTask(int number, RtosTask queue)
    {
        Number = number;
        Queue = queue;
    }

    public int Number { get; }

    public RtosTask Queue { get; }

    /// <summary>The link was lost and the task has not been told.</summary>
    public bool LinkNotice { get; set; }

    public void Closed(int id, ModelConnection? connection) => _closes.Add((id, connection));

    /// <summary>CLOSE_CNF: the oldest close of that id is answered, and its connection is history.</summary>
    public void TakeClose(int id)
    {
        int index = _closes.FindIndex(close => close.Id == id);
        Violation.Unless(index >= 0, $"CLOSE_CNF of {id} without a sock_close");
        if (_closes[index].Connection is { } connection)
        {
            connection.IsOver = true;
        }

        _closes.RemoveAt(index);
    }

    /// <summary>What <c>timer_start</c> must return.</summary>
    public bool StartTimer(int id, long due)
    {
        HashSet<int> used = [.. _running.Keys, .. _fired];
        bool starts = used.Contains(id) || used.Count < TimerTable.Capacity;
        if (starts)
        {
            _running[id] = due;
        }

        return starts;
    }

    public void StopTimer(int id) => _running.Remove(id);

    public void Expire(long nowMs)
    {
        foreach ((int id, long due) in _running)
        {
            if (due <= nowMs)
            {
                _running.Remove(id);
                _fired.Add(id);
            }
        }
    }

    public void TakeTimer(int id)
        => Violation.Unless(_fired.Remove(id), $"a message of timer {id}, which did not run out");

    /// <summary>Nothing is left to fetch: so nothing may be owed.</summary>
    public void CheckEmpty()
    {
        Violation.Unless(!LinkNotice, "the loss of the link was not told");
        Violation.Unless(_fired.Count == 0, "a timer ran out without a message");
        Violation.Unless(_closes.Count == 0, "a sock_close was not confirmed");
    }
}
