using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;

namespace NanoSocket.Core.Diagnostics;

/// <summary><c>modem</c>: which modem and SIM, where in the network, and what the link has gone through.</summary>
internal sealed class ModemReport : Report
{
    private const int FirstFault = 5;

    private readonly CoreEngine _engine;

    public ModemReport(CoreEngine engine)
        : base("modem", "modem, SIM, signal, cell; attempts, failures, outages") => _engine = engine;

    private Supervisor Supervisor => _engine.Supervisor;

    public override bool Write(int row, CoreLog log)
    {
        switch (row)
        {
            case 0:
                WriteIdentity(log);
                return true;
            case 1:
                WriteSim(log);
                return true;
            case 2:
                WriteNetwork(log);
                return true;
            case 3:
                WriteHistory(log);
                return true;
            case 4:
                WriteOutages(log);
                return true;
            default:
                return WriteFault((ModemFault)(row - FirstFault + 1), log);
        }
    }

    private void WriteIdentity(CoreLog log)
        => log.Add("modem: ").Add(ModemWords.Of(Supervisor.Phase)).Add("; ").Add(Supervisor.Identity.Model.Bytes)
            .Add(", revision ").Add(Supervisor.Identity.Revision.Bytes)
            .Add(", IMEI ").Add(Supervisor.Identity.Imei.Bytes).Add(", profile ").Add(Supervisor.ProfileName)
            .Add(", ").Add(_engine.Line.Mode == LineMode.Mux ? "multiplexed" : "plain").End();

    private void WriteSim(CoreLog log)
        => log.Add("  SIM: IMSI ").Add(Supervisor.Identity.Imsi.Bytes)
            .Add(", ICCID ").Add(Supervisor.Identity.Iccid.Bytes).End();

    private void WriteNetwork(CoreLog log)
    {
        NetworkStatus network = Supervisor.Network;
        log.Add("  network: ").Add(ModemWords.Of(network.Registration)).Add(", ")
            .Add(ModemWords.Of(network.Technology)).Add(", operator ").Add(network.Operator.Bytes)
            .Add(", signal ").Add(network.SignalDbm).Add(" dBm, RSRP ").Add(network.RsrpDbm)
            .Add(" dBm, RSRQ ").Add(network.RsrqTenthsDb).Add("/10 dB, area ").Add(network.AreaCode)
            .Add(", cell ").Add(network.CellId).End();
    }

    private void WriteHistory(CoreLog log)
    {
        LinkHistory history = Supervisor.History;
        log.Add("  dialled ").Add(history.Attempts).Add(" times, up ").Add(history.Links)
            .Add(" times, failures ").Add(history.Failures).Add(", unknown lines ")
            .Add(Supervisor.UnknownLineCount).End();
    }

    private void WriteOutages(CoreLog log)
    {
        LinkHistory history = Supervisor.History;
        long now = _engine.Time.NowMs;
        log.Add("  up ").Add(history.UpMs(now) / 1000).Add(" s, down ").Add(history.DownMs(now) / 1000)
            .Add(" s; first link after ").Add(history.FirstLinkMs).Add(" ms, outage now ")
            .Add(history.CurrentOutageMs(now) / 1000).Add(" s, longest ").Add(history.LongestOutageMs(now) / 1000)
            .Add(" s").End();
    }

    private bool WriteFault(ModemFault fault, CoreLog log)
    {
        int count = fault > ModemFault.Requested ? 0 : Supervisor.History.FailuresOf(fault);
        if (count > 0)
        {
            log.Add("  ").Add(count).Add(" times: ").Add(ModemFaultText.Of(fault)).End();
        }

        return fault < ModemFault.Requested;
    }
}
