using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>A call that stands and carries nothing is ended; one that only seems so is not.</summary>
public sealed class PathWatchTests
{
    private const int Minute = 60_000;

    private readonly EngineBench _bench = new();

    public PathWatchTests()
    {
        _bench.Modem.Multiplexes = true;
        _bench.Online();
    }

    [Fact]
    public void A_path_through_which_nothing_comes_is_dialled_anew_within_a_minute()
    {
        Repeat();
        _bench.RunUntil(() => _bench.Supervisor.LastFault == ModemFault.PathDead, Minute);
        Assert.Equal(1, _bench.Stack.Probes);
        Assert.Equal(1, _bench.Supervisor.History.FailuresOf(ModemFault.PathDead));
        _bench.RunUntil(SupervisorState.Online, 10_000);
        Assert.Equal(2u, _bench.Supervisor.LinkCount);
    }

    [Fact]
    public void Questions_to_name_servers_count_as_well()
    {
        _bench.Stack.Statistics.QuestionsRepeated++;
        _bench.RunUntil(() => _bench.Supervisor.LastFault == ModemFault.PathDead, Minute);
    }

    [Fact]
    public void A_link_that_nobody_uses_is_left_alone()
    {
        _bench.Stack.Statistics.PacketsOut += 100;
        _bench.Run(60 * Minute);
        Assert.Equal((1u, 0), (_bench.Supervisor.LinkCount, _bench.Stack.Probes));
    }

    [Fact]
    public void A_dead_server_is_not_a_dead_path_as_long_as_a_name_server_answers()
    {
        for (int i = 0; i < 60; i++)
        {
            int probes = _bench.Stack.Probes;
            Repeat();
            _bench.Run(Minute / 2);
            _bench.Stack.Statistics.PacketsIn += _bench.Stack.Probes > probes ? 1u : 0;
        }

        Assert.Equal(1u, _bench.Supervisor.LinkCount);
        Assert.InRange(_bench.Stack.Probes, 10, 60);
    }

    [Fact]
    public void Without_a_name_server_to_ask_nothing_is_concluded()
    {
        _bench.Stack.CanProbe = false;
        Repeat();
        _bench.Run(60 * Minute);
        Assert.Equal(1u, _bench.Supervisor.LinkCount);
    }

    [Fact]
    public void Silence_without_coverage_is_no_surprise()
    {
        _bench.Modem.Answers["AT+CREG?"] = "\r\n+CREG: 2,2\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CEREG?"] = "\r\n+CEREG: 2,2\r\n\r\nOK\r\n";
        _bench.Run(15_000);
        Repeat();
        _bench.Run(30 * Minute);
        Assert.Equal((1u, 0), (_bench.Supervisor.LinkCount, _bench.Stack.Probes));
    }

    [Fact]
    public void Dialling_that_does_not_help_is_repeated_more_and_more_rarely()
    {
        for (int i = 0; i < 6 * 60 * 3; i++)
        {
            Repeat();
            _bench.Run(Minute / 3);
        }

        // 0, 10, 30, 70, 150, 230, 310 minutes, and what noticing takes.
        Assert.InRange(_bench.Supervisor.History.FailuresOf(ModemFault.PathDead), 5, 7);
    }

    [Fact]
    public void A_path_that_died_and_worked_since_has_to_wait_ten_minutes_too()
    {
        Repeat();
        _bench.RunUntil(() => _bench.Supervisor.LinkCount == 2, 2 * Minute);
        _bench.Stack.Statistics.PacketsIn++;
        _bench.Run(Minute);
        Repeat();
        _bench.Run(8 * Minute);
        Assert.Equal(2u, _bench.Supervisor.LinkCount);
        Repeat();
        _bench.RunUntil(() => _bench.Supervisor.LinkCount == 3, 3 * Minute);
    }

    private void Repeat() => _bench.Stack.Statistics.Retransmissions++;
}
