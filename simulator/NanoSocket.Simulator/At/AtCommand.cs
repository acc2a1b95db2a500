namespace NanoSocket.Simulator.At;

/// <summary>The forms of a command (V.250 clauses 5.3 and 5.4).</summary>
internal enum AtForm
{
    /// <summary>Basic syntax: a letter, optionally after <c>&amp;</c>, and an optional number.</summary>
    Basic,
    /// <summary><c>S3=13</c>.</summary>
    RegisterSet,
    /// <summary><c>S3?</c>.</summary>
    RegisterRead,
    /// <summary><c>D</c> and the rest of the line.</summary>
    Dial,
    /// <summary><c>+NAME</c>.</summary>
    Execute,
    /// <summary><c>+NAME?</c>.</summary>
    Read,
    /// <summary><c>+NAME=?</c>.</summary>
    Test,
    /// <summary><c>+NAME=values</c>.</summary>
    Set,
}

/// <summary>One command of a command line.</summary>
/// <param name="Form">Which form it has.</param>
/// <param name="Name">In capitals, with its prefix character.</param>
/// <param name="Number">Basic form: the number, 0 when left out. Registers: the register.</param>
/// <param name="Text">What follows <c>=</c>, or the dial string.</param>
internal readonly record struct AtCommand(AtForm Form, string Name, int Number = 0, string Text = "");
