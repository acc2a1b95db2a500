using System;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Modem;

/// <summary>Registration states with the numbers of 3GPP TS 27.007 clause 7.2.</summary>
internal enum RegistrationState
{
    Idle = 0,
    Home = 1,
    Searching = 2,
    Denied = 3,
    Unknown = 4,
    Roaming = 5,
}

/// <summary>The operator as the modem meets it: coverage, registration and its delay, signal, cell.</summary>
internal sealed class OperatorNetwork
{
    private readonly SimulatorLog log;
    private readonly Alarm registration;
    private bool wanted;

    public OperatorNetwork(Timeline timeline, SimulatorLog log, TimeSpan registrationTime)
    {
        this.log = log;
        RegistrationTime = registrationTime;
        registration = new Alarm(timeline, FinishSearch);
    }

    /// <summary>Called when <see cref="State"/> changed.</summary>
    public event Action? Changed;

    public RegistrationState State { get; private set; }

    public bool IsRegistered => State is RegistrationState.Home or RegistrationState.Roaming;

    /// <summary>From the start of a search to its result.</summary>
    public TimeSpan RegistrationTime { get; set; }

    /// <summary>The network refuses this SIM. When it takes it again, the modem tries soon.</summary>
    public bool Denied
    {
        get;
        set
        {
            field = value;
            if (wanted && HasCoverage)
            {
                Change(value ? RegistrationState.Denied : RegistrationState.Searching);
                registration.Set(RegistrationTime);
            }
        }
    }

    /// <summary>A cell of the network is in reach. When it is again, the modem finds it by itself.</summary>
    public bool HasCoverage
    {
        get;
        set
        {
            field = value;
            if (wanted)
            {
                Change(RegistrationState.Searching);
                registration.Set(RegistrationTime);
            }
        }
    } = true;

    public string NumericName { get; init; } = "00101";

    public string LongName { get; init; } = "NanoSocket Test Network";

    public string ShortName { get; init; } = "NanoSocket";

    /// <summary>Access technology: 7 = E-UTRAN (3GPP TS 27.007 clause 7.2).</summary>
    public int AccessTechnology { get; init; } = 7;

    public int TrackingArea { get; init; } = 0x1A2B;

    public int CellId { get; init; } = 0x00C0FFEE;

    /// <summary>+CSQ: 0 to 31, 99 unknown. Unknown while there is no cell.</summary>
    public int SignalStrength => IsRegistered ? 25 : 99;

    /// <summary>Radio and SIM are ready: look for the network.</summary>
    public void Search()
    {
        wanted = true;
        if (State is RegistrationState.Idle or RegistrationState.Denied)
        {
            Change(RegistrationState.Searching);
            registration.Set(RegistrationTime);
        }
    }

    /// <summary>Radio off or deregistered by command.</summary>
    public void Leave()
    {
        wanted = false;
        registration.Cancel();
        Change(RegistrationState.Idle);
    }

    /// <summary>The modem was registered before the simulation began.</summary>
    public void RegisterNow()
    {
        wanted = true;
        registration.Cancel();
        FinishSearch();
    }

    private void FinishSearch()
    {
        if (wanted && HasCoverage)
        {
            Change(Denied ? RegistrationState.Denied : RegistrationState.Home);
        }
    }

    private void Change(RegistrationState state)
    {
        if (State != state)
        {
            State = state;
            log.Write(LogTopic.Operator, $"registration: {Describe(state)}");
            Changed?.Invoke();
        }
    }

    private static string Describe(RegistrationState state) => state switch
    {
        RegistrationState.Idle => "off",
        RegistrationState.Home => "home network, LTE",
        RegistrationState.Searching => "searching",
        RegistrationState.Denied => "denied",
        RegistrationState.Roaming => "roaming",
        _ => "unknown",
    };
}
