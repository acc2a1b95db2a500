using System;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Net;

/// <summary>What the PPP link is doing.</summary>
public enum LinkState
{
    /// <summary>No link. After <see cref="INetworkStack.OpenLink"/> failed or the link ended: see <see cref="INetworkStack.LinkError"/>.</summary>
    Down,
    /// <summary>LCP, authentication or IPCP is under way.</summary>
    Opening,
    /// <summary>The interface has an address; sockets work.</summary>
    Up,
    /// <summary>An orderly LCP termination is under way.</summary>
    Closing,
}

/// <summary>Why the link is down; the values are our own, independent of the PPP implementation.</summary>
public enum LinkError { None, PeerRejected, AuthenticationFailed, PeerTerminated, PeerSilent, ConnectionLost, Timeout, OutOfMemory }

/// <summary>Transport of a stack socket; ICMP is echo requests and their replies (RFC 792).</summary>
public enum Transport { Tcp, Udp, Icmp }

/// <summary>Result of starting something; negative values of the native shim map here.</summary>
public enum StackResult { Ok, Pending, OutOfMemory, PortInUse, NoRoute, NotConnected, WouldBlock, Invalid, Refused }

/// <summary>
/// What happened on a slot since it was last asked: flags and cumulative counters, so that the amount
/// of memory is fixed and nothing can be lost however many segments arrive.
/// </summary>
[Flags]
public enum SlotEvents
{
    /// <summary>Nothing new.</summary>
    None = 0,
    /// <summary>The name was resolved; the address is in <see cref="INetworkStack.ResolvedAddress"/>.</summary>
    Resolved = 1,
    /// <summary>The name could not be resolved.</summary>
    ResolveFailed = 2,
    /// <summary>TCP: the handshake is done.</summary>
    Connected = 4,
    /// <summary>TCP: refused, timed out, unreachable or reset before it was connected.</summary>
    ConnectFailed = 8,
    /// <summary>Data arrived.</summary>
    Readable = 16,
    /// <summary>TCP: <see cref="INetworkStack.AcknowledgedBytes"/> grew.</summary>
    Acknowledged = 32,
    /// <summary>TCP: the peer sent FIN; what arrived before is still readable.</summary>
    PeerClosed = 64,
    /// <summary>TCP: reset or aborted; what arrived before is still readable until the slot is closed.</summary>
    Reset = 128,
    /// <summary>
    /// After <see cref="INetworkStack.Close"/>: not all of what was accepted could be delivered. Told only while the
    /// slot has not been opened again.
    /// </summary>
    NotDelivered = 256,
    /// <summary>Listening: a connection waits to be accepted.</summary>
    Incoming = 512,
}

/// <summary>Options of a slot beyond those that have a method of their own.</summary>
public enum SlotOption
{
    /// <summary>TCP: 1 sends small segments at once, 0 waits for the acknowledgement of earlier ones. It is 1 when the
    /// slot is opened.</summary>
    NoDelay,
    /// <summary>IP time to live, 1 to 255.</summary>
    TimeToLive,
    /// <summary>The second byte of the IP header, 0 to 255.</summary>
    TypeOfService,
}

/// <summary>Both ends of a slot: IPv4 addresses in host byte order, and ports; 0 where there is none.</summary>
public struct SlotAddresses
{
    /// <summary>Our end.</summary>
    public uint LocalAddress, LocalPort;
    /// <summary>The peer's end.</summary>
    public uint RemoteAddress, RemotePort;
}

/// <summary>
/// The TCP/IP stack below the sockets: PPP over a byte stream, DNS, TCP and UDP for a fixed number of
/// slots. All calls are non-blocking and made with the core lock held; the implementation calls nothing back.
/// Addresses are IPv4 in host byte order.
/// </summary>
public interface INetworkStack
{
    /// <summary>Number of slots the implementation has room for (10 or more).</summary>
    int SlotCount { get; }

    /// <summary>Largest TCP payload of one segment, in bytes.</summary>
    int MaximumSegmentSize { get; }

    /// <summary>Tells the time and runs the stack's due timers. Call before anything else in a step.</summary>
    /// <param name="nowMs">Monotonic milliseconds; wraps at 2^32.</param>
    void Poll(uint nowMs);

    /// <summary>Milliseconds until <see cref="Poll"/> must be called again, -1 when no timer runs.</summary>
    int NextTimeout { get; }

    /// <summary>Starts PPP as client. Empty user: no authentication is offered.</summary>
    void OpenLink(string user, string password);

    /// <summary>Ends the link. Orderly: LCP terminate, bounded to a few seconds; otherwise at once (carrier lost).</summary>
    void CloseLink(bool orderly);

    /// <summary>What the link is doing.</summary>
    LinkState LinkState { get; }

    /// <summary>Why the link is <see cref="LinkState.Down"/>.</summary>
    LinkError LinkError { get; }

    /// <summary>Our address while the link is up, otherwise 0.</summary>
    uint LocalAddress { get; }

    /// <summary>DNS server 0 or 1 as given by the peer or by <see cref="SetDnsServer"/>; 0 when there is none.</summary>
    uint DnsServer(int index);

    /// <summary>Overrides a DNS server; 0 returns to the peer's.</summary>
    void SetDnsServer(int index, uint address);

    /// <summary>Bytes from the modem while in data mode. The stack takes all of them.</summary>
    void LinkInput(ReadOnlySpan<byte> bytes);

    /// <summary>Bytes to the modem: fills the span with what waits to be sent and returns the count.</summary>
    int LinkOutput(Span<byte> buffer);

    /// <summary>
    /// Starts to resolve a host name for a slot. <see cref="StackResult.Ok"/>: already known, see
    /// <see cref="ResolvedAddress"/>; <see cref="StackResult.Pending"/>: an event follows;
    /// <see cref="StackResult.Refused"/>: it cannot even be asked for (no server, table full).
    /// </summary>
    StackResult Resolve(int slot, ReadOnlySpan<byte> asciiName);

    /// <summary>
    /// Addresses of the name in the slot's last successful <see cref="Resolve"/>, in the name server's order: 0 is the
    /// first; 0 as result: there is none with that index.
    /// </summary>
    uint ResolvedAddress(int slot, int index = 0);

    /// <summary>
    /// Asks the name servers for any sign of life, for 20 s if need be: packets arrive, or the path to the network is
    /// dead. False when there is none to ask. To be asked for only while the link is up.
    /// </summary>
    bool ProbePath();

    /// <summary>
    /// Reserves the slot's protocol block and local port (0: ephemeral). <paramref name="receiveWindow"/> in bytes,
    /// 0 = default; rounded and capped to the receive budget.
    /// </summary>
    StackResult Open(int slot, Transport transport, ushort localPort, int receiveWindow);

    /// <summary>
    /// The slot's TCP stream becomes TLS: all other members are about its plaintext from now on. Between
    /// <see cref="Open"/> and <see cref="Connect"/>: memory is reserved now, the handshake follows the connect by
    /// itself, and <see cref="SlotEvents.Connected"/> comes after both. On a connected slot: the handshake begins at
    /// once, and <see cref="SlotEvents.Connected"/> comes again. <see cref="StackResult.OutOfMemory"/>: it would not
    /// fit; <see cref="StackResult.Refused"/>: see <see cref="FailureOf"/>; <see cref="StackResult.Invalid"/>: no TCP,
    /// secured already, or no TLS in this image.
    /// </summary>
    /// <param name="slot">The slot.</param>
    /// <param name="options">Must not change as long as the slot is open.</param>
    /// <param name="asciiName">The peer's name where <see cref="TlsOptions.HostName"/> is null; may be empty.</param>
    StackResult Secure(int slot, TlsOptions options, ReadOnlySpan<byte> asciiName);

    /// <summary>
    /// TCP: sends SYN (an event follows). UDP and ICMP: fixes the peer; datagrams from others are dropped. ICMP has no
    /// ports.
    /// </summary>
    StackResult Connect(int slot, uint address, ushort port);

    /// <summary>TCP: queues as much as fits and returns the count (0: no room now), or -1 when the connection is gone.
    /// UDP and ICMP: sends one datagram or echo request, returns its length or -1.</summary>
    int Send(int slot, ReadOnlySpan<byte> data);

    /// <summary>
    /// Bytes that <see cref="Send"/> would accept now, all of them. TCP: up to 11,200 less what is not acknowledged yet,
    /// less when the shared send pool is short, never less than one segment when nothing is outstanding; 0 when not
    /// connected. UDP and ICMP: the largest datagram that can be sent now, 0 when the link's queue is full.
    /// </summary>
    int SendRoom(int slot);

    /// <summary>TCP: bytes the peer has acknowledged since the connection began; wraps at 2^32.</summary>
    uint AcknowledgedBytes(int slot);

    /// <summary>TCP: unread bytes. UDP and ICMP: unread bytes of all queued datagrams.</summary>
    int Available(int slot);

    /// <summary>
    /// TCP: copies up to the span's length. UDP and ICMP: one datagram, its rest is dropped. Returns bytes copied.
    /// </summary>
    int Receive(int slot, Span<byte> buffer);

    /// <summary>TCP keep-alive and address reuse; times in seconds.</summary>
    StackResult SetKeepAlive(int slot, bool enabled, int idleSeconds, int intervalSeconds, int count);

    /// <summary>Allows the local port to be bound while an old connection lingers.</summary>
    StackResult SetReuseAddress(int slot, bool enabled);

    /// <summary>
    /// Gives the slot back at once; unread data is dropped. Orderly TCP: what was queued is still sent, then FIN;
    /// the stack finishes on its own and aborts after 30 s without acknowledgement. Otherwise RST.
    /// </summary>
    void Close(int slot, bool orderly);

    /// <summary>
    /// TCP, opened and not connected: takes connections on its local port (an ephemeral one if it has none); at most
    /// <paramref name="backlog"/>, and never more than four over all slots, wait to be accepted. Such a connection
    /// offers no window and holds no memory yet. UDP, opened: takes datagrams of any peer and keeps their senders.
    /// </summary>
    StackResult Listen(int slot, int backlog);

    /// <summary>Gives the oldest connection that waits at a listening slot to a closed slot, as if opened and connected
    /// there; <see cref="StackResult.WouldBlock"/> when none waits.</summary>
    StackResult Accept(int listener, int slot, int receiveWindow);

    /// <summary>TCP: unread bytes. UDP: datagrams queued. Listening: connections that wait to be accepted.</summary>
    int Queued(int slot);

    /// <summary>UDP: sends one datagram to a peer, connected or not; returns its length or -1.</summary>
    int SendTo(int slot, ReadOnlySpan<byte> data, uint address, ushort port);

    /// <summary>
    /// As <see cref="Receive"/>; tells who sent a datagram, and leaves what it copies in the queue if
    /// <paramref name="peek"/>. A UDP slot that listens may have empty datagrams: ask <see cref="Queued"/> first.
    /// </summary>
    int ReceiveFrom(int slot, Span<byte> buffer, bool peek, out SlotAddresses sender);

    /// <summary>TCP: sends FIN behind what was accepted; nothing more can be sent, data still arrives.</summary>
    StackResult ShutDownSending(int slot);

    /// <summary>Sets an option of an open slot; it holds until <see cref="Close"/>.</summary>
    StackResult SetOption(int slot, SlotOption name, int value);

    /// <summary>Both ends of an open slot.</summary>
    void GetAddresses(int slot, out SlotAddresses addresses);

    /// <summary>Bit mask of slots with events; reading does not clear it.</summary>
    uint PendingSlots { get; }

    /// <summary>Takes the slot's events (reading clears them).</summary>
    SlotEvents TakeEvents(int slot);

    /// <summary>
    /// Why the slot's name was not resolved, its connection failed or ended, or its data was not delivered: what the
    /// event that said so leaves open. <see cref="SocketFailure.None"/> before it; kept until the slot is opened again.
    /// </summary>
    SocketFailure FailureOf(int slot);

    /// <summary>What TLS on the slot agreed on, and after its failure the detail; false: it is not secured and was not
    /// before it was closed.</summary>
    bool TryGetTls(int slot, out TlsFacts facts);

    /// <summary>Frame and checksum counters of the link, for diagnostics.</summary>
    void GetStatistics(out LinkStatistics statistics);
}

/// <summary>Counters of the link; all wrap at 2^32.</summary>
public struct LinkStatistics
{
    /// <summary>Bytes taken from and given to the modem in data mode.</summary>
    public uint BytesIn, BytesOut;
    /// <summary>IP packets in and out.</summary>
    public uint PacketsIn, PacketsOut;
    /// <summary>PPP frames dropped: bad FCS, too long, malformed.</summary>
    public uint FrameErrors;
    /// <summary>Packets dropped for lack of memory.</summary>
    public uint MemoryErrors;
    /// <summary>TCP segments sent again.</summary>
    public uint Retransmissions;
    /// <summary>IP packets dropped: damaged, for somebody else, of a kind that is not supported.</summary>
    public uint PacketErrors;
    /// <summary>Datagrams dropped because the slot's queue was full, its peer not known yet, or they were empty.</summary>
    public uint DatagramsDropped;
    /// <summary>TCP segments refused because they came early and reached beyond the window.</summary>
    public uint SegmentsRefused;
    /// <summary>ICMP messages that answer or concern nothing of ours, or are damaged.</summary>
    public uint MessagesRefused;
    /// <summary>Connections of peers that found no place at a listening slot; peers try again.</summary>
    public uint ConnectionsRefused;
    /// <summary>Messages of name servers that answer nothing of ours, or make no sense.</summary>
    public uint AnswersRefused;
    /// <summary>Questions to name servers sent again.</summary>
    public uint QuestionsRepeated;
}
