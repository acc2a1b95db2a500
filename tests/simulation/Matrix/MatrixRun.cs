using System;
using System.Globalization;
using NanoSocket.Core.Modem;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>
/// An app with connections in a given phase, a fault that strikes, and the time until a new connection works. Then
/// everything has to end as after any other run: nothing is lost, nothing is in use.
/// </summary>
internal sealed class MatrixRun : CheckedRun
{
    private const string Pin = "1234";

    /// <summary>Nothing takes longer: the slowest operator needs 50 minutes.</summary>
    private const int PatienceMs = 4 * 3_600_000;

    /// <summary>The data of a transfer keeps the line busy for about that long.</summary>
    private const int TransferMs = 2000;

    /// <summary>From power-on to the link, about.</summary>
    private const int BringUpMs = 1500;

    private static readonly int[] s_baudRates = [115200, 115200, 460800];

    private readonly MatrixCell _cell;
    private readonly MatrixApp _app;
    private readonly Prober _prober;
    private readonly DeterministicRandom _random;
    private bool _isProbing;
    private bool _isActive;
    private long _waitEnd;
    private long _begunAt;
    private long _endedAt;

    public MatrixRun(MatrixCell cell, Trace trace)
        : base(OptionsOf(cell), cell.Row.Quality, trace, $"({cell.Name}, seed {cell.Seed})", hearsModem: true)
    {
        _cell = cell;
        _random = DeterministicRandom.For(cell.Seed, "matrix");
        _app = new MatrixApp(Core, Servers, _random, BaudRate(cell) / 10 * TransferMs / 1000 / MatrixApp.Streams);
        _prober = new Prober(Core, Servers, byName: !cell.Row.HasNoNames);
        Manners.IsPolite = true;
    }

    /// <summary>From the fault's end, or its beginning, to a connection that works.</summary>
    public long RecoveryMs { get; private set; }

    /// <summary>Runs to the end.</summary>
    /// <exception cref="Violation">A rule was broken, or the bound exceeded.</exception>
    public void Run()
    {
        Device.Engine.Supervisor.Settings = new CellularSettings
        {
            BaudRate = BaudRate(_cell),
            Pin = _cell.Row.NeedsPin ? Pin : "",
        };
        Device.Engine.PowerOn(true);
        Core.AddTask();
        Reach(_cell.Phase);
        Strike();
        RunUntil(HasRecovered, PatienceMs, "no connection worked again");
        Trace.Add(Device.NowMs, $"recovered after {RecoveryMs} ms");
        _isProbing = false;
        _app.Stop();
        FaultRow row = _cell.Row;
        Violation.Unless(RecoveryMs <= row.BoundMs, $"recovered after {RecoveryMs} ms, promised are {row.BoundMs}");
        Finish();
    }

    protected override void Act()
    {
        FetchAll();
        if (_isProbing)
        {
            _prober.Act(Device.Engine.Supervisor.IsOnline);
        }

        _app.Act();
        FetchAll();
    }

    protected override long NextWake()
    {
        bool isBusy = _app.IsBusy || (_isProbing && _prober.IsBusy);
        long next = Device.NowMs + (isBusy ? 50 : 1000);
        return _waitEnd > Device.NowMs && _waitEnd < next ? _waitEnd : next;
    }

    protected override void OnModemLog(in LogEntry entry)
    {
        base.OnModemLog(entry);
        if (entry.Topic != LogTopic.Fault)
        {
            return;
        }

        _isActive = !entry.Text.EndsWith(" is over", StringComparison.Ordinal) && IsLasting;
        _begunAt = _begunAt == 0 ? (long)entry.Time.TotalMilliseconds : _begunAt;
        _endedAt = (long)entry.Time.TotalMilliseconds;
        Core?.CutOff();
        if (_cell.Row?.Forgets == true)
        {
            Core?.Forget();
        }
    }

    /// <summary>Its end is what counts. (The first entry may come before the cell is known, but lasts then never.)
    /// </summary>
    private bool IsLasting => _cell.Row?.Since == Since.End;

    private void Reach(Phase phase)
    {
        switch (phase)
        {
            case Phase.Connecting when _cell.Seed % 2 == 0:
                Wait(_random.Next(BringUpMs));
                break;
            case Phase.Connecting:
                RunUntil(() => Device.Engine.Supervisor.IsOnline, PatienceMs, "no link");
                _app.Connect();
                Wait(_random.Next(400));
                break;
            default:
                RunUntil(() => Device.Engine.Supervisor.IsOnline, PatienceMs, "no link");
                _app.Connect();
                RunUntil(() => _app.IsConnected, PatienceMs, "no connections");
                Reach(phase, _app);
                break;
        }
    }

    private void Reach(Phase phase, MatrixApp app)
    {
        if (phase == Phase.Transferring)
        {
            app.Transfer();
            Wait(100 + _random.Next(TransferMs / 2));
        }
        else if (phase == Phase.Closing)
        {
            app.Transfer();
            Wait(200);
            app.Close();
            Wait(_random.Next(600));
        }
        else
        {
            Wait(2000 + _random.Next(10_000));
        }
    }

    private void Wait(int milliseconds)
    {
        _waitEnd = Device.NowMs + milliseconds;
        RunUntil(() => Device.NowMs >= _waitEnd, milliseconds + 5000, "time stands still");
    }

    private void Strike()
    {
        FaultRow row = _cell.Row;
        Trace.Add(Device.NowMs, $"{row.Fault} strikes in phase {_cell.Phase}");
        if (!row.StrikesAtStart)
        {
            string from = Device.NowMs.ToString(CultureInfo.InvariantCulture);
            Device.Inject(FaultSpec.Parse($"{row.Fault}{row.Parameters},from={from}"));
            if (row.With != null)
            {
                Device.Inject(FaultSpec.Parse($"{row.With},from={from}"));
            }
        }

        _isProbing = true;
    }

    private bool HasRecovered()
    {
        long since = _cell.Row.Since == Since.End ? _endedAt : _begunAt;
        if (_isActive || _prober.WorkedSince(_endedAt) is not { } at)
        {
            return false;
        }

        RecoveryMs = at - since;
        return true;
    }

    private static int BaudRate(MatrixCell cell) => s_baudRates[cell.Seed % s_baudRates.Length];

    private static ModemOptions OptionsOf(MatrixCell cell) => new()
    {
        Seed = cell.Seed,
        BaudRate = BaudRate(cell),
        Pin = cell.Row.NeedsPin ? Pin : "",
        Faults = cell.Row.StrikesAtStart ? FaultSpec.ParseList(cell.Row.Fault + cell.Row.Parameters) : [],
    };
}
