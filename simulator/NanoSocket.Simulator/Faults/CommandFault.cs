using System;

namespace NanoSocket.Simulator.Faults;

/// <summary>The AT interpreter refuses command lines, or takes its time.</summary>
internal sealed class CommandFault : ICommandFault
{
    private readonly Func<string, CommandFate> judge;

    /// <param name="judge">Gets the line behind AT.</param>
    public CommandFault(Func<string, CommandFate> judge) => this.judge = judge;

    public CommandFate Judge(string body) => judge(body);
}
