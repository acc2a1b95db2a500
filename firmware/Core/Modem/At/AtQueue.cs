using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The commands that wait for the one dialogue with the modem: one place for each <see cref="AtPriority"/>. A command
/// is composed when its turn comes, so that none is old when it is sent and none needs memory while it waits.
/// </summary>
public sealed class AtQueue
{
    private const int Places = (int)AtPriority.App + 1;

    private readonly AtChannel _channel;
    private readonly IAtUser?[] _users = new IAtUser?[Places];
    private IAtUser? _speaker;
    private bool _prompted;

    /// <summary>Makes a queue for a channel.</summary>
    public AtQueue(AtChannel channel) => _channel = channel;

    /// <summary>Whose command runs; null = nobody's.</summary>
    public IAtUser? Speaker => _channel.IsBusy || _prompted ? _speaker : null;

    /// <summary>Gives a user the place of its priority.</summary>
    public void Add(AtPriority priority, IAtUser user) => _users[(int)priority] = user;

    /// <summary>When somebody is due; <see cref="long.MaxValue"/> when nobody is by time alone.</summary>
    /// <param name="last">The least important users that may speak now.</param>
    public long NextDeadline(AtPriority last)
    {
        if (_channel.IsBusy)
        {
            return _channel.Deadline;
        }

        long next = long.MaxValue;
        for (int i = 0; i <= (int)last; i++)
        {
            next = Math.Min(next, _users[i]?.TurnAt ?? long.MaxValue);
        }

        return next;
    }

    /// <summary>
    /// Ends a command whose time is over and gives the channel to the most important user that wants it.
    /// </summary>
    /// <param name="nowMs">The time.</param>
    /// <param name="last">The least important users that may speak now.</param>
    public void Step(long nowMs, AtPriority last)
    {
        if (_channel.IsBusy)
        {
            _channel.Expire(nowMs);
            if (!_channel.IsBusy)
            {
                CommandDone();
            }
        }

        for (int i = 0; i <= (int)last && !_channel.IsBusy; i++)
        {
            if (_users[i] is { } user && MaySpeak(user) && nowMs >= user.TurnAt)
            {
                _speaker = user;
                _prompted = false;
                user.TakeTurn(_channel);
            }
        }
    }

    /// <summary>The channel's command has ended: tells whose it was.</summary>
    public void CommandDone()
    {
        IAtUser? speaker = _speaker;
        _prompted = _channel.Result == AtResult.Prompt;
        _speaker = _prompted ? speaker : null;
        speaker?.TurnEnded(_channel.Result);
    }

    /// <summary>
    /// Forgets the command that runs, if it is this user's; what the modem still says to it is nobody's.
    /// </summary>
    public void Withdraw(IAtUser user)
    {
        if (_speaker == user)
        {
            _channel.Abandon();
            _speaker = null;
            _prompted = false;
        }
    }

    /// <summary>
    /// Forgets the command that runs, whoever's it is, and tells its user: the modem will not answer.
    /// </summary>
    public void Abort()
    {
        _channel.Reset();
        IAtUser? speaker = _speaker;
        _speaker = null;
        _prompted = false;
        speaker?.TurnEnded(AtResult.Aborted);
    }

    /// <summary>A modem that waits for text takes whatever comes as that text.</summary>
    private bool MaySpeak(IAtUser user) => !_prompted || user == _speaker;
}
