using System;

namespace NanoSocket.Simulator.Faults;

/// <summary>The AT interpreter refuses command lines, or takes its time.</summary>
internal sealed class CommandFault : ICommandFault
{
    private readonly Func<CommandFate> judge;

    public CommandFault(Func<CommandFate> judge) => this.judge = judge;

    public CommandFate Judge(string body) => judge();
}
