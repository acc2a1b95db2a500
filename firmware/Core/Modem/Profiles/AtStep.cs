namespace NanoSocket.Core.Modem;

/// <summary>One line of a script: a command and what to make of its result.</summary>
internal readonly struct AtStep
{
    public AtStep(string text, int timeoutMs = 2000, bool required = false)
    {
        Text = text;
        TimeoutMs = timeoutMs;
        Required = required;
    }

    public string Text { get; }

    public int TimeoutMs { get; }

    /// <summary>The script fails when this command does; others are for modems that have them.</summary>
    public bool Required { get; }
}
