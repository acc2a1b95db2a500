using Xunit;

namespace NanoSocket.Core.Tests.Support;

/// <summary>Tests of the managed API, one after the other: the process's core is one.</summary>
[CollectionDefinition(Name)]
public sealed class CoreCollection
{
    public const string Name = "the process's core";
}
