using System;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Tls;

/// <summary>
/// TLS on one connection: what the layer tells the worker and the worker the layer. Every member needs the core lock,
/// except that the worker alone touches <see cref="Buffers"/> between two holds of it.
/// </summary>
internal sealed class TlsSession
{
    /// <summary>No place in the stack, no engine.</summary>
    public const int Nowhere = -1;

    private readonly byte[] _name = new byte[SocketConstants.MaxAddressLength];
    private int _nameLength;

    /// <summary>Somebody uses it.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>The slot of the stack that has the connection, perhaps a spare one; <see cref="Nowhere"/>: none has any
    /// more, and the worker lets go.</summary>
    public int Slot { get; set; } = Nowhere;

    /// <summary>The slot is still the app's.</summary>
    public bool IsLive { get; set; }

    public TlsOptions? Options { get; private set; }

    /// <summary>The peer's name; empty when it has none.</summary>
    public ReadOnlySpan<byte> Name => _name.AsSpan(0, _nameLength);

    /// <summary>It is known where the connection goes.</summary>
    public bool HasPeer { get; set; }

    public uint Address { get; set; }

    public ushort Port { get; set; }

    /// <summary>The slot was connected before it was secured: to the app, TLS that fails is a connection that breaks.
    /// </summary>
    public bool WasConnected { get; private set; }

    /// <summary>TCP is connected.</summary>
    public bool IsTransportUp { get; set; }

    /// <summary>The peer's FIN has arrived.</summary>
    public bool IsTransportFinished { get; set; }

    /// <summary>TCP was reset, aborted or lost; what had arrived can still be read.</summary>
    public bool IsTransportGone { get; set; }

    /// <summary>The handshake is done.</summary>
    public bool IsEstablished { get; set; }

    /// <summary>The peer's close-notify has arrived.</summary>
    public bool IsPeerClosed { get; set; }

    /// <summary>No more plaintext is to come: close-notify follows what is staged.</summary>
    public bool WantsGoodbye { get; set; }

    /// <summary>Close-notify was produced.</summary>
    public bool SaidGoodbye { get; set; }

    /// <summary>Our FIN follows what was sent.</summary>
    public bool IsTransportShutDown { get; set; }

    /// <summary>Why TLS failed; nothing more is encrypted or decrypted then.</summary>
    public SocketFailure Failure { get; set; }

    public TlsFacts Facts;

    /// <summary>What the app's side has not been told yet.</summary>
    public SlotEvents Events { get; set; }

    /// <summary>When it is given up, in the stack's milliseconds, if <see cref="HasDeadline"/>.</summary>
    public uint Deadline { get; private set; }

    public bool HasDeadline { get; private set; }

    /// <summary>Number of its session in the engine; <see cref="Nowhere"/> while it waits for one.</summary>
    public int Engine { get; set; } = Nowhere;

    /// <summary>Those of the engine's session; null while it waits for one.</summary>
    public TlsBuffers? Buffers { get; set; }

    /// <summary>Ends of the plaintext that is encrypted, and of that which the peer's TCP has acknowledged.</summary>
    public uint Encrypted { get; set; }

    public uint Acknowledged;

    /// <summary>End of the ciphertext given to the stack.</summary>
    public uint Sent { get; set; }

    public TlsMarks Marks { get; } = new();

    /// <summary>Plaintext can be sent.</summary>
    public bool CanSend
        => IsEstablished && !WantsGoodbye && !IsTransportGone && Failure == SocketFailure.None;

    /// <summary>Begins on an open slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="options">Its options.</param>
    /// <param name="name">At most as long as an address may be.</param>
    /// <param name="wasConnected">The slot is connected.</param>
    public void Begin(int slot, TlsOptions options, ReadOnlySpan<byte> name, bool wasConnected)
    {
        IsUsed = true;
        IsLive = true;
        Slot = slot;
        Options = options;
        name.CopyTo(_name);
        _nameLength = name.Length;
        WasConnected = wasConnected;
        IsTransportUp = wasConnected;
        IsTransportFinished = IsTransportGone = IsTransportShutDown = false;
        IsEstablished = IsPeerClosed = WantsGoodbye = SaidGoodbye = false;
        Failure = SocketFailure.None;
        Facts = default;
        Facts.Alpn = -1;
        Events = SlotEvents.None;
        HasDeadline = false;
        HasPeer = false;
        Marks.Clear();
    }

    /// <summary>Positions continue those of the plain connection.</summary>
    public void StartAt(uint acknowledged, int unacknowledged)
    {
        Acknowledged = acknowledged;
        Encrypted = Sent = acknowledged + (uint)unacknowledged;
        if (unacknowledged > 0)
        {
            Marks.Add(Encrypted, Sent);
        }
    }

    public void SetDeadline(uint nowMs, int milliseconds)
    {
        Deadline = nowMs + (uint)milliseconds;
        HasDeadline = true;
    }

    public void ClearDeadline() => HasDeadline = false;

    /// <summary>Milliseconds until the deadline, 0 when it has passed.</summary>
    public int Remaining(uint nowMs) => Math.Max(0, unchecked((int)(Deadline - nowMs)));

    /// <summary>TLS has failed; the first reason is kept.</summary>
    public void Fail(SocketFailure reason, int detail)
    {
        if (Failure == SocketFailure.None)
        {
            Failure = reason;
            Facts.FailureDetail = detail;
            ClearDeadline();
            Events |= IsEstablished || WasConnected ? SlotEvents.Reset : SlotEvents.ConnectFailed;
        }
    }

    /// <summary>Free for the next connection.</summary>
    public void Release()
    {
        IsUsed = false;
        IsLive = false;
        Slot = Nowhere;
        Engine = Nowhere;
        Buffers = null;
        Options = null;
        HasDeadline = false;
    }
}
