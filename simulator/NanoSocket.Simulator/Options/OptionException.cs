using System;

namespace NanoSocket.Simulator.Options;

/// <summary>An option that cannot be used; the message says what and why, for the user.</summary>
public sealed class OptionException : Exception
{
    /// <summary>Creates it.</summary>
    public OptionException(string message) : base(message)
    {
    }
}
