using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The app's AT terminal on a line without the multiplexer: its commands take turns with those of the supervisor, after
/// them, for as long as the line is not PPP's. A text that the modem asks for with a prompt goes on to it as it is.
/// </summary>
internal sealed class PlainConsole : IAtUser
{
    private const int LongestLine = 128;
    private const int CommandMs = 60_000;
    private const byte EndOfText = 0x1a;
    private const byte Escape = 0x1b;

    private readonly ModemConsole _console;
    private readonly CoreTime _time;
    private readonly byte[] _line = new byte[LongestLine];
    private int _length;
    private bool _complete;
    private bool _prompted;

    public PlainConsole(ModemConsole console, CoreTime time)
    {
        _console = console;
        _time = time;
    }

    /// <inheritdoc/>
    public long TurnAt => _complete ? 0 : long.MaxValue;

    /// <summary>Takes what the app has written.</summary>
    /// <param name="open">The line can be used.</param>
    public void Step(bool open)
    {
        _console.SetOpen(open);
        Span<byte> one = stackalloc byte[1];
        while (open && !_complete && _console.TakeOutput(one) == 1)
        {
            Take(one[0]);
        }

        if (!open)
        {
            _length = 0;
            _complete = false;
            _prompted = false;
        }
    }

    /// <summary>Shows a line of the modem.</summary>
    public void Show(ReadOnlySpan<byte> line)
    {
        _console.TakeInput("\r\n"u8);
        _console.TakeInput(line);
        _console.TakeInput("\r\n"u8);
    }

    /// <inheritdoc/>
    public void TakeTurn(AtChannel channel)
    {
        channel.Command.Begin("").Add(_line.AsSpan(0, _length));
        _length = 0;
        _complete = false;
        if (_prompted)
        {
            channel.SendRaw(_time.NowMs, CommandMs);
        }
        else
        {
            channel.Send(_time.NowMs, CommandMs, awaitsPrompt: true);
        }

        _prompted = false;
    }

    /// <inheritdoc/>
    public void TurnEnded(AtResult result)
    {
        _prompted = result == AtResult.Prompt;
        if (_prompted)
        {
            _console.TakeInput("\r\n> "u8);
        }
        else
        {
            Show(WordsOf(result));
        }
    }

    private void Take(byte value)
    {
        bool ends = _prompted ? value is EndOfText or Escape : value == (byte)'\r';
        if (ends && !_prompted && _length == 0)
        {
            return;
        }

        bool isPart = _prompted || !ends;
        if (isPart && _length == LongestLine)
        {
            _length = 0;
            Show("ERROR"u8);
            return;
        }

        if (isPart)
        {
            _line[_length++] = value;
        }

        _complete = ends;
    }

    private static ReadOnlySpan<byte> WordsOf(AtResult result) => result switch
    {
        AtResult.Ok => "OK"u8,
        AtResult.NoCarrier => "NO CARRIER"u8,
        AtResult.Busy => "BUSY"u8,
        AtResult.NoAnswer => "NO ANSWER"u8,
        AtResult.NoDialtone => "NO DIALTONE"u8,
        _ => "ERROR"u8,
    };
}
