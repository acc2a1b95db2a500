using NanoSocket.Core.Engine;
using Xunit;

namespace NanoSocket.Core.Tests.Engine;

/// <summary>When the watchdog of apps bites.</summary>
public sealed class SoftDogTests
{
    private readonly SoftDog _dog = new();

    [Fact]
    public void A_closed_dog_never_bites_whatever_it_is_fed()
    {
        _dog.Eat(5);
        Assert.Equal(long.MaxValue, _dog.Deadline);
        Assert.True(_dog.Open(100, 10));
        _dog.Close();
        _dog.Eat(20);
        Assert.Equal(long.MaxValue, _dog.Deadline);
    }

    [Fact]
    public void Each_feeding_and_each_opening_begins_a_period()
    {
        Assert.True(_dog.Open(100, 10));
        Assert.Equal(110, _dog.Deadline);
        _dog.Eat(60);
        Assert.Equal(160, _dog.Deadline);
        Assert.True(_dog.Open(1000, 70));
        Assert.Equal(1070, _dog.Deadline);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void No_time_is_no_period(int milliseconds)
    {
        Assert.False(_dog.Open(milliseconds, 10));
        Assert.Equal(long.MaxValue, _dog.Deadline);
    }
}
