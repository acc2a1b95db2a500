using System;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>Restarts of the board from an app, and what it knows of them afterwards.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly AppFolder _apps = new();

    public static TheoryData<string> Boards => ["posix", "netduino-plus-2"];

    public void Dispose() => _apps.Dispose();

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task A_restart_and_the_watchdog_start_the_app_anew_and_say_why(string board)
    {
        string app = _apps.Write("app.cs", """
            using System;
            using System.Threading;
            using NanoSocket;

            Rtos.PowerOn(false);
            Console.WriteLine(Rtos.GetVersion() + ": " + Rtos.PowerOnReason());
            switch (Rtos.PowerOnReason())
            {
                case Rtos.PowerOnKey:
                    Rtos.Restart();
                    break;
                case Rtos.PowerOnRestart:
                    Rtos.OpenSoftDog(200);
                    for (int i = 0; i < 10; i++)
                    {
                        Rtos.Sleep(50);
                        Rtos.EatSoftDog();
                    }
                    Console.WriteLine("fed");
                    while (true) { }
                case Rtos.PowerOnWatchdog:
                    Rtos.OpenSoftDog(100);
                    Rtos.CloseSoftDog();
                    Rtos.Sleep(300);
                    return 7;
            }
            return 1;
            """);

        CliResult result = await Cli.RunAsync("run", app, "--board", board, "--timeout", "60");

        string name = $"NanoSocket_V0.1.0_{board}: ";
        Assert.Equal($"{name}0\n{name}3\nfed\n{name}8\n", result.Output);
        Assert.Equal(7, result.ExitCode);
    }
}
