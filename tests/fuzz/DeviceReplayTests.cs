using System.Collections.Generic;
using System.Threading.Tasks;
using NanoSocket.Tool.Fuzzing;
using Xunit;

namespace NanoSocket.Fuzz.Tests;

/// <summary>The same inputs through the code of a device, as C under the sanitizers.</summary>
public sealed class DeviceReplayTests(DeviceReplayTests.Image built) : IClassFixture<DeviceReplayTests.Image>
{
    public static TheoryData<string> TargetNames => [.. Targets.Names];

    [Theory]
    [MemberData(nameof(TargetNames))]
    public async Task No_input_breaks_the_code_of_a_device(string target) =>
        Assert.Null(await built.Program.ReplayAsync(target, TestContext.Current.CancellationToken));

    [Fact]
    public void Every_target_has_a_corpus_and_every_corpus_a_target() =>
        Assert.Equal(new SortedSet<string>(Targets.Names), new SortedSet<string>(FuzzImage.Targets));

    /// <summary>The program, built once.</summary>
    public sealed class Image : IAsyncLifetime
    {
        internal FuzzImage Program { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Program = await FuzzImage.BuildAsync(_ => { }, TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
