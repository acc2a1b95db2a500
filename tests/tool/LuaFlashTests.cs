using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>What Lua has in flash, on a board of 32 bits: the memory that it leaves to scripts.</summary>
public sealed class LuaFlashTests
{
    private const string Board = "netduino-plus-2";

    /// <summary>Measured: 4.8 KiB. A module more costs the head of its table, 32 bytes.</summary>
    private const double HeapAfterBootKiB = 5.0;

    [Fact]
    public async Task Heap_after_boot_with_all_native_modules_is_small()
    {
        using AppFolder scripts = new();
        string main = scripts.Write("heap.lua", "print(collectgarbage(\"count\"))\n");

        CliResult run = await Cli.RunAsync("run", main, "--board", Board);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.InRange(double.Parse(run.Output, CultureInfo.InvariantCulture), 1, HeapAfterBootKiB);
    }

    [Fact]
    public async Task Tables_in_flash_behave_as_any_table()
    {
        string scripts = Path.Combine(Cli.Root, "tests/lua/modules/Rom");

        CliResult run = await Cli.RunAsync("run", scripts, "--board", Board, "--timeout", "60");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.EndsWith(" cases\n", run.Output);
    }
}
