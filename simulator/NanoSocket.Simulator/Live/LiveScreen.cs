using System;
using System.Collections.Generic;
using System.Globalization;
using NanoSocket.Simulator.Logging;

namespace NanoSocket.Simulator.Live;

/// <summary>
/// The picture of the live view: the modems' states above, the newest log lines below, cut to a size. Pure logic.
/// </summary>
public sealed class LiveScreen
{
    private const int KeptEntries = 500;

    private readonly object gate = new();
    private readonly Queue<string> entries = new();

    /// <summary>Keeps a log line; any thread may call.</summary>
    public void Add(in LogEntry entry)
    {
        string text = entry.ToString();
        lock (gate)
        {
            entries.Enqueue(text);
            if (entries.Count > KeptEntries)
            {
                entries.Dequeue();
            }
        }
    }

    /// <summary>The lines of the picture, top to bottom.</summary>
    /// <param name="addresses">The modems' lines.</param>
    /// <param name="states">Their states, in the same order.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows; the log gets what the states leave, at least three.</param>
    public IReadOnlyList<string> Render(
        IReadOnlyList<string> addresses, IReadOnlyList<ModemStatus> states, int width, int height)
    {
        List<string> lines = [];
        for (int i = 0; i < states.Count; i++)
        {
            Describe(addresses[i], states[i], width, lines);
        }
        lines.Add(Rule("log", width));
        int room = Math.Max(3, height - lines.Count - 1);
        string[] log;
        lock (gate)
        {
            log = [.. entries];
        }
        lines.AddRange(log[Math.Max(0, log.Length - room)..]);
        return lines.ConvertAll(line => line.Length > width ? line[..width] : line);
    }

    private static void Describe(string address, ModemStatus state, int width, List<string> lines)
    {
        string time = state.Time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
        lines.Add(Rule($"{address}  {state.Model}  {time} s", width));
        lines.Add($"  modem     {state.Power}, card {state.Sim}");
        lines.Add($"  network   {state.Network}");
        lines.Add($"  line      {state.Line}");
        lines.Add($"  mux       {state.Mux}");
        Add("channels", state.Channels);
        Add("contexts", state.Contexts);
        lines.Add($"  traffic   {state.Traffic}");
        lines.Add($"  faults    {state.Faults}");

        void Add(string name, IReadOnlyList<string> values)
        {
            for (int i = 0; i < values.Count; i++)
            {
                lines.Add($"  {(i == 0 ? name : ""),-10}{values[i]}");
            }
        }
    }

    private static string Rule(string title, int width) => $"-- {title} ".PadRight(width, '-');
}
