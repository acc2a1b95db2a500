using System;
using System.Threading.Tasks;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Simulator.Tests.Support;

/// <summary>The operator's network in real time, with the real servers of this PC behind it.</summary>
internal sealed class RealTimeGateway : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly EventLoop loop = new("test");
    private readonly GatewayFixture fixture;

    public RealTimeGateway() => fixture = new GatewayFixture(
        internet: _ => new LoopbackInternet(loop), timeline: loop.Timeline)
    {
        Delay = TimeSpan.FromMilliseconds(1),
    };

    /// <summary>Does something on the network's thread.</summary>
    public async Task<T> On<T>(Func<GatewayFixture, T> action)
    {
        T result = default!;
        await loop.InvokeAsync(() => result = action(fixture));
        return result;
    }

    /// <summary>Does something on the network's thread.</summary>
    public Task On(Action<GatewayFixture> action) => loop.InvokeAsync(() => action(fixture));

    /// <summary>Waits until something is true on the network's thread.</summary>
    public async Task Until(Func<GatewayFixture, bool> condition)
    {
        DateTime end = DateTime.UtcNow + Limit;
        while (!await On(condition))
        {
            Assert.True(DateTime.UtcNow < end, "the condition did not come true in time");
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await On(gateway => gateway.Gateway.Close());
        loop.Dispose();
    }
}
