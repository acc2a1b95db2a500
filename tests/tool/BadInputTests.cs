using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>Whatever is wrong: one clear message, and an exit code that is not 0.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Hello = "System.Console.WriteLine(\"Hello\");\n";

    private readonly AppFolder _apps = new();

    public void Dispose() => _apps.Dispose();

    [Theory]
    [InlineData(2, "'fly'", "fly")]
    [InlineData(2, "unknown board 'toaster' (boards: netduino-plus-2, posix", "run", "x.cs", "--board", "toaster")]
    [InlineData(2, "missing.cs: no such file or folder", "run", "missing.cs")]
    [InlineData(2, "'APP'", "run")]
    [InlineData(2, "--timeout 'soon': expected a number of seconds", "run", "x.cs", "--timeout", "soon")]
    [InlineData(2, "unknown tier 'everything'", "test", "everything")]
    [InlineData(2, "--output", "build", "x.cs")]
    [InlineData(2, "fault 'earthquake' is unknown", "run", "x.cs", "--modem", "earthquake")]
    [InlineData(2, "expected PORT=PORT", "run", "x.cs", "--map", "80")]
    [InlineData(2, "expected name=a.b.c.d", "run", "x.cs", "--host", "example.com")]
    public async Task A_wrong_command_line_is_one_message(int code, string message, params string[] arguments)
    {
        CliResult result = await Cli.RunAsync(arguments);

        Assert.Equal(code, result.ExitCode);
        Assert.Contains(message, Assert.Single(result.ErrorLines));
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_compile_error_names_file_line_and_column()
    {
        string app = _apps.Write("app.cs", "int x = 1;\nint y = x + ;\n");

        CliResult result = await Cli.RunAsync("run", app, "--board", "posix");

        Assert.Equal(1, result.ExitCode);
        Assert.Single(result.ErrorLines);
        Assert.Contains("app.cs(2,13): error CS1525", result.Error);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_construct_that_cannot_be_compiled_names_file_and_line()
    {
        string app = _apps.Write("app.cs", """
            System.Console.WriteLine("before");
            int[,] grid = new int[2, 2];
            grid[0, 1] = 3;
            System.Console.WriteLine(grid[0, 1]);
            """);

        CliResult result = await Cli.RunAsync("run", app, "--board", "posix");

        Assert.Equal(1, result.ExitCode);
        Assert.Single(result.ErrorLines);
        Assert.Matches(@"app\.cs\(2,\d+\): error NSA\d{4}: ", result.Error);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_missing_C_function_is_named()
    {
        string app = _apps.Write("app.cs", """
            System.Console.WriteLine(Native.Answer());
            static class Native
            {
                [System.Runtime.InteropServices.DllImport("mylib", EntryPoint = "mylib_answer")]
                public static extern int Answer();
            }
            """);

        CliResult result = await Cli.RunAsync("run", app, "--board", "posix");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("mylib_answer", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public async Task A_missing_program_is_named_with_its_package()
    {
        Dictionary<string, string> environment = new() { ["PATH"] = _apps.Path("empty") };

        CliResult result = await Cli.RunInAsync(environment, "run", _apps.Write("app.cs", Hello));

        Assert.Equal(1, result.ExitCode);
        string message = Assert.Single(result.ErrorLines);
        Assert.Contains("arm-none-eabi-gcc is not installed", message);
        Assert.Contains("apt-get install gcc-arm-none-eabi", message);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        CliResult result = await Cli.RunAsync("modem", "--listen", $"tcp:127.0.0.1:{port}");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{port}", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public async Task A_board_without_sanitizers_says_so()
    {
        CliResult result = await Cli.RunAsync("run", _apps.Write("app.cs", Hello), "--sanitize");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--sanitize needs a board that is a process of this PC", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        string file = _apps.Write("file", "");

        CliResult result = await Cli.RunAsync(
            "build", _apps.Write("app.cs", Hello), "--board", "posix", "-o", Path.Combine(file, "out"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cannot write to", Assert.Single(result.ErrorLines));
    }
}
