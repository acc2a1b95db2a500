using System;
using System.Text;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>What is read from registration, signal and operator lines.</summary>
public sealed class NetworkStatusTests
{
    private readonly NetworkStatus _status = new();

    [Theory]
    [InlineData("+CEREG: 2,1,\"18be\",\"93e1\",7", true, RegistrationStatus.Home, AccessTechnology.Lte)]
    [InlineData("+CEREG: 1,\"18be\",\"93e1\",7", true, RegistrationStatus.Home, AccessTechnology.Lte)]
    [InlineData("+CEREG: 5,\"18be\",\"93e1\",9", false, RegistrationStatus.Roaming, AccessTechnology.NbIot)]
    [InlineData("+CEREG: 0,2", true, RegistrationStatus.Searching, AccessTechnology.Unknown)]
    [InlineData("+CEREG: 3", false, RegistrationStatus.Denied, AccessTechnology.Unknown)]
    [InlineData("+CEREG:1", true, RegistrationStatus.Home, AccessTechnology.Unknown)]
    [InlineData("+CEREG: 2,8", true, RegistrationStatus.Unknown, AccessTechnology.Unknown)]
    [InlineData("+CEREG: ", true, RegistrationStatus.Idle, AccessTechnology.Unknown)]
    public void Answers_and_unsolicited_codes_are_told_apart(
        string line, bool queried, RegistrationStatus registration, AccessTechnology technology)
    {
        Take(line, queried ? 2 : -1);
        Assert.Equal((registration, technology), (_status.Registration, _status.Technology));
    }

    [Fact]
    public void The_circuit_domain_counts_only_for_modems_that_know_no_other()
    {
        Take("+CREG: 1", -1);
        Assert.True(_status.IsRegistered);
        Take("+CGREG: 0", -1);
        Assert.False(_status.IsRegistered);
        Take("+CEREG: 5", -1);
        Assert.True(_status.IsRegistered);
    }

    [Theory]
    [InlineData("+CSQ: 0,99", -113)]
    [InlineData("+CSQ: 31,0", -51)]
    [InlineData("+CSQ: 99,99", 0)]
    [InlineData("+CSQ: x", 0)]
    public void Signal_strength_is_in_dbm(string line, int dbm)
    {
        Take(line, -1);
        Assert.Equal(dbm, _status.SignalDbm);
    }

    [Theory]
    [InlineData("+COPS: 0,0,\"Test, Mobile\",7", "Test, Mobile")]
    [InlineData("+COPS: 0", "")]
    [InlineData("+COPS: 0,0,\"Caf\u00e9", "Caf?")]
    [InlineData("+COPS: 0,0,\"0123456789012345678901234567890123456789\"", "01234567890123456789012345678901")]
    public void The_operator_is_printable_and_bounded(string line, string name)
    {
        Take(line, -1);
        Assert.Equal(name, _status.Operator.ToString());
    }

    [Fact]
    public void No_line_throws() => Seeds.Check(nameof(No_line_throws), AtNoise.Bytes, noise =>
    {
        NetworkStatus status = new();
        SimStatus sim = new();
        foreach (string prefix in new[] { "+CREG:", "+CEREG:", "+CSQ:", "+COPS:", "+CPIN:", "+CPINR:", "" })
        {
            ReadOnlySpan<byte> line = [.. Encoding.ASCII.GetBytes(prefix), .. noise];
            status.TakeLine(line, 0);
            sim.TakeLine(line);
        }
    });

    private void Take(string line, int queried)
        => Assert.True(_status.TakeLine(Encoding.Latin1.GetBytes(line), queried));
}
