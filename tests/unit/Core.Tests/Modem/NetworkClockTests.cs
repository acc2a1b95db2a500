using System;
using System.Globalization;
using System.Text;
using CsCheck;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>The network's time: +CCLK of modems that were told it, and of those that were not.</summary>
public sealed class NetworkClockTests
{
    private readonly NetworkClock _clock = new();

    [Theory]
    [InlineData("+CCLK: \"26/11/23,15:00:00+32\"", "2026-11-23T07:00:00Z")]
    [InlineData("+CCLK: \"24/02/29,23:59:59-20\"", "2024-03-01T04:59:59Z")]
    [InlineData("+CCLK: \"30/01/01,00:00:00\"", "2030-01-01T00:00:00Z")]
    [InlineData("+CCLK: 26/11/23,15:00:00", null)]
    [InlineData("+CCLK: \"04/01/01,00:00:00+00\"", null)]
    [InlineData("+CCLK: \"80/01/06,00:00:09+00\"", null)]
    [InlineData("+CCLK: \"70/01/01,00:00:09+00\"", null)]
    [InlineData("+CCLK: \"69/12/31,23:59:59+00\"", "2069-12-31T23:59:59Z")]
    [InlineData("+CCLK: \"26/13/23,15:00:00+32\"", null)]
    [InlineData("+CCLK: \"26/11/23\"", null)]
    [InlineData("+CCLK:", null)]
    public void Local_time_and_zone_make_universal_time(string line, string? expected)
    {
        Assert.True(_clock.TakeLine(Encoding.ASCII.GetBytes(line), 5000));
        long seconds = expected == null ? 0
            : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        Assert.Equal(seconds, _clock.UnixSeconds(5000));
        Assert.Equal(expected == null ? 0 : seconds + 90, _clock.UnixSeconds(95_000));
    }

    [Fact]
    public void Each_day_for_half_a_century_is_counted_as_the_calendar_does()
        => Seeds.Check(nameof(Each_day_for_half_a_century_is_counted_as_the_calendar_does), Gen.Int[0, 18_262], day =>
        {
            DateTime date = new DateTime(2020, 1, 1, 12, 34, 56, DateTimeKind.Utc).AddDays(day);
            NetworkClock clock = new();
            string text = date.ToString("yy/MM/dd,HH:mm:ss", CultureInfo.InvariantCulture);
            clock.TakeLine(Encoding.ASCII.GetBytes("+CCLK: \"" + text + "+00\""), 0);
            Assert.Equal(new DateTimeOffset(date).ToUnixTimeSeconds(), clock.UnixSeconds(0));
        });
}
