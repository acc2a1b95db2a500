using NanoSocket.Core.Rtos;
using NanoSocket.Simulation.Tests.Model;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulation.Tests;

/// <summary>How apps answer messages: they read, close what has ended, destroy what is closed, or do not.</summary>
internal sealed class Manners
{
    private readonly CheckedCore _core;
    private readonly DeterministicRandom _random;

    public Manners(CheckedCore core, DeterministicRandom random)
    {
        _core = core;
        _random = random;
    }

    /// <summary>Reads everything at once, closes what has ended, destroys what is closed, whatever is set below.
    /// </summary>
    public bool IsPolite { get; set; }

    /// <summary>RECV_INDs that nobody reads.</summary>
    public int IgnoredPercent { get; set; }

    /// <summary>Reads of less than what was announced.</summary>
    public int PartialPercent { get; set; }

    /// <summary>Sockets that are not closed or destroyed when they should be.</summary>
    public int SloppyPercent { get; set; }

    /// <summary>Fetches messages and answers them; true when none is left.</summary>
    public bool Fetch(ModelTask task, int limit)
    {
        for (int i = 0; i < limit; i++)
        {
            if (_core.Fetch(task) is not { } message)
            {
                return true;
            }

            Answer(task, message);
        }

        return false;
    }

    private void Answer(ModelTask task, RtosMessage message)
    {
        int id = message.Source;
        switch (message.Id)
        {
            case RtosMessageId.SocketReceived:
                Read(task, id, message.Length);
                break;
            case RtosMessageId.SocketConnected when message.Result != 0:
            case RtosMessageId.SocketClosed:
                if (!IsSloppy())
                {
                    _core.Destroy(task, id);
                }

                break;
            case RtosMessageId.SocketPeerClosed:
                if (!IsSloppy())
                {
                    _core.Close(task, id);
                }

                break;
            default:
                break;
        }
    }

    private bool IsSloppy() => !IsPolite && _random.Next(100) < SloppyPercent;

    private void Read(ModelTask task, int id, int announced)
    {
        if (IsPolite)
        {
            _core.Receive(task, id, announced);
        }
        else if (_random.Next(100) >= IgnoredPercent)
        {
            bool partial = _random.Next(100) < PartialPercent;
            _core.Receive(task, id, partial ? _random.Next(announced) : announced + _random.Next(100));
        }
    }
}
