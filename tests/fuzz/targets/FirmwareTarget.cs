using System;
using System.Text;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Fuzz;

/// <summary>
/// The whole firmware behind its serial line, from power-on, with an app that connects as soon as there is a link and
/// answers every message.
/// </summary>
public sealed class FirmwareTarget : ITarget
{
    private const int LastDeadlines = 20;
    private const int MostMessages = 100;

    private static readonly byte[] s_name = Encoding.ASCII.GetBytes("echo.nanosocket.example");
    private static readonly byte[] s_address = Encoding.ASCII.GetBytes("10.20.30.7");
    private static readonly byte[] s_data = new byte[2048];

    private readonly EngineRun _run = new(new LwipStack(PppTarget.Seed, 0));
    private readonly Frames _frames = new();
    private readonly RtosTask _task;
    private readonly CellularSettings _settings = new()
    {
        Pin = "1234", EnterPinUncounted = true, User = "me", Password = "secret",
    };

    public FirmwareTarget()
    {
        _task = _run.Engine.AddTask(null)!;
        _run.Engine.PowerOn(true);
        _run.Run();
    }

    /// <summary>Times the link came up.</summary>
    public uint Links => _run.Engine.Supervisor.LinkCount;

    /// <inheritdoc/>
    public long NextTimeout => _run.NextTimeout;

    /// <inheritdoc/>
    public ByteSink? Sent
    {
        set => _run.Modem.Sent = value;
    }

    /// <inheritdoc/>
    public void Apply(RecordKind kind, ReadOnlySpan<byte> bytes, int number)
    {
        switch (kind)
        {
            case RecordKind.Wait:
                _run.Wait(number);
                break;
            case RecordKind.WaitForDeadline:
                _run.WaitForDeadline();
                break;
            case RecordKind.App:
                Act(number);
                break;
            default:
                _run.Modem.Say(_frames.Make(kind, bytes));
                _run.Run();
                break;
        }

        Answer();
    }

    /// <inheritdoc/>
    public long Finish()
    {
        for (int i = 0; i < LastDeadlines; i++)
        {
            _run.WaitForDeadline();
            Answer();
        }

        return _run.Allocated;
    }

    private void Act(int number)
    {
        SocketTable sockets = _run.Engine.Sockets;
        int id = number % 4;
        switch (number / 4)
        {
            case 0:
                Connect(SocketKind.Tcp, s_name);
                break;
            case 1:
                Connect(SocketKind.Udp, s_address);
                break;
            case 2:
                Connect(SocketKind.Icmp, s_address);
                break;
            case 3:
                sockets.Send(id, new ReadOnlySpan<byte>(s_data, 0, 1 << (3 * id)));
                break;
            case 4:
                sockets.Send(id, s_data);
                break;
            case 5:
                sockets.Close(_task, id);
                break;
            case 6:
                sockets.Destroy(id);
                break;
            case 7:
                _run.Engine.Supervisor.Settings = _settings;
                break;
            case 8:
                _run.Modem.IsBlocked = !_run.Modem.IsBlocked;
                break;
            default:
                _run.Wait(1000L * number);
                break;
        }

        _run.Run();
    }

    private void Connect(SocketKind kind, byte[] address)
    {
        ConnectRequest request = new() { Kind = kind, Port = (ushort)(kind == SocketKind.Icmp ? 0 : 7) };
        _run.Engine.Sockets.Connect(_task, address, request);
    }

    private void Answer()
    {
        SocketTable sockets = _run.Engine.Sockets;
        int count = 0;
        while (_task.TryReceive(out RtosMessage message))
        {
            FuzzException.Unless(++count <= MostMessages, "messages have an end");
            switch (message.Id)
            {
                case RtosMessageId.SocketConnected when message.Result == 0:
                    sockets.Send(message.Source, s_data);
                    break;
                case RtosMessageId.SocketReceived:
                    sockets.Receive(message.Source, s_data);
                    break;
                case RtosMessageId.SocketConnected:
                case RtosMessageId.SocketClosed:
                    sockets.Destroy(message.Source);
                    break;
                case RtosMessageId.SocketPeerClosed:
                    sockets.Close(_task, message.Source);
                    break;
                default:
                    break;
            }
        }
    }
}
