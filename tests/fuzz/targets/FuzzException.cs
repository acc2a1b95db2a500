using System;

namespace NanoSocket.Fuzz;

/// <summary>The firmware broke a promise under some input.</summary>
public sealed class FuzzException : Exception
{
    public FuzzException(string message)
        : base(message)
    {
    }

    /// <summary>Throws unless a promise holds.</summary>
    public static void Unless(bool holds, string promise)
    {
        if (!holds)
        {
            throw new FuzzException("broken: " + promise);
        }
    }
}
