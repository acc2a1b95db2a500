using System;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Tests.Support;

/// <summary>
/// A modem and a network stack that say yes to everything and allocate nothing: every name resolves, every connect
/// succeeds, every send is acknowledged and answered with 100 bytes.
/// </summary>
public sealed class NullNetwork : INetworkStack, IUart
{
    private const int Reply = 100;

    private static readonly byte[] s_ok = Encoding.ASCII.GetBytes("\r\nOK\r\n");
    private static readonly byte[] s_error = Encoding.ASCII.GetBytes("\r\nERROR\r\n");
    private static readonly byte[] s_ready = Encoding.ASCII.GetBytes("\r\n+CPIN: READY\r\n\r\nOK\r\n");
    private static readonly byte[] s_registered =
        Encoding.ASCII.GetBytes("\r\n+CEREG: 2,1,\"a\",\"b\",7\r\n\r\nOK\r\n");
    private static readonly byte[] s_connect = Encoding.ASCII.GetBytes("\r\nCONNECT\r\n");
    private static readonly byte[] s_noCarrier = Encoding.ASCII.GetBytes("~\r\nNO CARRIER\r\n");

    private readonly int[] _available = new int[10];
    private readonly uint[] _sent = new uint[10];
    private readonly SlotEvents[] _events = new SlotEvents[10];
    private readonly bool[] _udp = new bool[10];
    private readonly byte[] _command = new byte[300];
    private int _commandLength;
    private byte[] _answer = [];
    private int _answered;

    public int SlotCount => 10;

    public int MaximumSegmentSize => 1460;

    public int NextTimeout => -1;

    public LinkState LinkState { get; private set; }

    public LinkError LinkError => LinkError.None;

    public uint LocalAddress => 0x0a00_0001;

    public uint PendingSlots
    {
        get
        {
            uint mask = 0;
            for (int i = 0; i < _events.Length; i++)
            {
                mask |= _events[i] != SlotEvents.None ? 1u << i : 0;
            }

            return mask;
        }
    }

    public void Say(byte[] answer)
    {
        _answer = answer;
        _answered = 0;
    }

    public void DropCarrier() => Say(s_noCarrier);

    public int MaximumBaud => 115200;

    public ModemPins WiredPins => ModemPins.PowerKey | ModemPins.Reset | ModemPins.Dtr;

    public bool IsModemOn => false;

    public bool Open(int baud, bool flowControl) => true;

    public int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _answer.Length - _answered);
        _answer.AsSpan(_answered, count).CopyTo(buffer);
        _answered += count;
        return count;
    }

    public int Write(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            Take(value);
        }

        return bytes.Length;
    }

    public void SetPins(ModemPins mask, ModemPins values)
    {
    }

    public void Poll(uint nowMs)
    {
    }

    public void OpenLink(string user, string password) => LinkState = LinkState.Up;

    public void CloseLink(bool orderly) => LinkState = LinkState.Down;

    public uint DnsServer(int index) => 1;

    public void SetDnsServer(int index, uint address)
    {
    }

    public void LinkInput(ReadOnlySpan<byte> bytes)
    {
    }

    public int LinkOutput(Span<byte> buffer) => 0;

    public StackResult Resolve(int slot, ReadOnlySpan<byte> asciiName)
    {
        _events[slot] |= SlotEvents.Resolved;
        return StackResult.Pending;
    }

    public uint ResolvedAddress(int slot, int index = 0) => index == 0 ? 0x0102_0304u : 0;

    public StackResult Open(int slot, Transport transport, ushort localPort, int receiveWindow)
    {
        _udp[slot] = transport == Transport.Udp;
        _available[slot] = 0;
        _sent[slot] = 0;
        _events[slot] = SlotEvents.None;
        return StackResult.Ok;
    }

    public StackResult Secure(int slot, TlsOptions options, ReadOnlySpan<byte> asciiName) => StackResult.Invalid;

    public StackResult Connect(int slot, uint address, ushort port)
    {
        _events[slot] |= _udp[slot] ? SlotEvents.None : SlotEvents.Connected;
        return StackResult.Ok;
    }

    public int SendRoom(int slot) => 1472;

    public int Send(int slot, ReadOnlySpan<byte> data)
    {
        _sent[slot] += (uint)data.Length;
        _available[slot] += Reply;
        _events[slot] |= SlotEvents.Acknowledged | SlotEvents.Readable;
        return data.Length;
    }

    public uint AcknowledgedBytes(int slot) => _sent[slot];

    public int Available(int slot) => _available[slot];

    public int Receive(int slot, Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _available[slot]);
        _available[slot] -= count;
        return count;
    }

    public StackResult SetKeepAlive(int slot, bool enabled, int idleSeconds, int intervalSeconds, int count)
        => StackResult.Ok;

    public StackResult SetReuseAddress(int slot, bool enabled) => StackResult.Ok;

    public void Close(int slot, bool orderly) => _events[slot] = SlotEvents.None;

    public StackResult Listen(int slot, int backlog) => StackResult.Ok;

    public StackResult Accept(int listener, int slot, int receiveWindow) => StackResult.WouldBlock;

    public int Queued(int slot) => _available[slot];

    public int SendTo(int slot, ReadOnlySpan<byte> data, uint address, ushort port) => Send(slot, data);

    public int ReceiveFrom(int slot, Span<byte> buffer, bool peek, out SlotAddresses sender)
    {
        sender = default;
        return peek ? 0 : Receive(slot, buffer);
    }

    public StackResult ShutDownSending(int slot) => StackResult.Ok;

    public StackResult SetOption(int slot, SlotOption name, int value) => StackResult.Ok;

    public void GetAddresses(int slot, out SlotAddresses addresses) => addresses = default;

    public SlotEvents TakeEvents(int slot)
    {
        SlotEvents events = _events[slot];
        _events[slot] = SlotEvents.None;
        return events;
    }

    public SocketFailure FailureOf(int slot) => SocketFailure.None;

    public bool TryGetTls(int slot, out TlsFacts facts)
    {
        facts = default;
        return false;
    }

    public void GetStatistics(out LinkStatistics statistics) => statistics = default;

    public bool ProbePath() => false;

    private void Take(byte value)
    {
        if (value != (byte)'\r')
        {
            _command[_commandLength++] = value;
            return;
        }

        ReadOnlySpan<byte> command = _command.AsSpan(0, _commandLength);
        _commandLength = 0;
        Say(command.StartsWith("ATD"u8) ? s_connect
            : command.StartsWith("AT+CMUX"u8) ? s_error
            : command.SequenceEqual("AT+CPIN?"u8) ? s_ready
            : command.SequenceEqual("AT+CEREG?"u8) ? s_registered
            : s_ok);
    }}
