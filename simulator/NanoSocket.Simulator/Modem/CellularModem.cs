using System;
using System.Collections.Generic;
using NanoSocket.Simulator.At;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Mux;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Modem;

/// <summary>
/// What all AT channels of a modem share: power, SIM, registration, packet contexts, clock. A modem has one
/// channel on its serial line; a multiplexer adds more of them to the same modem.
/// </summary>
internal sealed class CellularModem
{
    /// <summary>Lets the result of the command that resets the modem leave the line.</summary>
    private static readonly TimeSpan ResetDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>+COPS=2.</summary>
    private const int OffTheNetwork = 2;

    private readonly Alarm boot;
    private readonly Alarm reset;
    private readonly Alarm off;
    private readonly Alarm cardRead;
    private readonly List<Alarm> bootReports = [];
    private int chosenRate;

    public CellularModem(ModemOptions options, Timeline timeline, IInternet internet, FaultSet faults, SimulatorLog log)
    {
        Options = options;
        Timeline = timeline;
        Log = log;
        Faults = faults;
        Commands = new AtCommandTable(options.Model);
        Identity = new ModemIdentity(options.Model, options.Seed);
        Sim = new SimCard(options.Pin, options.Puk);
        Network = new OperatorNetwork(timeline, log, options.RegistrationTime, options.Seed)
        {
            RegistrationSpread = options.RegistrationSpread,
            Technology = options.Technology ?? options.Model.Technologies[0],
        };
        Contexts = new PacketContexts(options.Apn);
        Clock = new NetworkClock(timeline, options.StartTime);
        Services = new OperatorServices(options, internet, () => Clock.NetworkTime) { NameFault = faults.JudgeName };
        Reports = new ModemReports(this);
        boot = new Alarm(timeline, Boot);
        reset = new Alarm(timeline, PowerOn);
        off = new Alarm(timeline, PowerOff);
        cardRead = new Alarm(timeline, StartRadio);
        Sim.Unlocked += StartRadio;
        Network.Changed += OnRegistrationChanged;
        Network.Moved += () => Reports.Registration(leastMode: 2);
    }

    public ModemOptions Options { get; }

    public Timeline Timeline { get; }

    public SimulatorLog Log { get; }

    public FaultSet Faults { get; }

    public AtCommandTable Commands { get; }

    public ModemIdentity Identity { get; }

    public SimCard Sim { get; }

    public OperatorNetwork Network { get; }

    public PacketContexts Contexts { get; }

    public NetworkClock Clock { get; }

    public OperatorServices Services { get; }

    /// <summary>What it says of its own accord.</summary>
    public ModemReports Reports { get; }

    /// <summary>Its serial port; null while it is being built.</summary>
    public HostPort? Port { get; set; }

    public bool IsOn { get; private set; }

    /// <summary>It hears and speaks.</summary>
    public bool IsBooted { get; private set; }

    /// <summary>The card is not read yet (+CME ERROR: 14).</summary>
    public bool IsReadingCard => cardRead.IsSet;

    /// <summary>Bits per second of the line.</summary>
    public int BaudRate => Port?.BaudRate ?? Options.BaudRate;

    public PowerSaving PowerSaving { get; } = new();

    /// <summary>+COPS mode: 0 automatic, 1 manual, 2 off the network.</summary>
    public int OperatorSelection { get; set; }

    /// <summary>+CGATT.</summary>
    public bool IsPacketAttached => Network.IsRegistered && !Network.IsPacketDetached;

    /// <summary>The call that is up, or null; of several the first.</summary>
    public DataSession? Session => Array.Find(Channels, channel => channel.Session is not null)?.Session;

    /// <summary>+CFUN: 0 minimum, 1 full, 4 airplane mode (3GPP TS 27.007 clause 8.2).</summary>
    public int Functionality { get; private set; } = 1;

    /// <summary>Called before anything else when the power goes.</summary>
    public event Action? PoweringOff;

    /// <summary>Its terminals. The array is replaced, not changed: what is said to one may make the host close another.
    /// </summary>
    public AtChannel[] Channels { get; private set; } = [];

    public void Attach(AtChannel channel) => Channels = [.. Channels, channel];

    public void Detach(AtChannel channel) => Channels = Array.FindAll(Channels, other => other != channel);

    public void PowerOn()
    {
        PowerOff();
        IsOn = true;
        Log.Write(LogTopic.Line, "power on");
        if (!Options.Model.KeepsBaudRate)
        {
            chosenRate = 0;
        }
        Port?.StartLine(
            chosenRate > 0 ? chosenRate : Options.BaudRate, searched: Options.Model.AutoBaud && chosenRate == 0);
        boot.Set(Options.BootTime ?? Options.Model.BootTime);
        Faults.OnPowerOn();
    }

    public void PowerOff()
    {
        if (!IsOn)
        {
            return;
        }
        IsOn = false;
        IsBooted = false;
        boot.Cancel();
        reset.Cancel();
        off.Cancel();
        cardRead.Cancel();
        bootReports.ForEach(report => report.Cancel());
        bootReports.Clear();
        PoweringOff?.Invoke();
        foreach (AtChannel channel in Channels)
        {
            channel.Restart();
        }
        Network.Leave();
        Contexts.Restart();
        Sim.Restart();
        Functionality = 1;
        OperatorSelection = 0;
        Log.Write(LogTopic.Line, "power off");
    }

    /// <summary>Sets the functionality level.</summary>
    public void SetFunctionality(int level)
    {
        bool changes = Functionality != level;
        Functionality = level;
        if (!changes)
        {
            return;
        }
        if (level == 1)
        {
            StartRadio();
        }
        else
        {
            Network.Leave();
        }
    }

    /// <summary>Restarts the modem.</summary>
    public void Reset() => reset.Set(ResetDelay);

    /// <summary>Goes off in order: leaves the network, says so, and is silent a little later.</summary>
    public void PowerDown()
    {
        Network.Leave();
        if (Options.Model.PowerDownReport is string report)
        {
            Reports.Say(report);
        }
        off.Set(Options.Model.Keys.OffTime);
    }

    /// <summary>Sets the speed of the line, behind what is being said; 0: automatic from the next restart on.</summary>
    public void RequestBaudRate(int baudRate)
    {
        chosenRate = baudRate;
        if (baudRate > 0)
        {
            Port?.ChangeBaudRate(baudRate);
        }
    }

    /// <summary>Gives a context its address at the host's wish.</summary>
    public void Activate(PacketContext context)
    {
        Network.IsPacketDetached = false;
        if (!context.IsActive)
        {
            Contexts.Activate(context);
            Reports.PacketEvent($"ME PDN ACT {context.Id}");
        }
    }

    /// <summary>Leaves the packet domain at the host's wish; on LTE that is the network (3GPP TS 27.007 clause 10.1.9).
    /// </summary>
    public void DetachPacketDomain()
    {
        if (Network.Technology.IsLegacy())
        {
            Network.IsPacketDetached = true;
            foreach (PacketContext context in Contexts.All)
            {
                Deactivate(context);
            }
        }
        else
        {
            Network.Leave();
        }
    }

    /// <summary>It has been on for long, and its first channel is in a call.</summary>
    public void ResumeInCall()
    {
        BeUpForLong();
        Channels[0].Receive("ATD*99#\r"u8);
    }

    /// <summary>It has been on for long, and its line carries a multiplexer with channels 1 and 2.</summary>
    public void ResumeInMux()
    {
        BeUpForLong();
        Port?.Resume(channels: 2);
    }

    /// <summary>It has been on for long, at a speed that the host does not expect.</summary>
    public void ResumeAt(int baudRate)
    {
        BeUpForLong();
        Port?.ChangeBaudRate(baudRate);
    }

    /// <summary>Tells the host to stop sending on all channels of the multiplexer (MSC), or to go on.</summary>
    public void StopChannels(bool stop)
    {
        if (Port is not null)
        {
            Port.AddedSignals = stop ? LineSignals.FlowStopped : LineSignals.None;
        }
    }

    /// <summary>The SIM is pulled out; one that is put back in or unblocked starts anew.</summary>
    public void SetSimInserted(bool inserted)
    {
        Sim.IsInserted = inserted;
        FollowSim();
    }

    /// <summary>The SIM is blocked by wrong PINs, or unblocked, by somebody else.</summary>
    public void SetSimBlocked(bool blocked)
    {
        Sim.SetBlocked(blocked);
        FollowSim();
    }

    /// <summary>The network takes all contexts down; calls end.</summary>
    public void DetachByNetwork()
    {
        foreach (PacketContext context in Contexts.All)
        {
            DeactivateByNetwork(context.Id);
        }
    }

    /// <summary>The network takes one context down; a call over it ends.</summary>
    public void DeactivateByNetwork(int id)
    {
        if (Contexts.Find(id) is PacketContext context)
        {
            DeactivateByNetwork(context);
            foreach (AtChannel channel in Channels)
            {
                channel.DropCall(context, "context deactivated by the network");
            }
        }
    }

    /// <summary>Ends all data calls as the network would.</summary>
    public void DropCalls(string reason)
    {
        foreach (AtChannel channel in Channels)
        {
            channel.DropCall(reason);
        }
    }

    /// <summary>Takes a context down and tells the host, if it wants to know (3GPP TS 27.007 clause 10.1.19).</summary>
    public void DeactivateByNetwork(PacketContext context)
    {
        string address = Ipv4Address.Format(context.Address);
        if (PacketContexts.Deactivate(context))
        {
            Log.Write(LogTopic.Operator, $"context {context.Id} deactivated by the network");
            Reports.PacketEvent(Network.Technology.IsLegacy()
                ? $"NW DEACT \"IP\",\"{address}\",{context.Id}"
                : $"NW PDN DEACT {context.Id}");
        }
    }

    /// <summary>Takes a context down at the host's wish; a call over it ends.</summary>
    public void Deactivate(PacketContext context)
    {
        foreach (AtChannel channel in Channels)
        {
            channel.DropCall(context, "context deactivated");
        }
        if (PacketContexts.Deactivate(context))
        {
            Reports.PacketEvent($"ME PDN DEACT {context.Id}");
        }
    }

    private void BeUpForLong()
    {
        boot.Cancel();
        IsBooted = true;
        Network.RegisterNow();
    }

    private void FollowSim()
    {
        if (!IsBooted)
        {
            return;
        }
        if (Sim.State != SimState.Ready)
        {
            Network.Leave();
        }
        StartRadio();
    }

    private void Boot()
    {
        IsBooted = true;
        foreach (BootReport report in Options.Model.Boot)
        {
            if (report.AfterMilliseconds == 0)
            {
                Reports.Say(report.Text);
            }
            else
            {
                TimeSpan delay = TimeSpan.FromMilliseconds(report.AfterMilliseconds);
                bootReports.Add(Timeline.After(delay, () => Reports.Say(report.Text)));
            }
        }
        if (Options.Model.SimTime == TimeSpan.Zero)
        {
            StartRadio();
        }
        else
        {
            cardRead.Set(Options.Model.SimTime);
        }
    }

    private void StartRadio()
    {
        if (IsReadingCard)
        {
            return; // It comes when the card is read.
        }
        Reports.Say("+CPIN: {cpin}");
        if (Sim.State == SimState.Ready && Functionality == 1 && OperatorSelection != OffTheNetwork && IsOn)
        {
            Network.Search();
        }
    }

    private void OnRegistrationChanged()
    {
        if (Network.IsRegistered)
        {
            // An LTE modem has its default bearer as soon as it is attached (3GPP TS 23.401 clause 5.3.2).
            if (!Network.Technology.IsLegacy() && Contexts.Find(1) is PacketContext first)
            {
                Contexts.Activate(first);
            }
            Reports.Time();
        }
        else
        {
            DropCalls("registration lost");
            foreach (PacketContext context in Contexts.All)
            {
                DeactivateByNetwork(context);
            }
        }
        Reports.Registration(leastMode: 1);
    }

}
