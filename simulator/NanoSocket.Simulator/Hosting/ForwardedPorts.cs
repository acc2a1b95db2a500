using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Hosting;

/// <summary>Ports of 127.0.0.1 whose connections go to ports of the host, as <c>--forward</c> asks.</summary>
internal sealed class ForwardedPorts : IDisposable
{
    private readonly EventLoop loop;
    private readonly Action<int, IInboundTcp> arrived;
    private readonly List<TcpListener> listeners = [];

    /// <param name="loop">The modem's thread.</param>
    /// <param name="forwards">From ports of this PC to ports of the host.</param>
    /// <param name="arrived">Takes connections, on the modem's thread.</param>
    /// <exception cref="OptionException">A port cannot be listened on.</exception>
    public ForwardedPorts(EventLoop loop, IEnumerable<PortMapping> forwards, Action<int, IInboundTcp> arrived)
    {
        this.loop = loop;
        this.arrived = arrived;
        try
        {
            foreach (PortMapping forward in forwards)
            {
                _ = AcceptAsync(Listen(forward.From), forward.To);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (TcpListener listener in listeners)
        {
            listener.Dispose();
        }
    }

    private TcpListener Listen(int port)
    {
        TcpListener listener = new(IPAddress.Loopback, port);
        listeners.Add(listener);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException error)
        {
            throw new OptionException($"--forward: port {port} of 127.0.0.1 cannot be used: {error.Message}");
        }
    }

    private async Task AcceptAsync(TcpListener listener, int hostPort)
    {
        try
        {
            while (true)
            {
                Socket socket = await listener.AcceptSocketAsync().ConfigureAwait(false);
                loop.Post(() => arrived(hostPort, new AcceptedTcp(loop, socket)));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The simulator ends.
        }
    }
}
