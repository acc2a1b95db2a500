using System;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Models;

namespace NanoSocket.Simulator.Scripting;

/// <summary>
/// What can happen to a modem, its SIM and its operator, for tests and scripts. Everything takes effect at once; calls
/// come from the thread that owns the modem's timeline.
/// </summary>
public sealed class ModemControl
{
    private readonly CellularModem modem;
    private readonly HostPort port;
    private readonly FaultSet faults;

    internal ModemControl(CellularModem modem, HostPort port, FaultSet faults)
    {
        this.modem = modem;
        this.port = port;
        this.faults = faults;
    }

    /// <summary>A cell of the network is in reach. Without one, registration is lost; when it is back, the modem
    /// registers by itself.</summary>
    public void SetCoverage(bool covered) => modem.Network.HasCoverage = covered;

    /// <summary>How long attempts to register take from now on.</summary>
    /// <param name="least">At least.</param>
    /// <param name="most">At most; each attempt draws its own time.</param>
    public void SetRegistrationTime(TimeSpan least, TimeSpan most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        modem.Network.RegistrationTime = least;
        modem.Network.RegistrationSpread = most - least;
    }

    /// <summary>The network refuses the SIM.</summary>
    /// <param name="cause">The cause that +CEREG=3 shows (3GPP TS 24.301 clause 9.9.3.9), 1 to 255.</param>
    public void Deny(int cause)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cause, Math.Clamp(cause, 1, 255));
        modem.Network.RejectCause = cause;
        modem.Network.Denied = true;
    }

    /// <summary>The network accepts the SIM again.</summary>
    public void Allow() => modem.Network.Denied = false;

    /// <summary>The network in reach is another operator's, or ours again.</summary>
    public void SetRoaming(bool roaming) => modem.Network.IsAbroad = roaming;

    /// <summary>The technology of the cell in reach; a registered modem moves there and keeps its contexts.</summary>
    public void SetTechnology(RadioTechnology technology) => modem.Network.Technology = technology;

    /// <summary>The modem moves to another cell.</summary>
    /// <param name="area">Tracking or location area, 16 bits (24 for 5G).</param>
    /// <param name="cell">Cell identity, 28 bits.</param>
    public void MoveToCell(int area, int cell) => modem.Network.MoveTo(area, cell);

    /// <summary>How well the cell is heard, in dBm of RSSI, -113 to -51.</summary>
    public void SetSignal(int dbm) => modem.Network.SetSignal(dbm);

    /// <summary>The signal goes up and down by chance.</summary>
    /// <param name="step">Largest step in dB; 0: it stays as it is.</param>
    /// <param name="interval">Between two steps.</param>
    public void WalkSignal(int step, TimeSpan interval) => modem.Network.WalkSignal(step, interval);

    /// <summary>The network tells its time (NITZ), with this zone; it does so at once and with each registration.
    /// </summary>
    public void TellTime(TimeSpan zone)
    {
        modem.Clock.NetworkTells = true;
        modem.Clock.NetworkZone = zone;
        modem.Reports.Time();
    }

    /// <summary>The network does not tell its time.</summary>
    public void TellNoTime() => modem.Clock.NetworkTells = false;

    /// <summary>The network takes a context down; a call over it ends. Nothing happens when it is not active.</summary>
    public void DeactivateContext(int id) => modem.DeactivateByNetwork(id);

    /// <summary>The network takes all contexts down.</summary>
    public void DeactivateAllContexts() => modem.DetachByNetwork();

    /// <summary>Pulls the card out or puts it in.</summary>
    public void SetSimInserted(bool inserted) => modem.SetSimInserted(inserted);

    /// <summary>Ends data calls with NO CARRIER.</summary>
    public void DropCarrier() => modem.DropCalls("carrier lost");

    /// <summary>The modem restarts by itself.</summary>
    public void Restart() => modem.PowerOn();

    /// <summary>The supply fails or is back.</summary>
    public void SetPower(bool on)
    {
        if (on)
        {
            modem.PowerOn();
        }
        else
        {
            modem.PowerOff();
        }
    }

    /// <summary>The multiplexer stops or goes on working; the modem lives.</summary>
    public void SetMuxStuck(bool stuck) => port.IsMuxStuck = stuck;

    /// <summary>Every channel of the multiplexer is stopped by the modem (FC in MSC), or as it really is.</summary>
    public void SetMuxStopped(bool stopped) => modem.StopChannels(stopped);

    /// <summary>The modem says a line of its own accord.</summary>
    public void Report(string line) => modem.Reports.SayLine(line);

    /// <summary>A fault of the catalogue begins to count.</summary>
    public void Inject(FaultSpec fault) => faults.Add(fault);
}
