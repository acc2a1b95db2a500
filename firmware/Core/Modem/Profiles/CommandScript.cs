using System;

namespace NanoSocket.Core.Modem;

/// <summary>Commands to be sent one after the other, chosen when a state begins.</summary>
internal sealed class CommandScript
{
    private const int Capacity = 24;

    private readonly string[] _commands = new string[Capacity];
    private int _count;
    private int _next;

    /// <summary>The command that was given out last; empty before the first.</summary>
    public string Current => _next == 0 ? "" : _commands[_next - 1];

    /// <summary>Forgets all commands.</summary>
    public CommandScript Clear()
    {
        _count = 0;
        _next = 0;
        return this;
    }

    /// <summary>Adds a command.</summary>
    public CommandScript Add(string command)
    {
        if (_count == Capacity)
        {
            throw new InvalidOperationException("a script has at most " + Capacity + " commands");
        }

        _commands[_count++] = command;
        return this;
    }

    /// <summary>Adds commands.</summary>
    public CommandScript Add(string[] commands)
    {
        foreach (string command in commands)
        {
            Add(command);
        }

        return this;
    }

    /// <summary>The next command; false after the last.</summary>
    public bool MoveNext()
    {
        bool more = _next < _count;
        _next += more ? 1 : 0;
        return more;
    }

    /// <summary>Starts again with the first.</summary>
    public void Rewind() => _next = 0;
}
