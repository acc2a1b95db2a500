using System.Collections.Generic;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Tests.Support;

/// <summary>One slot of <see cref="FakeStack"/>: what the core asked for, and what the test lets happen.</summary>
public sealed class FakeSlot
{
    public bool IsOpen { get; set; }

    public Transport Transport { get; set; }

    public ushort LocalPort { get; set; }

    public int ReceiveWindow { get; set; }

    /// <summary>The address that a connect was started to.</summary>
    public uint Address { get; set; }

    /// <summary>The name server's answer.</summary>
    public uint[] Resolved { get; set; } = [];

    public SocketFailure Failure { get; set; }

    /// <summary>Times the slot was opened.</summary>
    public int Opens { get; set; }

    public ushort Port { get; set; }

    public string? Name { get; set; }

    public bool ConnectStarted { get; set; }

    public bool Established { get; set; }

    public bool Dead { get; set; }

    /// <summary>Everything accepted on the current connection, in order; datagrams one after the other.</summary>
    public List<byte> Sent { get; } = [];

    public List<int> DatagramLengths { get; } = [];

    public uint Acknowledged { get; set; }

    public Queue<byte[]> Arrived { get; } = new();

    public SlotEvents Events { get; set; }

    public int SendRoom { get; set; }

    public bool ReuseAddress { get; set; }

    public bool KeepAliveOn { get; set; }

    public (int Idle, int Interval, int Count) KeepAlive { get; set; }

    /// <summary>TCP: takes connections; UDP: takes datagrams of anybody.</summary>
    public bool Listens { get; set; }

    /// <summary>Connections that wait to be accepted, by their peer's port.</summary>
    public Queue<ushort> Incoming { get; } = new();

    /// <summary>Senders of the datagrams in <see cref="Arrived"/>.</summary>
    public Queue<(uint Address, ushort Port)> Senders { get; } = new();

    /// <summary>Receivers of the datagrams sent.</summary>
    public List<(uint Address, ushort Port)> Receivers { get; } = [];

    /// <summary>What the slot was last secured with.</summary>
    public TlsOptions? Tls { get; set; }

    /// <summary>What the handshake agreed on.</summary>
    public TlsFacts Facts { get; set; }

    public bool SendingShutDown { get; set; }

    public Dictionary<SlotOption, int> Options { get; } = [];

    public int OrderlyCloses { get; set; }

    public int Aborts { get; set; }
}
