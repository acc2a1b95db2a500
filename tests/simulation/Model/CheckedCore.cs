using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Sockets;
using NanoSocket.Simulation.Tests.Schedules;

namespace NanoSocket.Simulation.Tests.Model;

/// <summary>
/// The device's sockets, timers and messages with every result compared to what the specification allows. It is not
/// told when the network delivers what: for that it looks at the servers, at the link and at the number of unread
/// bytes, and demands what must follow. Numbers in comments are clauses of the specification.
/// </summary>
internal sealed partial class CheckedCore
{
    private readonly Device _device;
    private readonly Trace _trace;
    private readonly NetworkQuality _quality;
    private readonly ModelSlot[] _slots = new ModelSlot[SocketConstants.SlotCount];
    private readonly List<ModelTask> _tasks = [];
    private readonly List<ModelConnection> _connections = [];
    private int _nextTask;
    private long _steppedAt;
    private bool _isOnline;
    private bool _isCutOff;

    public CheckedCore(Device device, Trace trace, NetworkQuality quality)
    {
        _device = device;
        _trace = trace;
        _quality = quality;
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i] = new ModelSlot();
        }
    }

    public IReadOnlyList<ModelTask> Tasks => _tasks;

    /// <summary>All connections there have ever been.</summary>
    public IReadOnlyList<ModelConnection> Connections => _connections;

    /// <summary>Something was called since the core's last step.</summary>
    public bool HasWork { get; private set; }

    public long Now => _device.NowMs;

    private SocketTable Sockets => _device.Engine.Sockets;

    public SocketState State(int id) => IsSlot(id) ? _slots[id].State : SocketState.Init;

    public ModelConnection? Connection(int id) => IsSlot(id) ? _slots[id].Connection : null;

    /// <summary>Bytes that <c>sock_send</c> takes now.</summary>
    public int Room(int id) => Sockets.RemainingBuffer(id);

    public int Readable(int id) => Sockets.Readable(id);

    public ModelTask AddTask()
    {
        ModelTask task = new(_nextTask++, _device.Engine.AddTask(null)!);
        _tasks.Add(task);
        return task;
    }

    /// <summary>Its sockets are closed and destroyed, its messages are gone (7.13).</summary>
    public void EndTask(ModelTask task)
    {
        Say(task, "ends");
        _device.Engine.RemoveTask(task.Queue);
        _tasks.Remove(task);
        foreach (ModelSlot slot in _slots.Where(slot => slot.Task == task))
        {
            LetGo(slot);
            slot.Free();
        }

        CheckStates();
    }

    /// <summary>The core does what is due.</summary>
    public void Step()
    {
        HasWork = false;
        _device.Step();
        if (_device.Timeline.Now < _device.StalledUntil)
        {
            return;
        }

        _steppedAt = Now;
        FollowLink();
        _tasks.ForEach(task => task.Expire(Now));
    }

    /// <summary>The call has ended; the device will find out.</summary>
    public void CutOff()
    {
        _isCutOff = true;
        _connections.ForEach(connection => connection.WasCutOff |= !connection.IsOver);
    }

    /// <summary>The network has lost its tables: its connections may end, or never be heard of again.</summary>
    public void Forget() => _connections.ForEach(connection => connection.WasForgotten |= !connection.IsOver);

    private static bool IsSlot(int id) => id >= 0 && id < SocketConstants.SlotCount;

    private void FollowLink()
    {
        bool online = _device.Engine.Supervisor.IsOnline;
        if (_isOnline && !online)
        {
            _tasks.ForEach(task => task.LinkNotice = true);
            foreach (ModelConnection connection in _connections)
            {
                bool lives = !connection.IsOver && !connection.EndTold && connection.ClosedAt == null;
                connection.LastLossAt = lives ? Now : connection.LastLossAt;
                if (connection.LinkLostAt == null && (lives || connection.Unacknowledged > 0))
                {
                    connection.LinkLostAt = Now;
                    connection.HadUnreadAtLoss = lives && Sockets.Snapshot(connection.Id).Unread > 0;
                }
            }
        }

        _isCutOff &= online == _isOnline;
        _isOnline = online;
    }

    private void LetGo(ModelSlot slot)
    {
        if (slot.State is SocketState.Connecting or SocketState.Connected)
        {
            slot.State = SocketState.Closed;
            slot.Connection!.ClosedAt = Now;
            slot.Connection.Indicated = 0;
            slot.Connection.IndicationWaits = false;
        }
    }

    private void Enter()
    {
        HasWork = true;
        _device.Engine.Time.Advance(Now);
    }

    private void CheckStates()
    {
        for (int id = 0; id < _slots.Length; id++)
        {
            SocketState state = Sockets.Snapshot(id).State;
            Violation.Unless(state == _slots[id].State, $"socket {id} is {state}, not {_slots[id].State}");
        }
    }

    private void Say(ModelTask? task, string text)
        => _trace.Add(Now, task == null ? text : $"task {task.Number}: {text}");

    /// <summary>A socket id.</summary>
    private sealed class ModelSlot
    {
        public SocketState State { get; set; }

        public ModelTask? Task { get; set; }

        public ModelConnection? Connection { get; set; }

        public void Free()
        {
            State = SocketState.Init;
            Task = null;
            if (Connection != null)
            {
                Connection.IsOver = true;
            }

            Connection = null;
        }
    }
}
