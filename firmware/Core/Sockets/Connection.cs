using System;
using NanoSocket.Core.Net;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Sockets;

/// <summary>
/// A socket's place in the network stack: reserved by a connect, given back as soon as the socket lets go. The stack
/// itself finishes what was accepted before a close.
/// </summary>
internal sealed class Connection
{
    private readonly int _stackSlot;
    private INetworkStack _stack;
    private Transport _transport;
    private ushort _localPort;
    private int _receiveWindow;
    private bool _reuseAddress;
    private TlsOptions? _tls;

    public Connection(INetworkStack stack, int stackSlot)
    {
        _stack = stack;
        _stackSlot = stackSlot;
    }

    public bool IsOpen { get; private set; }

    /// <summary>Goes on with a stack that has been put over the one before.</summary>
    public void Use(INetworkStack stack) => _stack = stack;

    /// <summary>TCP: the handshake is done. UDP and ICMP: the peer is fixed.</summary>
    public bool IsEstablished { get; private set; }

    /// <summary>Reset or aborted: nothing more can be sent.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Bytes accepted since the connection began; wraps at 2^32.</summary>
    public uint Accepted { get; private set; }

    /// <summary>Bytes of them that the peer has acknowledged. Datagrams count as acknowledged.</summary>
    public uint Acknowledged => IsOpen && _transport == Transport.Tcp ? _stack.AcknowledgedBytes(_stackSlot) : Accepted;

    public int Unconfirmed => unchecked((int)(Accepted - Acknowledged));

    /// <summary>Bytes that arrived and are not read.</summary>
    public int Available => IsEstablished ? _stack.Available(_stackSlot) : 0;

    /// <summary>Bytes one send may have now.</summary>
    public int Room => IsEstablished && !IsBroken ? _stack.SendRoom(_stackSlot) : 0;

    /// <summary>Our port, chosen by the stack if the task asked for none; 0 while the connection is not open.</summary>
    public ushort LocalPort
    {
        get
        {
            SlotAddresses addresses = default;
            if (IsOpen)
            {
                _stack.GetAddresses(_stackSlot, out addresses);
            }

            return (ushort)addresses.LocalPort;
        }
    }

    /// <summary>Why the stack says that the connection failed or ended.</summary>
    public SocketFailure Failure => _stack.FailureOf(_stackSlot);

    public StackResult Open(Transport transport, ushort localPort, int receiveWindow)
    {
        StackResult result = _stack.Open(_stackSlot, transport, localPort, receiveWindow);
        if (result == StackResult.Ok)
        {
            IsOpen = true;
            IsEstablished = false;
            IsBroken = false;
            Accepted = 0;
            _transport = transport;
            _localPort = localPort;
            _receiveWindow = receiveWindow;
            _reuseAddress = false;
            _tls = null;
        }

        return result;
    }

    /// <summary>A fresh place with the arguments and options of the one whose connect failed.</summary>
    public StackResult OpenAgain(KeepAlive options)
    {
        bool reuse = _reuseAddress;
        TlsOptions? tls = _tls;
        Close();
        if (reuse)
        {
            _stack.SetReuseAddress(_stackSlot, true);
        }

        StackResult result = Open(_transport, _localPort, _receiveWindow);
        if (result == StackResult.Ok && _transport == Transport.Tcp)
        {
            _reuseAddress = reuse;
            options.Apply(_stack, _stackSlot);
        }

        return result == StackResult.Ok && tls != null ? Secure(tls, default) : result;
    }

    /// <summary>A failed connect can be tried again: for TLS the options must have the name, which is not kept here.
    /// </summary>
    public bool CanOpenAgain => _tls == null || _tls.HostName != null;

    /// <summary>The connection becomes TLS, between <see cref="Open"/> and <see cref="Connect"/>.</summary>
    public StackResult Secure(TlsOptions options, ReadOnlySpan<byte> name)
    {
        _tls = options;
        return _stack.Secure(_stackSlot, options, name);
    }

    /// <summary>What TLS agreed on; false: there is or was none.</summary>
    public bool TryGetTls(out TlsFacts facts) => _stack.TryGetTls(_stackSlot, out facts);

    public StackResult Resolve(ReadOnlySpan<byte> name) => _stack.Resolve(_stackSlot, name);

    public uint ResolvedAddress(int index) => _stack.ResolvedAddress(_stackSlot, index);

    public StackResult Connect(uint address, ushort port) => _stack.Connect(_stackSlot, address, port);

    public void MarkEstablished() => IsEstablished = true;

    /// <summary>What is not acknowledged now never will be.</summary>
    public void MarkBroken()
    {
        Accepted = Acknowledged;
        IsBroken = true;
    }

    /// <summary>
    /// Sends all of what there is room for; false when the stack did not keep its word: the connection is gone.
    /// </summary>
    public bool Send(ReadOnlySpan<byte> data)
    {
        if (_stack.Send(_stackSlot, data) != data.Length)
        {
            return false;
        }

        Accepted += (uint)data.Length;
        return true;
    }

    /// <summary>Bytes copied, never negative.</summary>
    public int Receive(Span<byte> buffer)
    {
        int count = Math.Max(0, _stack.Receive(_stackSlot, buffer));
        while (count == 0 && _transport != Transport.Tcp && Available > 0)
        {
            // A datagram without payload: nothing that a read could return.
            count = Math.Max(0, _stack.Receive(_stackSlot, buffer));
        }

        return count;
    }

    public bool SetReuseAddress(bool enabled)
    {
        _reuseAddress = enabled;
        return _stack.SetReuseAddress(_stackSlot, enabled) == StackResult.Ok;
    }

    public bool Apply(KeepAlive options) => options.Apply(_stack, _stackSlot);

    /// <summary>
    /// Gives the place back. What was accepted is still delivered, unless the connection never stood or broke.
    /// </summary>
    public void Close()
    {
        if (IsOpen)
        {
            _stack.Close(_stackSlot, orderly: IsEstablished && !IsBroken);
            IsOpen = false;
            IsEstablished = false;
            _tls = null;
        }
    }
}
