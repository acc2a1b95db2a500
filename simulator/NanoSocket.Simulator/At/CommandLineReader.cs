using System;
using System.Text;

namespace NanoSocket.Simulator.At;

/// <summary>
/// Collects command lines from single bytes: finds <c>AT</c> in any noise, edits with the backspace character,
/// bounds the length, and repeats the last line on <c>A/</c> (V.250 clauses 5.2 and 5.2.4).
/// </summary>
internal sealed class CommandLineReader
{
    /// <summary>Longest command line; a longer one ends in ERROR.</summary>
    public const int MaximumLength = 2048;

    private readonly StringBuilder line = new();
    private bool sawA;
    private bool inLine;
    private bool tooLong;
    private string last = "";

    /// <summary>What a byte did.</summary>
    public enum Outcome
    {
        /// <summary>Nothing to do yet.</summary>
        None,
        /// <summary><see cref="Body"/> holds a command line.</summary>
        Line,
        /// <summary>A line ended that was longer than allowed.</summary>
        TooLong,
    }

    /// <summary>The last complete line without its <c>AT</c>.</summary>
    public string Body => last;

    /// <summary>True when the byte is part of a line or may start one: only such bytes are echoed, a line feed
    /// behind the line end is not.</summary>
    public bool WantsEcho(byte value) => inLine || value != '\n';

    public Outcome Feed(byte value, ChannelSettings settings)
    {
        if (!inLine)
        {
            return Hunt(value);
        }
        if (value == settings.LineEnd)
        {
            return EndLine();
        }
        if (value == settings.Backspace || value == 0x7F)
        {
            line.Length = Math.Max(0, line.Length - 1);
        }
        else if (line.Length == MaximumLength)
        {
            tooLong = true;
        }
        else if (value >= 0x20)
        {
            line.Append((char)value);
        }
        return Outcome.None;
    }

    /// <summary>Forgets everything: there is no last line to repeat.</summary>
    public void Restart()
    {
        Reset();
        last = "";
    }

    /// <summary>Forgets a line that was begun.</summary>
    public void Reset()
    {
        line.Clear();
        sawA = inLine = tooLong = false;
    }

    private Outcome Hunt(byte value)
    {
        char c = char.ToUpperInvariant((char)value);
        if (sawA && c == '/')
        {
            sawA = false;
            return Outcome.Line;
        }
        inLine = sawA && c == 'T';
        sawA = c == 'A';
        return Outcome.None;
    }

    private Outcome EndLine()
    {
        bool overflow = tooLong;
        string body = line.ToString();
        Reset();
        if (overflow)
        {
            return Outcome.TooLong;
        }
        last = body;
        return Outcome.Line;
    }
}
