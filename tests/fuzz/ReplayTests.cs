using System;
using System.IO;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulation.Tests;
using Xunit;

namespace NanoSocket.Fuzz.Tests;

/// <summary>What a search once found interesting, or broken, under .NET.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string> TargetNames => [.. Targets.Names];

    [Theory]
    [MemberData(nameof(TargetNames))]
    public void No_input_breaks_a_promise(string target) => Isolated.Run(
        static target =>
        {
            Assert.NotEmpty(Corpus.Files(target));
            foreach (string file in Corpus.Files(target))
            {
                try
                {
                    // Classes set themselves up in the first run.
                    Corpus.Run(target, file);
                    Assert.Equal(0, Corpus.Run(target, file));
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"{target}: {file}", e);
                }
            }
        },
        target);

    /// <summary>The firmware's words to the modem change; a recorded modem that answers others leads nowhere, and a
    /// search that begins with it sees little: then new seeds are due (README.md).</summary>
    [Fact]
    public void Conversations_in_the_corpus_still_bring_the_link_up() => Isolated.Run(() => Assert.Contains(
        Corpus.Files("firmware"),
        file =>
        {
            NativeState.Restore(file);
            FirmwareTarget target = new();
            Targets.Play(target, File.ReadAllBytes(file));
            return target.Links > 0;
        }));
}
