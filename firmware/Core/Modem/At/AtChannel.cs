using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The AT dialogue: one command at a time, each with a time limit, its echo skipped, everything that is not its final
/// result given to the listener, whenever it comes. Bytes in, bytes out; knows no meaning of commands.
/// </summary>
public sealed class AtChannel
{
    private readonly LineSplitter _lines;
    private readonly IAtListener _listener;
    private int _sent;
    private int _echoLength;
    private bool _awaitsPrompt;
    private long _deadline = long.MaxValue;

    /// <summary>Makes an idle channel.</summary>
    /// <param name="listener">Who gets the lines.</param>
    /// <param name="capacity">Longest command and longest line, in bytes.</param>
    public AtChannel(IAtListener listener, int capacity = LineSplitter.Capacity)
    {
        _listener = listener;
        _lines = new LineSplitter(capacity);
        Command = new AtCommand(capacity);
    }

    /// <summary>The command; build it, then <see cref="Send"/>.</summary>
    public AtCommand Command { get; }

    /// <summary>A command waits for its final result.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>How the last command ended.</summary>
    public AtResult Result { get; private set; }

    /// <summary>Number of the last +CME ERROR; -1 when it was text.</summary>
    public int ErrorCode { get; private set; }

    /// <summary>NO CARRIER arrived outside of a command.</summary>
    public bool CarrierLost { get; set; }

    /// <summary>When the running command times out; <see cref="long.MaxValue"/> when none runs.</summary>
    public long Deadline => _deadline;

    /// <summary>Lines dropped because they were too long.</summary>
    public uint DroppedLines => _lines.DroppedLines;

    /// <summary>The running command is this text.</summary>
    public bool IsRunning(string text) => IsBusy && _echoLength == text.Length && Command.StartsWith(text);

    /// <summary>Sends <see cref="Command"/>, which must be valid, and a CR.</summary>
    /// <param name="nowMs">The time.</param>
    /// <param name="timeoutMs">How long the final result may take.</param>
    /// <param name="awaitsPrompt">The modem may ask for text: <see cref="AtResult.Prompt"/> ends the command
    /// too.</param>
    public void Send(long nowMs, int timeoutMs, bool awaitsPrompt = false)
    {
        _echoLength = Command.Length;
        Command.Add("\r");
        Start(nowMs, timeoutMs);
        _awaitsPrompt = awaitsPrompt;
    }

    /// <summary>
    /// Sends <see cref="Command"/> as it is: the escape sequence, which no CR may follow, or text after a prompt.
    /// </summary>
    public void SendRaw(long nowMs, int timeoutMs)
    {
        _echoLength = 0;
        Start(nowMs, timeoutMs);
    }

    /// <summary>Takes one byte from the modem; true when it ended the running command.</summary>
    public bool Input(byte value)
    {
        if (!_lines.Feed(value))
        {
            return IsPrompt && Finish(AtResult.Prompt);
        }

        ReadOnlySpan<byte> line = _lines.Line;
        if (IsEcho(line))
        {
            _echoLength = 0;
            return false;
        }

        AtResult result = Classify(line);
        if (result == AtResult.None)
        {
            _listener.OnLine(line);
            return false;
        }

        return Finish(result);
    }

    /// <summary>Ends the command when its time is over.</summary>
    public void Expire(long nowMs)
    {
        if (IsBusy && nowMs >= _deadline)
        {
            Finish(AtResult.Timeout);
        }
    }

    /// <summary>Bytes to the modem; returns the count.</summary>
    public int Output(Span<byte> buffer)
    {
        int count = 0;
        while (IsBusy && _sent < Command.Length && count < buffer.Length)
        {
            buffer[count++] = Command[_sent++];
        }

        return count;
    }

    /// <summary>Forgets the running command; a line begun goes on.</summary>
    public void Abandon()
    {
        IsBusy = false;
        Result = AtResult.None;
        _deadline = long.MaxValue;
    }

    /// <summary>Forgets the running command and a line begun.</summary>
    public void Reset()
    {
        Abandon();
        CarrierLost = false;
        _lines.Reset();
    }

    /// <summary>A prompt is the one thing that ends without a line's end (3GPP TS 27.005 3.5.1).</summary>
    private bool IsPrompt => IsBusy && _awaitsPrompt && AtText.AreEqual(_lines.Begun, "> ");

    private void Start(long nowMs, int timeoutMs)
    {
        _sent = 0;
        IsBusy = true;
        _awaitsPrompt = false;
        Result = AtResult.None;
        ErrorCode = -1;
        _deadline = nowMs + timeoutMs;
    }

    private bool Finish(AtResult result)
    {
        if (!IsBusy)
        {
            CarrierLost |= result == AtResult.NoCarrier;
            return false;
        }

        IsBusy = false;
        Result = result;
        _deadline = long.MaxValue;
        if (result == AtResult.Prompt)
        {
            _lines.Reset();
        }

        return true;
    }

    /// <summary>The echo is the command itself without its CR; it can only come before anything else.</summary>
    private bool IsEcho(ReadOnlySpan<byte> line)
    {
        if (!IsBusy || line.Length != _echoLength)
        {
            return false;
        }

        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] != Command[i])
            {
                return false;
            }
        }

        return true;
    }

    private AtResult Classify(ReadOnlySpan<byte> line)
    {
        if (AtText.AreEqual(line, "OK"))
        {
            return AtResult.Ok;
        }

        if (AtText.AreEqual(line, "ERROR"))
        {
            return AtResult.Error;
        }

        if (AtText.AreEqual(line, "CONNECT") || AtText.StartsWith(line, "CONNECT "))
        {
            return AtResult.Connect;
        }

        if (AtText.StartsWith(line, "+CME ERROR:") || AtText.StartsWith(line, "+CMS ERROR:"))
        {
            return ReadErrorCode(line);
        }

        return ClassifyCallResult(line);
    }

    private static AtResult ClassifyCallResult(ReadOnlySpan<byte> line)
    {
        if (AtText.AreEqual(line, "NO CARRIER"))
        {
            return AtResult.NoCarrier;
        }

        if (AtText.AreEqual(line, "BUSY"))
        {
            return AtResult.Busy;
        }

        if (AtText.AreEqual(line, "NO ANSWER"))
        {
            return AtResult.NoAnswer;
        }

        return AtText.AreEqual(line, "NO DIALTONE") ? AtResult.NoDialtone : AtResult.None;
    }

    private AtResult ReadErrorCode(ReadOnlySpan<byte> line)
    {
        FieldReader fields = new(line, "+CME ERROR:".Length);
        if (IsBusy)
        {
            ErrorCode = fields.TryReadNumber(out int code) ? code : -1;
        }

        return AtResult.ExtendedError;
    }
}
