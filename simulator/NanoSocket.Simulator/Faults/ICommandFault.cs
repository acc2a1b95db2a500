using System;

namespace NanoSocket.Simulator.Faults;

/// <summary>What happens to a command line.</summary>
/// <param name="IsRefused">It is not carried out; the answer is ERROR.</param>
/// <param name="Delay">It is carried out that much later.</param>
internal readonly record struct CommandFate(bool IsRefused, TimeSpan Delay);

/// <summary>A fault of the AT interpreter.</summary>
internal interface ICommandFault
{
    CommandFate Judge(string body);
}
