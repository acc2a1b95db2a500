using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Hosting;

namespace NanoSocket.Simulator.Live;

/// <summary>Shows a running simulator on a terminal, a few times a second.</summary>
public sealed class LiveView
{
    private const string Home = "\x1b[H";
    private const string ClearLine = "\x1b[K";
    private const string ClearBelow = "\x1b[J";
    private const string OtherScreen = "\x1b[?1049h\x1b[?25l";
    private const string OwnScreen = "\x1b[?25h\x1b[?1049l";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly SimulatorHost host;
    private readonly LiveScreen screen;
    private readonly TextWriter terminal;
    private readonly Func<(int Width, int Height)> size;

    /// <summary>Creates a view.</summary>
    /// <param name="host">What to show.</param>
    /// <param name="screen">Gets the simulator's log.</param>
    /// <param name="terminal">Understands the usual escape sequences.</param>
    /// <param name="size">Columns and rows of the terminal.</param>
    public LiveView(SimulatorHost host, LiveScreen screen, TextWriter terminal, Func<(int Width, int Height)> size)
    {
        this.host = host;
        this.screen = screen;
        this.terminal = terminal;
        this.size = size;
    }

    /// <summary>The console's size, or a common one where there is none.</summary>
    public static (int Width, int Height) ConsoleSize()
    {
        try
        {
            return Console.WindowWidth > 0 ? (Console.WindowWidth, Console.WindowHeight) : (100, 30);
        }
        catch (IOException)
        {
            return (100, 30);
        }
    }

    /// <summary>Shows until it is cancelled, then leaves the terminal as it was.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await terminal.WriteAsync(OtherScreen).ConfigureAwait(false);
        try
        {
            while (true)
            {
                await ShowAsync().ConfigureAwait(false);
                await Task.Delay(Interval, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for.
        }
        finally
        {
            await terminal.WriteAsync(OwnScreen).ConfigureAwait(false);
            await terminal.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task ShowAsync()
    {
        (int width, int height) = size();
        StringBuilder picture = new(Home);
        foreach (string line in screen.Render(
            host.Addresses, await host.StatusAsync().ConfigureAwait(false), width, height))
        {
            picture.Append(line).Append(ClearLine).Append("\r\n");
        }
        await terminal.WriteAsync(picture.Append(ClearBelow)).ConfigureAwait(false);
        await terminal.FlushAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
