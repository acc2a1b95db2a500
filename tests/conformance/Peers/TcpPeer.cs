using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Hosting;

namespace NanoSocket.Conformance.Peers;

/// <summary>A TCP server that does nothing but what the case orders.</summary>
internal sealed class TcpPeer : IPeer
{
    private readonly SimulatorHost _modem;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private Socket? _connection;
    private Task _drop = Task.CompletedTask;
    private int _sent;
    private int _received;

    public TcpPeer(SimulatorHost modem)
    {
        _modem = modem;
        _listener.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private Socket Connection => _connection ?? throw new PeerException("no connection was accepted");

    public async Task<string> DoAsync(string command, int count, CancellationToken cancellation)
    {
        switch (command)
        {
            case "accept":
                _connection?.Dispose();
                _connection = await _listener.AcceptSocketAsync(cancellation);
                _sent = _received = 0;
                return "";
            case "send":
                await SendAsync(count, cancellation);
                return "";
            case "receive":
                await ReceiveAsync(count, cancellation);
                return "";
            case "finish":
                Connection.Shutdown(SocketShutdown.Send);
                await _modem.WhenDeliveredAsync(Port, _sent + 1).WaitAsync(cancellation);
                return "";
            case "reset":
                Connection.LingerState = new LingerOption(true, 0);
                Connection.Dispose();
                await _modem.WhenEndedAsync(Port).WaitAsync(cancellation);
                return "";
            case "end":
                return await EndAsync(cancellation);
            case "drop":
                _drop = DropCarrierAtNextByteAsync();
                return "";
            case "hold" or "release":
                await _modem.HoldAcknowledgmentsAsync(Port, command == "hold").WaitAsync(cancellation);
                return "";
            default:
                throw new PeerException($"a TCP peer does not know '{command}'");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _modem.HoldAcknowledgmentsAsync(Port, false);
        _connection?.Dispose();
        _listener.Dispose();
        await _drop;
    }

    private async Task DropCarrierAtNextByteAsync()
    {
        try
        {
            await Connection.ReceiveAsync(new byte[1]);
            _modem.DropCarrier();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The case ended without that byte, and failed.
        }
    }

    private async Task SendAsync(int count, CancellationToken cancellation)
    {
        byte[] bytes = new byte[count];
        Pattern.Fill(bytes, count, _sent);
        await Connection.SendAsync(bytes, cancellation);
        _sent += count;
        await _modem.WhenDeliveredAsync(Port, _sent).WaitAsync(cancellation);
    }

    private async Task ReceiveAsync(int count, CancellationToken cancellation)
    {
        byte[] bytes = new byte[count];
        for (int done = 0; done < count;)
        {
            int part = await Connection.ReceiveAsync(bytes.AsMemory(done), cancellation);
            done += part > 0 ? part : throw new PeerException($"the board closed after {done} of {count} bytes");
        }
        int wrong = Pattern.FirstWrong(bytes, count, _received);
        _received += wrong < 0 ? count : throw new PeerException($"byte {wrong} of {count} is wrong");
    }

    private async Task<string> EndAsync(CancellationToken cancellation)
    {
        try
        {
            int count = await Connection.ReceiveAsync(new byte[1], cancellation);
            return count == 0 ? "fin" : throw new PeerException("the board sent more instead of closing");
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return "reset";
        }
    }
}
