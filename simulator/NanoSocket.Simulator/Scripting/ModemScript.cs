using System;
using System.Collections.Generic;
using System.IO;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Scripting;

/// <summary>
/// What happens in the course of a run, as text: one line each, <c>at TIME ACTION</c> or <c>every TIME ACTION</c>.
/// Times count from the start of the simulation; <c>#</c> starts a comment.
/// </summary>
public sealed class ModemScript
{
    private readonly IReadOnlyList<Step> steps;

    private ModemScript(IReadOnlyList<Step> steps) => this.steps = steps;

    /// <summary>Nothing happens.</summary>
    public static ModemScript Empty { get; } = new([]);

    /// <summary>Reads a script.</summary>
    /// <exception cref="OptionException">A line cannot be understood; the message says which and what can be written.
    /// </exception>
    public static ModemScript Parse(string text)
    {
        List<Step> steps = [];
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Split('#', 2)[0].Trim();
            if (line.Length > 0)
            {
                steps.Add(ParseLine(line, i + 1));
            }
        }
        return new ModemScript(steps);
    }

    /// <summary>Reads a script file.</summary>
    /// <exception cref="OptionException">It cannot be read or understood.</exception>
    public static ModemScript Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OptionException($"script '{path}': {error.Message}");
        }
    }

    internal void Schedule(CellularModem modem, ModemControl control)
    {
        foreach (Step step in steps)
        {
            modem.Timeline.After(step.Time, () => Run(modem, control, step));
        }
    }

    private static void Run(CellularModem modem, ModemControl control, Step step)
    {
        modem.Log.Write(LogTopic.Script, step.Text);
        step.Action(control);
        if (step.Repeats)
        {
            modem.Timeline.After(step.Time, () => Run(modem, control, step));
        }
    }

    private static Step ParseLine(string line, int number)
    {
        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool repeats = words[0] == "every";
        if (words.Length < 3 || !(repeats || words[0] == "at") || !ScriptActions.TryTime(words[1], out TimeSpan time)
            || (repeats && time == TimeSpan.Zero))
        {
            throw new OptionException(
                $"script, line {number}: expected 'at TIME ACTION' or 'every TIME ACTION', for example"
                + " 'at 12s coverage off'");
        }
        try
        {
            string action = string.Join(' ', words[2..]);
            return new Step(time, repeats, action, ScriptActions.Parse(words[2], words[3..]));
        }
        catch (OptionException error)
        {
            throw new OptionException($"script, line {number}: {error.Message}");
        }
    }

    private sealed record Step(TimeSpan Time, bool Repeats, string Text, Action<ModemControl> Action);
}
