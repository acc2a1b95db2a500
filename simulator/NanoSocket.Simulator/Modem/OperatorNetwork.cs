using System;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Models;
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
    /// <summary>EPS services not allowed in this network (3GPP TS 24.301 clause 9.9.3.9), when nothing else was said.
    /// </summary>
    private const int UsualRejectCause = 11;

    private readonly SimulatorLog log;
    private readonly DeterministicRandom random;
    private readonly Alarm registration;
    private readonly Alarm walk;
    private readonly DeterministicRandom walkRandom;
    private bool wanted;
    private int rssi = -63;
    private int walkStep;
    private TimeSpan walkInterval;

    public OperatorNetwork(Timeline timeline, SimulatorLog log, TimeSpan registrationTime, int seed)
    {
        this.log = log;
        RegistrationTime = registrationTime;
        random = DeterministicRandom.For(seed, "registration");
        walkRandom = DeterministicRandom.For(seed, "signal");
        registration = new Alarm(timeline, FinishSearch);
        walk = new Alarm(timeline, Walk);
    }

    /// <summary>Called when <see cref="State"/> changed.</summary>
    public event Action? Changed;

    /// <summary>Called when the modem moved to another cell or technology and is still registered.</summary>
    public event Action? Moved;

    public RegistrationState State { get; private set; }

    public bool IsRegistered => State is RegistrationState.Home or RegistrationState.Roaming;

    /// <summary>From the start of a search to its result, at least.</summary>
    public TimeSpan RegistrationTime { get; set; }

    /// <summary>Up to this much more, by chance, attempt by attempt.</summary>
    public TimeSpan RegistrationSpread { get; set; }

    /// <summary>Why the network refuses the SIM, as +CEREG=3 tells it.</summary>
    public int RejectCause { get; set; } = UsualRejectCause;

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
                StartSearch();
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
                StartSearch();
            }
        }
    } = true;

    /// <summary>The network is another operator's, with which ours has an agreement.</summary>
    public bool IsAbroad
    {
        get;
        set
        {
            bool changes = field != value;
            field = value;
            if (changes && IsRegistered)
            {
                Change(RegistrationState.Searching);
                StartSearch();
            }
        }
    }

    /// <summary>What the cell in reach is. A registered modem moves with its contexts (3GPP TS 23.401 clause 5.5).
    /// </summary>
    public RadioTechnology Technology
    {
        get;
        set
        {
            bool changes = field != value;
            field = value;
            if (changes)
            {
                log.Write(LogTopic.Operator, $"technology {value.NameOf()}");
                OnMoved();
            }
        }
    } = RadioTechnology.Lte;

    public string NumericName => IsAbroad ? "00102" : "00101";

    public string LongName => IsAbroad ? "NanoSocket Visited Network" : "NanoSocket Test Network";

    public string ShortName => IsAbroad ? "NanoSocket V" : "NanoSocket";

    public int TrackingArea { get; private set; } = 0x1A2B;

    public int CellId { get; private set; } = 0x00C0FFEE;

    /// <summary>What the modem hears; unknown while there is no cell.</summary>
    public SignalLevel Signal => new(rssi, IsRegistered, Technology);

    /// <summary>2G and 3G: detached from the packet domain by command; the next context attaches again.</summary>
    public bool IsPacketDetached { get; set; }

    /// <summary>Radio and SIM are ready: look for the network.</summary>
    public void Search()
    {
        wanted = true;
        if (State is RegistrationState.Idle or RegistrationState.Denied)
        {
            Change(RegistrationState.Searching);
            StartSearch();
        }
    }

    /// <summary>Radio off or deregistered by command.</summary>
    public void Leave()
    {
        wanted = false;
        IsPacketDetached = false;
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

    /// <summary>The modem goes to another cell.</summary>
    public void MoveTo(int area, int cell)
    {
        if ((area, cell) != (TrackingArea, CellId))
        {
            TrackingArea = area;
            CellId = cell;
            log.Write(LogTopic.Operator, $"cell {area:X4} {cell:X}");
            OnMoved();
        }
    }

    /// <summary>Sets the level, in dBm of RSSI; what is out of range is taken to its end.</summary>
    public void SetSignal(int dbm) => rssi = Math.Clamp(dbm, SignalLevel.Minimum, SignalLevel.Maximum);

    /// <summary>Lets the level go up and down by chance.</summary>
    /// <param name="step">Largest step in dB; 0: it stays.</param>
    /// <param name="interval">Between two steps.</param>
    public void WalkSignal(int step, TimeSpan interval)
    {
        walkStep = step;
        walkInterval = interval;
        walk.Cancel();
        if (step > 0)
        {
            walk.Set(interval);
        }
    }

    /// <summary>What a registration report tells: a domain that the technology does not have is never registered.
    /// </summary>
    public RegistrationState StateIn(NetworkDomain domain)
    {
        bool served = domain switch
        {
            NetworkDomain.Eps => Technology is RadioTechnology.Lte or RadioTechnology.NbIot,
            NetworkDomain.FiveG => Technology is RadioTechnology.Nr,
            // An LTE modem is attached to both for the sake of voice and SMS (3GPP TS 23.272).
            _ => Technology.IsLegacy() || Technology is RadioTechnology.Lte,
        };
        return served || !IsRegistered ? State : RegistrationState.Idle;
    }

    private void StartSearch() =>
        registration.Set(RegistrationTime + random.NextFraction() * RegistrationSpread);

    private void FinishSearch()
    {
        if (wanted && HasCoverage)
        {
            Change(Denied ? RegistrationState.Denied : IsAbroad ? RegistrationState.Roaming : RegistrationState.Home);
        }
    }

    private void Walk()
    {
        SetSignal(rssi + walkRandom.Next(2 * walkStep + 1) - walkStep);
        walk.Set(walkInterval);
    }

    private void OnMoved()
    {
        if (IsRegistered)
        {
            Moved?.Invoke();
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

    private string Describe(RegistrationState state) => state switch
    {
        RegistrationState.Idle => "off",
        RegistrationState.Home => $"home network, {Technology.NameOf()}",
        RegistrationState.Searching => "searching",
        RegistrationState.Denied => $"denied, cause {RejectCause}",
        RegistrationState.Roaming => $"roaming, {Technology.NameOf()}",
        _ => "unknown",
    };
}
