using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Hosting;

/// <summary>A pseudo-terminal or a serial port: there is one line, and nobody sees the host come and go.</summary>
internal sealed class TerminalEndpoint : ILineEndpoint
{
    private readonly ListenAddress address;
    private readonly SafeFileHandle line;

    /// <summary>Kept open: a pseudo-terminal without any user forgets its settings and reports an error.</summary>
    private readonly SafeFileHandle? slave;
    private bool taken;

    public TerminalEndpoint(ListenAddress address, int baudRate)
    {
        this.address = address;
        if (address.Kind == LineKind.Pty)
        {
            (line, string path) = Terminal.OpenPty();
            slave = Terminal.OpenRaw(path, 0);
            Address = Link(path);
        }
        else
        {
            line = Terminal.OpenRaw(address.Path, baudRate);
            Address = address.Path;
        }
    }

    public string Address { get; }

    public int HostBaudRate => slave is null ? 0 : Terminal.SpeedOf(slave);

    public async Task<Stream> AcceptAsync(CancellationToken cancellation)
    {
        if (taken)
        {
            // The line failed, for example because an adapter was unplugged. It does not come back by itself.
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
        }
        taken = true;
        return new TerminalStream(line);
    }

    public ValueTask DisposeAsync()
    {
        if (slave is not null && address.Path.Length > 0)
        {
            File.Delete(address.Path);
        }
        slave?.Dispose();
        line.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A fixed name for the pseudo-terminal, whose own name is a new number each time.</summary>
    private string Link(string path)
    {
        if (address.Path.Length == 0)
        {
            return path;
        }
        FileInfo link = new(address.Path);
        if (link.LinkTarget is not null)
        {
            link.Delete();
        }
        else if (link.Exists)
        {
            throw new OptionException($"cannot make the link {address.Path}: the file exists");
        }
        File.CreateSymbolicLink(address.Path, path);
        return address.Path;
    }
}
