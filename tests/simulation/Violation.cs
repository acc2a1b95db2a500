using System;
using System.Diagnostics.CodeAnalysis;

namespace NanoSocket.Simulation.Tests;

/// <summary>The device did what the specification forbids, or did not do what it demands.</summary>
internal sealed class Violation : Exception
{
    public Violation(string message)
        : base(message)
    {
    }

    /// <summary>Throws unless the rule was kept.</summary>
    public static void Unless([DoesNotReturnIf(false)] bool kept, string rule)
    {
        if (!kept)
        {
            throw new Violation(rule);
        }
    }
}
