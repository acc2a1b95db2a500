using System;
using NanoSocket.Link.Tests.Support;
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
}
