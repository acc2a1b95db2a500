using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>The demo: what everything else is for.</summary>
public sealed class DemoTests : IDisposable
{
    private const string Demo = "samples/Demo";
    private const long MostFlash = 300 * 1024;
    private const long LeastHeap = 80 * 1024;

    private readonly AppFolder _output = new();

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData("netduino-plus-2")]
    [InlineData("posix")]
    public async Task The_demo_registers_connects_and_gets_every_byte_back(string board)
    {
        CliResult result = await Cli.RunAsync("demo", "--board", board);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("Demo passed: ", result.Output);
    }

    /// <summary>The whole image, network included, is built for a third processor too: nothing ties us to ARM.
    /// </summary>
    [Theory]
    [InlineData("netduino-plus-2")]
    [InlineData("posix")]
    [InlineData("riscv-virt")]
    public async Task The_demo_builds_for_every_board(string board)
    {
        CliResult result =
            await Cli.RunAsync("build", Path.Combine(Cli.Root, Demo), "--board", board, "-o", _output.Path("out"));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(
            ["Demo.bin", "Demo.c", "Demo.elf", "Demo.hex", "Demo.map", "Demo.size.json"],
            Directory.EnumerateFiles(_output.Path("out")).Select(file => Path.GetFileName(file)).Order());
    }

    [Fact]
    public async Task The_demo_leaves_the_app_flash_and_RAM()
    {
        CliResult result = await Cli.RunAsync("size", Path.Combine(Cli.Root, Demo), "--json");

        Assert.True(result.ExitCode == 0, result.Error);
        using JsonDocument report = JsonDocument.Parse(result.Output);
        Assert.InRange(report.RootElement.GetProperty("flash").GetInt64(), 1, MostFlash);
        long heap = report.RootElement.GetProperty("memories").EnumerateArray().Sum(HeapIn);
        Assert.InRange(heap, LeastHeap, 192 * 1024);
    }

    /// <summary>What a memory gives to the app's objects: the heap's rows of the budget, and what nothing uses, which
    /// the board adds to the heap at boot.</summary>
    private static long HeapIn(JsonElement memory)
    {
        JsonElement[] rows = memory.GetProperty("rows").EnumerateArray().ToArray();
        long heap = rows
            .Where(row => row.GetProperty("name").GetString()!.StartsWith("gc-heap", StringComparison.Ordinal))
            .Sum(row => row.GetProperty("value").GetInt64());
        long length = memory.GetProperty("region").GetProperty("length").GetInt64();
        long free = length - memory.GetProperty("used").GetInt64();
        return heap == 0 ? 0 : heap + free;
    }
}
