using System;
using System.Globalization;
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
    private const long LeastRam = 80 * 1024;

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
    public async Task The_demo_takes_little_flash_and_the_report_says_what_for()
    {
        CliResult result = await Cli.RunAsync("size", Path.Combine(Cli.Root, Demo), "--json");

        Assert.True(result.ExitCode == 0, result.Error);
        using JsonDocument report = JsonDocument.Parse(result.Output);
        Assert.InRange(report.RootElement.GetProperty("flash").GetInt64(), 1, MostFlash);
        string[] components = ["app C#", "class library C#", "core C#", "lwip", "strings", "type data"];
        Assert.Subset(
            report.RootElement.GetProperty("rows").EnumerateArray()
                .Where(row => row.GetProperty("flash").GetInt64() > 1000)
                .Select(row => row.GetProperty("component").GetString()!).ToHashSet(),
            components.ToHashSet());
    }

    [Fact]
    public async Task An_app_with_sockets_has_80_KB_of_RAM_for_objects_and_stacks()
    {
        string app = _output.Write("memory.cs", """
            using System;
            using NanoSocket;

            Rtos.PowerOn(false);
            SocketCore.SockConnExt(SocketCore.Tcp, "10.0.0.1", 1);
            Rtos.Receive(0);
            GC.Collect();
            GCMemoryInfo heap = GC.GetGCMemoryInfo();
            Console.WriteLine(heap.TotalAvailableMemoryBytes - heap.HeapSizeBytes);
            """);
        CliResult size = await Cli.RunAsync("size", app, "--json");
        CliResult run = await Cli.RunAsync("run", app);

        Assert.True(size.ExitCode == 0, size.Error);
        Assert.True(run.ExitCode == 0, run.Error);
        using JsonDocument report = JsonDocument.Parse(size.Output);
        long stacks = report.RootElement.GetProperty("memories").EnumerateArray()
            .SelectMany(memory => memory.GetProperty("rows").EnumerateArray())
            .Where(row => row.GetProperty("name").GetString() is "main-stack" or "stack-pool")
            .Sum(row => row.GetProperty("value").GetInt64());
        Assert.InRange(long.Parse(run.Output, CultureInfo.InvariantCulture) + stacks, LeastRam, 192 * 1024);
    }
}
