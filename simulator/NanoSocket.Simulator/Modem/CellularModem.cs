using System;
using System.Collections.Generic;
using NanoSocket.Simulator.At;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Logging;
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
    private readonly List<AtChannel> channels = [];
    /// <summary>Lets the result of the command that resets the modem leave the line.</summary>
    private static readonly TimeSpan ResetDelay = TimeSpan.FromMilliseconds(100);

    private readonly Alarm boot;
    private readonly Alarm reset;

    public CellularModem(ModemOptions options, Timeline timeline, IInternet internet, FaultSet faults, SimulatorLog log)
    {
        Options = options;
        Timeline = timeline;
        Log = log;
        Faults = faults;
        Identity = new ModemIdentity(options.Seed);
        Sim = new SimCard(options.Pin, options.Puk);
        Network = new OperatorNetwork(timeline, log, options.RegistrationTime);
        Contexts = new PacketContexts(options.Apn);
        Clock = new NetworkClock(timeline, options.StartTime);
        Services = new OperatorServices(options, internet, () => Clock.NetworkTime) { NameFault = faults.JudgeName };
        boot = new Alarm(timeline, Boot);
        reset = new Alarm(timeline, PowerOn);
        Sim.Unlocked += () => StartRadio();
        Network.Changed += OnRegistrationChanged;
    }

    public ModemOptions Options { get; }

    public Timeline Timeline { get; }

    public SimulatorLog Log { get; }

    public FaultSet Faults { get; }

    public ModemIdentity Identity { get; }

    public SimCard Sim { get; }

    public OperatorNetwork Network { get; }

    public PacketContexts Contexts { get; }

    public NetworkClock Clock { get; }

    public OperatorServices Services { get; }

    /// <summary>Its serial port; null while it is being built.</summary>
    public HostPort? Port { get; set; }

    public bool IsOn { get; private set; }

    /// <summary>The call that is up, or null; of several the first.</summary>
    public DataSession? Session => channels.Find(channel => channel.Session is not null)?.Session;

    /// <summary>+CFUN: 0 minimum, 1 full, 4 airplane mode (3GPP TS 27.007 clause 8.2).</summary>
    public int Functionality { get; private set; } = 1;

    /// <summary>Called when the line speed is to change (<c>+IPR</c>).</summary>
    public event Action<int>? BaudRateRequested;

    /// <summary>Called before anything else when the power goes.</summary>
    public event Action? PoweringOff;

    public void Attach(AtChannel channel) => channels.Add(channel);

    public void Detach(AtChannel channel) => channels.Remove(channel);

    public void PowerOn()
    {
        PowerOff();
        IsOn = true;
        Log.Write(LogTopic.Line, "power on");
        boot.Set(Options.BootTime);
        Faults.OnPowerOn();
    }

    public void PowerOff()
    {
        if (!IsOn)
        {
            return;
        }
        IsOn = false;
        boot.Cancel();
        reset.Cancel();
        PoweringOff?.Invoke();
        foreach (AtChannel channel in channels)
        {
            channel.Restart();
        }
        Network.Leave();
        Contexts.Restart();
        Sim.Restart();
        Functionality = 1;
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

    public void RequestBaudRate(int baudRate) => BaudRateRequested?.Invoke(baudRate);

    /// <summary>It has been on for long, and its first channel is in a call.</summary>
    public void ResumeInCall()
    {
        boot.Cancel();
        Network.RegisterNow();
        channels[0].Receive("ATD*99#\r"u8);
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
            DeactivateByNetwork(context);
            foreach (AtChannel channel in channels)
            {
                channel.DropCall(context, "context deactivated by the network");
            }
        }
    }

    /// <summary>Ends all data calls as the network would.</summary>
    public void DropCalls(string reason)
    {
        foreach (AtChannel channel in channels)
        {
            channel.DropCall(reason);
        }
    }

    /// <summary>Takes a context down and tells the host, if it wants to know (3GPP TS 27.007 clause 10.1.19).</summary>
    public void DeactivateByNetwork(PacketContext context)
    {
        if (PacketContexts.Deactivate(context))
        {
            Log.Write(LogTopic.Operator, $"context {context.Id} deactivated by the network");
            Announce(settings => settings.PacketEvents > 0 ? $"+CGEV: NW PDN DEACT {context.Id}" : null);
        }
    }

    /// <summary>Takes a context down at the host's wish; a call over it ends.</summary>
    public void Deactivate(PacketContext context)
    {
        foreach (AtChannel channel in channels)
        {
            channel.DropCall(context, "context deactivated");
        }
        PacketContexts.Deactivate(context);
    }

    private void FollowSim()
    {
        if (!IsOn || boot.IsSet)
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
        Announce(_ => "RDY");
        Announce(_ => $"+CFUN: {Functionality}");
        StartRadio();
    }

    private void StartRadio()
    {
        Announce(_ => "+CPIN: " + SimCommands.StateName(Sim.State));
        if (Sim.State == SimState.Ready && Functionality == 1 && IsOn)
        {
            Network.Search();
        }
    }

    private void OnRegistrationChanged()
    {
        if (Network.IsRegistered)
        {
            // An LTE modem has its default bearer as soon as it is attached (3GPP TS 23.401 clause 5.3.2).
            if (Contexts.Find(1) is PacketContext first)
            {
                Contexts.Activate(first);
            }
            Announce(settings => settings.TimeZoneReports > 0 ? $"+CTZV: {Clock.Zone}" : null);
        }
        else
        {
            DropCalls("registration lost");
            foreach (PacketContext context in Contexts.All)
            {
                DeactivateByNetwork(context);
            }
        }
        foreach (string command in RegistrationCommands.Reports)
        {
            Announce(settings => RegistrationCommands.Report(command, this, settings));
        }
    }

    private void Announce(Func<ChannelSettings, string?> text)
    {
        foreach (AtChannel channel in channels)
        {
            if (IsOn && text(channel.Settings) is string line)
            {
                channel.Unsolicited(line);
            }
        }
    }
}
