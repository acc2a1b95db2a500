using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// What a command answers: lines that are written one at a time, so that a long answer neither fills the log nor holds
/// the core lock. Each line tells the state at the moment it is written.
/// </summary>
internal abstract class Report
{
    protected Report(string name, string purpose)
    {
        Name = name;
        Purpose = purpose;
    }

    /// <summary>What is typed; lower case.</summary>
    public string Name { get; }

    /// <summary>What it shows, for <c>help</c>.</summary>
    public string Purpose { get; }

    /// <summary>Writes what belongs to a row, which may be nothing.</summary>
    /// <param name="row">0, 1, ...</param>
    /// <param name="log">Takes the lines; has room for two.</param>
    /// <returns>False when there is no such row: the answer is complete.</returns>
    public abstract bool Write(int row, CoreLog log);
}
