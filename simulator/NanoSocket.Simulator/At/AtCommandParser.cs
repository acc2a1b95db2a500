using System;

namespace NanoSocket.Simulator.At;

/// <summary>Splits the body of a command line (what follows <c>AT</c>) into commands, one at a time, because a
/// failing command keeps the ones behind it from being looked at (V.250 clause 5.2.1).</summary>
internal sealed class AtCommandParser
{
    private const string ExtendedPrefixes = "+*^$#%!";
    private const int MaximumNumberDigits = 9;

    private readonly string line;
    private int position;

    public AtCommandParser(string body) => line = body;

    /// <summary>True when the line went on with something that is no command.</summary>
    public bool Failed { get; private set; }

    /// <summary>Takes the next command; false at the end and on a syntax error.</summary>
    public bool TryNext(out AtCommand command)
    {
        command = default;
        while (Current is ' ' or ';')
        {
            position++;
        }
        if (position == line.Length)
        {
            return false;
        }
        char c = char.ToUpperInvariant(Current);
        bool ok = c switch
        {
            'D' => Dial(out command),
            'S' => Register(out command),
            '&' or (>= 'A' and <= 'Z') => Basic(out command),
            _ when ExtendedPrefixes.Contains(c, StringComparison.Ordinal) => Extended(out command),
            _ => false,
        };
        Failed = !ok;
        return ok;
    }

    private char Current => position < line.Length ? line[position] : '\0';

    private bool Dial(out AtCommand command)
    {
        command = new AtCommand(AtForm.Dial, "D", 0, line[(position + 1)..].Replace(" ", "", StringComparison.Ordinal));
        position = line.Length;
        return true;
    }

    private bool Register(out AtCommand command)
    {
        command = default;
        position++;
        if (!char.IsAsciiDigit(Current) || !TryNumber(out int register))
        {
            return false;
        }
        switch (Current)
        {
            case '?':
                position++;
                command = new AtCommand(AtForm.RegisterRead, "S", register);
                return true;
            case '=':
                position++;
                int start = position;
                if (!TryNumber(out _))
                {
                    return false;
                }
                command = new AtCommand(AtForm.RegisterSet, "S", register, line[start..position]);
                return true;
            default:
                return false;
        }
    }

    private bool Basic(out AtCommand command)
    {
        command = default;
        int start = position;
        position += Current == '&' ? 2 : 1;
        if (position > line.Length || !char.IsAsciiLetter(line[position - 1]))
        {
            return false;
        }
        string name = line[start..position].ToUpperInvariant();
        if (!TryNumber(out int number))
        {
            return false;
        }
        command = new AtCommand(AtForm.Basic, name, number);
        return true;
    }

    private bool Extended(out AtCommand command)
    {
        int start = position++;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '-' or '.' or '/' or ':' or '!' or '%')
        {
            position++;
        }
        string name = line[start..position].TrimEnd().ToUpperInvariant();
        while (Current == ' ')
        {
            position++;
        }
        command = new AtCommand(AtForm.Execute, name);
        if (Current == '?')
        {
            position++;
            command = command with { Form = AtForm.Read };
        }
        else if (Current == '=')
        {
            position++;
            string text = TakeArguments();
            command = text == "?"
                ? command with { Form = AtForm.Test }
                : command with { Form = AtForm.Set, Text = text };
        }
        return name.Length > 1 && Current is '\0' or ';';
    }

    /// <summary>Everything up to a semicolon outside quotes.</summary>
    private string TakeArguments()
    {
        int start = position;
        for (bool quoted = false; position < line.Length && (quoted || Current != ';'); position++)
        {
            quoted ^= Current == '"';
        }
        return line[start..position].Trim();
    }

    private bool TryNumber(out int number)
    {
        number = 0;
        int start = position;
        while (char.IsAsciiDigit(Current))
        {
            if (position - start == MaximumNumberDigits)
            {
                return false;
            }
            number = number * 10 + (Current - '0');
            position++;
        }
        return true;
    }
}
