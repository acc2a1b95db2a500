using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Testing;

namespace NanoSocket.LuaLibraryTests;

/// <summary>The library for Lua scripts, on the emulated board and on the PC, against real servers and hostile ones.
/// </summary>
internal static class Program
{
    /// <summary>The scripts wait most of the time.</summary>
    private const int AtOnce = 4;

    public static Task<int> Main(string[] arguments) =>
        CaseRunner.RunAsync(
            arguments,
            Cases(BoardCatalog.Host, new BuildOptions { Sanitize = true })
                .Concat(Cases(BoardCatalog.Default, new BuildOptions())),
            AtOnce);

    private static IEnumerable<ITestCase> Cases(string board, BuildOptions options)
    {
        ImageBuilder builder = new(BoardCatalog.Load(board), options);
        ScriptCase Case(string script) => new(board, builder, $"tests/lua/libraries/scripts/{script}");

        yield return Case("Mqtt");
        yield return Case("Http");
        yield return Case("Sockets");
        yield return Case("LinkLoss") with { Faults = "drop-carrier,at=15000" };
        yield return Case("Scheduler");
        yield return Case("NtpLiar") with { TrustedTime = false };
        yield return Case("Ntp");
        yield return new ScriptCase(board, builder, "samples/lua/TcpClient");
        yield return new ScriptCase(board, builder, "samples/lua/UdpClient");
        yield return new ScriptCase(board, builder, "samples/lua/Http");
        yield return new ScriptCase(board, builder, "samples/lua/Ntp");
        yield return new ScriptCase(board, builder, "samples/lua/Tasks");
    }
}
