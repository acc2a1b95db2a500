using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Testing;

/// <summary>One test of a suite that runs apps on boards.</summary>
internal interface ITestCase
{
    /// <summary>What <c>--filter</c> selects by.</summary>
    string Name { get; }

    /// <summary>Runs the test; a <see cref="ToolException"/> is a failure, too.</summary>
    /// <returns>Null when it passed, else what is wrong.</returns>
    Task<string?> RunAsync(CancellationToken cancellation);
}
