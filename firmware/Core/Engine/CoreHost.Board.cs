using System;

namespace NanoSocket.Core.Engine;

/// <summary>The board: name, restarts, watchdog.</summary>
public sealed partial class CoreHost
{
    private readonly IBoard? _board;
    private readonly SoftDog _dog = new();

    /// <summary>The board's name; "host" where there is no board.</summary>
    public string BoardName => _board?.Name ?? "host";

    /// <summary>Why the board started.</summary>
    public StartReason StartReason => _board?.StartReason ?? StartReason.Unknown;

    /// <summary><c>rtos.restart</c>: starts the board anew; does not return.</summary>
    /// <exception cref="InvalidOperationException">There is no board.</exception>
    public void Restart()
    {
        if (_board == null)
        {
            throw new InvalidOperationException("there is no board to restart");
        }

        _board.Restart(StartReason.Restart);
    }

    /// <summary>Sets the device's clock; from then on the network's time leaves it alone.</summary>
    /// <param name="unixSeconds">Seconds since 1970, universal time, from 2020 on.</param>
    /// <returns>False when the time is earlier, or there is no clock.</returns>
    public bool TrySetClock(long unixSeconds)
    {
        using (_coreLock.Enter(CoreCall.Timer))
        {
            return _engine.TimeOfDay.TrySet(unixSeconds);
        }
    }

    /// <summary>Adds a line of an app to the firmware's log; what does not fit is cut off.</summary>
    public void WriteLog(ReadOnlySpan<byte> line)
    {
        using (_coreLock.Enter(CoreCall.Console))
        {
            _engine.Log.Add(line).End();
            _wakeup.Wake();
        }
    }

    /// <summary><c>rtos.openSoftDog</c>: false when the time is not positive or there is no board to restart.</summary>
    public bool OpenSoftDog(int milliseconds)
    {
        using (_coreLock.Enter(CoreCall.Timer))
        {
            Advance();
            bool opened = _board != null && _dog.Open(milliseconds, _engine.Time.NowMs);
            _wakeup.Wake();
            return opened;
        }
    }

    /// <summary><c>rtos.eatSoftDog</c>.</summary>
    public void EatSoftDog()
    {
        using (_coreLock.Enter(CoreCall.Timer))
        {
            Advance();
            _dog.Eat(_engine.Time.NowMs);
        }
    }

    /// <summary><c>rtos.closeSoftDog</c>.</summary>
    public void CloseSoftDog()
    {
        using (_coreLock.Enter(CoreCall.Timer))
        {
            _dog.Close();
        }
    }

    /// <summary>Restarts the board when the dog was not fed; returns when that will be.</summary>
    private long WatchDog(long nowMs)
    {
        if (_dog.Deadline <= nowMs)
        {
            _board!.Restart(StartReason.Watchdog);
        }

        return _dog.Deadline;
    }
}
