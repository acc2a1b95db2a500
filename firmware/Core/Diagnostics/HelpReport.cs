using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Diagnostics;

/// <summary><c>help</c>: the commands there are.</summary>
internal sealed class HelpReport : Report
{
    private readonly Report[] _reports;

    /// <param name="reports">All commands, this one included; may be filled in later.</param>
    public HelpReport(Report[] reports)
        : base("help", "this list") => _reports = reports;

    public override bool Write(int row, CoreLog log)
    {
        if (row >= _reports.Length)
        {
            return false;
        }

        log.Add("  ").Add(_reports[row].Name).Add(": ").Add(_reports[row].Purpose).End();
        return true;
    }
}
