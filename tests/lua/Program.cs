using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Testing;

namespace NanoSocket.LuaTests;

/// <summary>Scripts on the PC with sanitizers and on the emulated board: the language, the native modules, and the
/// library for scripts against real servers and hostile ones.</summary>
internal static class Program
{
    /// <summary>The scripts wait most of the time.</summary>
    private const int AtOnce = 4;

    public static Task<int> Main(string[] arguments)
    {
        List<ScriptCase> cases =
        [
            .. Cases(BoardCatalog.Host, new BuildOptions { Sanitize = true }),
            .. Cases(BoardCatalog.Default, new BuildOptions()),
        ];
        foreach (ScriptCase excluded in cases.Where(script => script.Exclusion is not null))
        {
            Console.WriteLine($"not run: {excluded.Name}: {excluded.Exclusion}");
        }
        return CaseRunner.RunAsync(arguments, cases.Where(script => script.Exclusion is null), AtOnce);
    }

    private static IEnumerable<ScriptCase> Cases(string board, BuildOptions options)
    {
        ImageBuilder builder = new(BoardCatalog.Load(board), options);
        ScriptCase Alone(string script) => new(board, builder, $"tests/lua/{script}");
        ScriptCase Connected(string script) => new(board, builder, script) { HasServers = true };
        ScriptCase Library(string script) => Connected($"tests/lua/libraries/{script}");

        yield return Library("Mqtt");
        yield return Library("Http");
        yield return Library("Sockets");
        yield return Library("LinkLoss") with { Faults = "drop-carrier,at=15000" };
        yield return Library("Scheduler");
        yield return Library("NtpLiar") with { TrustedTime = false };
        yield return Library("Ntp");
        yield return Connected("samples/lua/TcpClient");
        yield return Connected("samples/lua/UdpClient");
        yield return Connected("samples/lua/Http");
        yield return Connected("samples/lua/Ntp");
        yield return Connected("samples/lua/Tasks");
        yield return Alone("modules/Vectors");
        yield return Alone("modules/Hostile");
        yield return Alone("language/Dialect");
        yield return Alone("language/Print");
        yield return Alone("language/Recursion");
        yield return Alone("language/Memory");
        yield return Alone("language/Callbacks");
        yield return Alone("language/Debug");
    }
}
