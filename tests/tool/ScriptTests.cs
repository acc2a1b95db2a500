using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>What the ./nanosocket script says on a machine that lacks something.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task Without_dotnet_one_line_says_what_to_install()
    {
        using AppFolder empty = new();
        ProcessStartInfo start = new("/usr/bin/env", ["bash", Path.Combine(Cli.Root, "nanosocket"), "--help"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string program in new[] { "bash", "dirname", "readlink", "find", "mkdir", "flock", "grep" })
        {
            File.CreateSymbolicLink(empty.Path(program), $"/usr/bin/{program}");
        }
        start.Environment["PATH"] = empty.Path(".");

        using Process process = Process.Start(start)!;
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Equal(
            "nanosocket: error: dotnet is not installed: install the .NET 10 SDK and put dotnet on the PATH\n", error);
    }
}
