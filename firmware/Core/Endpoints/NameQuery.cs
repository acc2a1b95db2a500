using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Endpoints;

/// <summary>A question to the name servers; takes a slot while it is asked. Called with the core lock held.</summary>
internal sealed class NameQuery : SlotLease
{
    private bool _asked;
    private bool _isInStack;
    private bool _answered;
    private EndpointResult _outcome;

    public NameQuery(CoreEngine engine, IEndpointSignal signal)
        : base(engine, signal)
    {
    }

    /// <summary>Asks, once there is a link; says wait until the answer is there.</summary>
    public EndpointResult Ask(ReadOnlySpan<byte> name)
    {
        if (!_asked && IsLinkUp)
        {
            Start(name);
        }

        return _answered ? _outcome : EndpointResult.Wait;
    }

    /// <summary>The caller does not wait any longer.</summary>
    /// <returns>Why it took so long.</returns>
    public EndpointResult GiveUp() => IsLinkUp ? EndpointResult.NameServerSilent : EndpointResult.LinkDown;

    /// <summary>The addresses of the name, after <see cref="Ask"/> said done.</summary>
    public int CopyAddresses(Span<uint> addresses)
    {
        int count = 0;
        while (count < addresses.Length && Stack.ResolvedAddress(Slot, count) is uint address and not 0)
        {
            addresses[count++] = address;
        }

        return count;
    }

    public void Close()
    {
        if (_isInStack)
        {
            Stack.Close(Slot, orderly: false);
        }

        Return();
    }

    public override void OnEvents(SlotEvents events)
    {
        if ((events & SlotEvents.ResolveFailed) != 0)
        {
            Answer(EndpointResults.Of(Stack.FailureOf(Slot)));
        }
        else if ((events & SlotEvents.Resolved) != 0)
        {
            Answer(EndpointResult.Done);
        }
    }

    public override void Describe(ref SlotSnapshot snapshot) => snapshot.Kind = SocketKind.Udp;

    private void Start(ReadOnlySpan<byte> name)
    {
        _asked = true;
        _isInStack = HostAddress.IsName(name);
        StackResult result = _isInStack ? Stack.Resolve(Slot, name) : StackResult.Invalid;
        if (result == StackResult.Invalid)
        {
            Answer(EndpointResult.NameNotFound);
        }
        else if (result == StackResult.Refused)
        {
            Answer(EndpointResults.Of(Stack.FailureOf(Slot)));
        }
        else if (result != StackResult.Pending)
        {
            Answer(EndpointResults.Of(result));
        }
    }

    private void Answer(EndpointResult outcome)
    {
        _answered = true;
        _outcome = outcome;
        Signal.Wake();
    }
}
