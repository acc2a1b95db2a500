using System.Text;
using NanoSocket.Core.Modem;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>NO CARRIER among PPP bytes: found when the modem says it, not when a peer puts it into its data.</summary>
public sealed class CarrierDetectorTests
{
    private readonly CarrierDetector _detector = new();

    public CarrierDetectorTests() => _detector.Reset();

    [Theory]
    [InlineData("\r\nNO CARRIER\r\n")]
    [InlineData("~frame~\r\nNO CARRIER\r\n")]
    [InlineData("~frame~~\r\nNO CARRIER\r\n")]
    [InlineData("~fr\rame~\r\r\nNO CARRIER\r\n~")]
    [InlineData("~frame~\r\n+CREG: 1\r\n\r\nNO CARRIER\r\n~echo~")]
    [InlineData("~frame~\r\n+CREG: 1\r\n\r\n+CIEV: 2,3\r\nNO CARRIER\r\n\r\nNO CARRIER\r\n~echo~")]
    public void Between_frames_it_counts_at_once(string input)
    {
        Feed(input);
        Assert.True(_detector.IsLost);
    }

    [Theory]
    [InlineData("~frame~\r\nRDY\r\n", true)]
    [InlineData("~frame~\r\nNO CARRIER\r\n", false)]
    public void A_modem_that_boots_is_told_from_one_that_hung_up(string input, bool restarted)
    {
        Feed(input);
        Assert.True(_detector.IsLost);
        Assert.Equal(restarted, _detector.HasRestarted);
    }

    [Fact]
    public void Inside_a_frame_it_counts_when_the_line_stays_silent()
    {
        Feed("~cut off\r\nNO CARRIER\r\n");
        Assert.False(_detector.IsLost);
        _detector.Expire(CarrierDetector.ConfirmMs - 1);
        Assert.False(_detector.IsLost);
        _detector.Expire(CarrierDetector.ConfirmMs);
        Assert.True(_detector.IsLost);
    }

    [Theory]
    [InlineData("~payload\r\nNO CARRIER\r\nmore~")]
    [InlineData("~payload\r\nNO CARRIER\r\n~")]
    [InlineData("~a\r\n+CREG: 1\r\n\r\nNO CARRIER\r\n~")]
    [InlineData("~\r\n+CREG: 1\u0001\r\nNO CARRIER\r\n~")]
    [InlineData("~\r\n\u0001+CREG: 1\r\nNO CARRIER\r\n~")]
    [InlineData("~payload\r\nNO CARRIER~")]
    public void As_payload_of_a_frame_it_means_nothing(string input)
    {
        Feed(input);
        _detector.Expire(long.MaxValue - 1);
        Assert.False(_detector.IsLost);
    }

    [Theory]
    [InlineData("~frame~\r\nNO CARRIER\r\n")]
    [InlineData("~cut off\r\nNO CARRIER\r\n")]
    [InlineData("~payload\r\nNO CARRIER\r\nmore~")]
    [InlineData("~a\r\nNO~\r\nNO CARRIER\r~\r")]
    [InlineData("~frame~\r\n+CREG: 1\r\n\r\nNO CARRIER\r\n~echo~")]
    [InlineData("~a\r\n+CREG: 1\r\n\r\nNO CARRIER\r\n")]
    public void How_the_bytes_come_in_pieces_does_not_matter(string input)
    {
        for (int first = 0; first <= input.Length; first++)
        {
            CarrierDetector whole = new();
            CarrierDetector pieces = new();
            whole.Reset();
            pieces.Reset();
            whole.Feed(Encoding.ASCII.GetBytes(input), 0);
            pieces.Feed(Encoding.ASCII.GetBytes(input[..first]), 0);
            pieces.Feed(Encoding.ASCII.GetBytes(input[first..]), 0);
            Assert.Equal((whole.IsLost, whole.Deadline), (pieces.IsLost, pieces.Deadline));
        }
    }

    private void Feed(string input) => _detector.Feed(Encoding.ASCII.GetBytes(input), 0);

    /// <summary>Found by fuzzing: until the line changed its mode the core did nothing else.</summary>
    [Theory]
    [InlineData("~\r\nNO CARRIER\r\n")]
    [InlineData("~data\r\nNO CARRIER\r\n")]
    public void A_carrier_that_is_lost_wants_no_more_time(string text)
    {
        CarrierDetector detector = new();
        detector.Reset();
        detector.Feed(Encoding.ASCII.GetBytes(text), 0);
        detector.Expire(CarrierDetector.ConfirmMs);
        Assert.Equal((true, long.MaxValue), (detector.IsLost, detector.Deadline));
    }
}
